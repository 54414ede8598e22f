"""Two plans beside each other: corresponding items with the figures and words that differ, and what each has alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assistant.compare.alignment import Alignment, Alone, ItemPair, align
from assistant.compare.items import items_of
from assistant.compare.likeness import without_place
from assistant.compare.word_changes import Stretch, changes
from assistant.figures.comparable import due, is_level
from assistant.plan_words import in_domain, name_with_document
from index.library import Library
from ingest.errors import GuihuaError
from ingest.plan import Passage, Plan
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack

PairStatus = Literal["same", "figures", "wording"]
Of = Literal["left", "right"]
SideName = tuple[str, str | None, int | None]
"""Indicator, scope, and the year where an item sets the indicator for several."""
SAME_NAME = 0.6
"""Share of their characters in which two names that no list holds agree, in order, to mean one thing. Chosen by
hand; nothing changes from 0.4 to 0.8."""
_PUNCTUATION = str.maketrans("", "", "，。；、：！？,;:!?.（）()“”\"'《》—–-")


@dataclass(frozen=True, slots=True)
class Figure:
    """What the two items set for one indicator and scope; None where one sets nothing.

    `stricter` names the side that asks for more, None where they ask for the same or cannot be compared; `elsewhere` the
    side whose figure stands in another item of its plan.
    """

    indicator: str
    scope: str | None
    left: Target | None
    right: Target | None
    stricter: Of | None
    elsewhere: Of | None = None
    year: int | None = None
    """Set where an item sets the indicator for several years, each of which is a figure of its own."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair and what differs: nothing but the place's name (`same`), a figure, or words only."""

    pair: ItemPair
    status: PairStatus
    figures: tuple[Figure, ...]
    words: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TwoPlans:
    """Two plans compared item by item, in the order of the left one."""

    left: Plan
    right: Plan
    compared: tuple[Compared, ...]
    left_only: tuple[Alone, ...]
    right_only: tuple[Alone, ...]


def compare_plans(
    library: Library, left: Plan, right: Plan, domain: str | None = None, part: str | None = None
) -> TwoPlans:
    """Compare two plans, of one domain or part if named; raises GuihuaError for one plan twice, for a plan without
    items, and for a domain that neither has."""
    if left.address == right.address:
        raise GuihuaError(f"两个名称指的是同一份规划：{left.label}，请给出另一份")
    items = [items_of(library, plan) for plan in (left, right)]
    for plan, held in zip((left, right), items, strict=True):
        if not held:
            raise GuihuaError(f"{name_with_document(plan)}没有识别出条目，无法比较，请用 guihua outline 查看")
    if domain is not None and not any(in_domain(item.passage, domain) for held in items for item in held):
        titles = "、".join(dict.fromkeys((*left.domains, *right.domains)))
        raise GuihuaError(f"两份规划都没有“{domain}”领域，现有：{titles or '（没有领域）'}")
    found = _kept(align(items[0], items[1]), domain, part)
    rows = [[t for t in library.register([plan]) if t.kind != "baseline"] for plan in (left, right)]
    compared = tuple(_compared(pair, rows[0], rows[1], library.pack) for pair in found.pairs)
    return TwoPlans(left, right, compared, found.left_only, found.right_only)


def _kept(found: Alignment, domain: str | None, part: str | None) -> Alignment:
    """The whole plans are aligned and then narrowed, so that an item that moved elsewhere is not called missing."""

    def wanted(passages: Iterable[Passage]) -> bool:
        return any((domain is None or in_domain(p, domain)) and part in (None, p.part) for p in passages)

    return Alignment(
        tuple(pair for pair in found.pairs if wanted((*pair.left, *pair.right))),
        tuple(alone for alone in found.left_only if wanted([alone.passage])),
        tuple(alone for alone in found.right_only if wanted([alone.passage])),
    )


def _compared(pair: ItemPair, left: Sequence[Target], right: Sequence[Target], pack: Pack) -> Compared:
    figures = tuple(_figures(pair, left, right, pack))
    if _plain(pair.left) == _plain(pair.right):
        return Compared(pair, "same", figures, ())
    words = changes("\n".join(p.text for p in pair.left), "\n".join(p.text for p in pair.right))
    return Compared(pair, "figures" if any(map(differs, figures)) else "wording", figures, words)


def _plain(passages: Sequence[Passage]) -> str:
    return "".join(without_place(passage).translate(_PUNCTUATION) for passage in passages)


def _figures(pair: ItemPair, left: Sequence[Target], right: Sequence[Target], pack: Pack) -> Iterator[Figure]:
    """A row for each indicator and scope of which one side at least gives a figure.

    What the item of one side leaves out may stand in another item of that plan, which is no difference of the plans.
    """
    sides = ((left, pair.left), (right, pair.right))
    staged = {name for rows, passages in sides for name in _staged(rows, passages)}
    here = [_by_name(rows, passages, staged) for rows, passages in sides]
    anywhere = [_by_name(rows, (), staged) for rows in (left, right)]
    renamed = dict(_renamed(here[0], here[1]))
    for key in dict.fromkeys((*here[0], *here[1])):
        one, other = here[0].get(key), here[1].get(renamed.get(key, key))
        elsewhere: Of | None = None
        if key in renamed.values():
            continue
        if one is None and key in anywhere[0]:
            one, elsewhere = anywhere[0][key], "left"
        elif other is None and key in anywhere[1]:
            other, elsewhere = anywhere[1][key], "right"
        if any(target is not None and target.value is not None for target in (one, other)):
            yield Figure(key[0], key[1], one, other, stricter(one, other, pack), elsewhere, key[2])


def _renamed(left: Mapping[SideName, Target], right: Mapping[SideName, Target]) -> Iterator[tuple[SideName, SideName]]:
    """Pairs of different names, left and right, whose figures belong on one line all the same.

    Either the value is the same and only words around it differ (在码头设一个服务站, 在山口设一个服务站); or each side has one
    figure of the indicator, on another scope (以乡镇为单位, 以团场为单位): these are shown with their scopes, never ranked.
    """
    free = {name: target for name, target in right.items() if name not in left and target.value is not None}
    rest = {name: target for name, target in left.items() if name not in right and target.value is not None}
    for name, target in list(rest.items()):
        same = [
            o for o, one in free.items() if _value(one) == _value(target) and (o[0] == name[0] or _alike(o[0], name[0]))
        ]
        if same:
            free.pop(same[0])
            rest.pop(name)
            yield name, same[0]
    for name in rest:
        others = [other for other in free if other[0] == name[0]]
        if len(others) == 1 and sum(each[0] == name[0] for each in rest) == 1:
            yield name, others[0]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_NAME


def _staged(rows: Sequence[Target], passages: Sequence[Passage]) -> Iterator[tuple[str, str | None]]:
    """The indicators and scopes for which the passages set figures for several years (到2025年90%，到2030年95%)."""
    places = {passage.ordinal for passage in passages}
    years: dict[tuple[str, str | None], set[int | None]] = {}
    for row in rows:
        if row.passage.ordinal in places and is_level(row):
            years.setdefault((row.indicator, row.scope), set()).add(due(row))
    yield from (name for name, found in years.items() if len(found) > 1)


def _by_name(
    rows: Sequence[Target], passages: Sequence[Passage], staged: Collection[tuple[str, str | None]]
) -> dict[SideName, Target]:
    """The rows by indicator and scope, those of the given passages or of all; of several the first with a figure."""
    places = {passage.ordinal for passage in passages}
    found: dict[SideName, Target] = {}
    for row in rows:
        name = (row.indicator, row.scope)
        key = (*name, due(row) if name in staged else None)
        if (not passages or row.passage.ordinal in places) and (key not in found or found[key].value is None):
            found[key] = row
    return found


def differs(figure: Figure) -> bool:
    """True where the two sides set different figures, or only one sets any."""
    one, other = figure.left, figure.right
    return one is None or other is None or _value(one) != _value(other)


def stricter(left: Target | None, right: Target | None, pack: Pack) -> Of | None:
    """The side whose figure asks for more; None where they ask the same or differ in scope, unit, bound, or base year.

    A plain value compares with a bound (100% with 98%以上). Bounds of opposite direction do not compare, nor does a change
    (下降20%) with a level.
    """
    if left is None or right is None or left.value is None or right.value is None or left.value == right.value:
        return None
    if left.value_max is not None or right.value_max is not None or _measure(left) != _measure(right):
        return None
    bounds = {left.comparator, right.comparator}
    known = pack.indicator(left.indicator)
    if bounds in ({"decrease_by"}, {"increase_by"}):
        lower = False
    elif bounds <= {"<=", "="} and "<=" in bounds:
        lower = True
    elif bounds <= {">=", "="} and ">=" in bounds:
        lower = False
    elif len(bounds) == 1 and known is not None:
        lower = known.better == "lower"
    else:
        return None
    return "left" if (left.value < right.value) == lower else "right"


def _measure(target: Target) -> tuple[object, ...]:
    return target.scope, target.unit_intended or target.unit, target.base_year


def _value(target: Target) -> tuple[object, ...]:
    return target.value, target.value_max, target.comparator, target.unit_intended or target.unit, target.base_year
