"""The code of a plan's place: found where one place only fits what the document says, never guessed between several."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.places.divisions import PROVINCE, Division, ancestors, described, lookup, place_names
from ingest.plan import Plan


def code_of(region: str | None, above: Sequence[str], notice: str, number: str | None, body: str) -> str | None:
    """The code of the place `region` (100000 for the nation); None for a place that is in no register, and where several remain.

    `above` are the places that the title names before it: 福建省 of 福建省鼓楼区; a place that is not below all of them
    is out. Of several, the first of these decides that speaks for one alone: the notice by naming a place above it,
    the document number by its first character (福政办〔2021〕3号, 新政发), the body like the notice.
    """
    if region == place_names().nation.name:
        return place_names().nation.code
    places = lookup(region, above) if region else ()
    places = _supported(places, [place for place in places if _names_above(notice, place)])
    places = _supported(places, [place for place in places if number and _numbered_for(number, place)])
    places = _supported(places, [place for place in places if _names_above(body, place)])
    return places[0].code if len(places) == 1 else None


def place_warnings(plan: Plan) -> tuple[str, ...]:
    """What a person should look at: a name that several places bear, where the document does not tell which."""
    places = lookup(plan.region) if plan.region and plan.region_code is None else ()
    if len(places) < 2:
        return ()
    listed = "、".join(described(place) for place in places)
    return (f"“{plan.region}”可能是{listed}，文中没有写明是哪一个，因此没有区划代码",)


def _supported(places: tuple[Division, ...], supported: list[Division]) -> tuple[Division, ...]:
    """One place alone is what a text can settle: where it names the places above two, both stay."""
    return (supported[0],) if len(supported) == 1 else places


def _names_above(text: str, place: Division) -> bool:
    return any(upper.name in text for upper in ancestors(place))


def _numbered_for(number: str, place: Division) -> bool:
    """True where the number begins with the province's one character or with that of a prefecture above."""
    above = ancestors(place)
    provinces = [one.code for one in (place, *above) if one.level == PROVINCE]
    initials = {one.name[0] for one in above if one.level != PROVINCE}
    return place_names().abbreviations.get(number[0]) in provinces or number[0] in initials
