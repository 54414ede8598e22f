"""The operations of an ask: what was read word by word, then steps that add, drop or fill in some of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.query.asks.conditions import with_date, with_figures
from assistant.query.asks.naming import AskedClause
from assistant.query.asks.parts import Parts
from assistant.query.asks.places_apart import longest_first, names_the_others, place_beside, stands_among_all
from assistant.query.places.named import PlacesNamed
from assistant.query.query import Kind, Operation
from assistant.query.reading_words import sign

_RELATION = sign("relation")
"""沙泉的目标比白鹭还低: a relation that the question takes for granted."""
_HOW_MANY = sign("how_many")
"""哪几个地方提到: they are to be counted, too."""
_WHO = sign("who")
"""Asks for one of several places …"""
_MORE = sign("more")
"""… the one that goes further: 谁更严."""
_OF_A_YEAR = sign("of_a_year")
"""谁比现状提高得更多: then 更 is about years, and no place is the furthest."""
_COMPARED = sign("compared")
"""Words without which a value of the nation is asked for on its own."""
_REFERENCE = re.compile(r"(?:比|较)(?:起)?")
"""The place directly after it is the one from which differences are taken."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """The clause to which the operations belong, and the kind of its ask."""

    clause: AskedClause
    kind: Kind
    places: PlacesNamed

    @property
    def parts(self) -> Parts:
        return self.clause.parts

    @property
    def one_place(self) -> bool:
        return len(set(self.parts.places)) == 1


def operations_of(clause: AskedClause, kind: Kind, places: PlacesNamed) -> tuple[Operation, ...]:
    """The operations of an ask, what chooses rows before what is worked out of them."""
    heard = _Heard(clause, kind, places)
    found = list(dict.fromkeys(clause.parts.operations))
    for step in (
        _unranked_for_one_place, _same_where_contrasted, _one_order, _counted_who_say_it, _with_conditions,
        _with_change, _with_series, _with_relation, _nation_alone, _difference_to_one, _furthest_of_several, _with_side,
        _difference_to_the_others, _difference_to_the_nearest, _among_all,
    ):  # fmt: skip
        found = step(found, heard)
    early = clause.parts.early if any(operation.act == "where" for operation in found) else []
    return tuple(sorted(found, key=lambda operation: (operation not in early, operation.act != "where")))


def _unranked_for_one_place(found: list[Operation], heard: _Heard) -> list[Operation]:
    """Of one place 最少 means at least, and 多少个 of a figure counts no places."""
    if heard.one_place and not heard.parts.everywhere and len(heard.parts.audiences) < 2:
        acts = ("extreme", "order", "count") if heard.kind == "figures" else ("extreme", "order")
        return [operation for operation in found if operation.act not in acts]
    return found


def _same_where_contrasted(found: list[Operation], heard: _Heard) -> list[Operation]:
    """两地有什么不同, of figures: whether they are the same."""
    worked_out = any(operation.act in ("difference", "order", "extreme") for operation in found)
    contrasted = "contrast" in heard.parts.texts and heard.kind == "figures" and not worked_out
    return [*found, Operation("same")] if contrasted else found


def _one_order(found: list[Operation], heard: _Heard) -> list[Operation]:
    """从低到高排个序: of two orders the one that says from where to where."""
    orders = [operation for operation in found if operation.act == "order"]
    told = [one for one in orders if (one.by, one.descending) != ("value", True)] or orders
    return [operation for operation in found if operation.act != "order" or operation == told[0]]


def _counted_who_say_it(found: list[Operation], heard: _Heard) -> list[Operation]:
    """有几个地方提到: who says it, and how many they are."""
    present = any(operation.comparison == "present" for operation in found)
    counted = [Operation("count")] if present and _HOW_MANY.search(heard.parts.text) else []
    return list(dict.fromkeys([*found, *counted]))


def _with_conditions(found: list[Operation], heard: _Heard) -> list[Operation]:
    """超过90%的, 是不是90%, 2021年印发的: what a figure or a date of the question chooses, or claims."""
    return with_date(with_figures(found, heard.clause, heard.kind), heard.parts)


def _with_change(found: list[Operation], heard: _Heard) -> list[Operation]:
    """从2011到2020涨了多少."""
    return [*found, Operation("change")] if "change" in heard.parts.values else found


def _with_series(found: list[Operation], heard: _Heard) -> list[Operation]:
    """Values of several years one after the other, also where the one that changed most is asked for."""
    of_change = any(operation.act == "extreme" and operation.words == "change" for operation in found)
    if of_change and sign("ahead").search(heard.parts.text):  # 要压得最多: from what was reached to the goal
        return list(dict.fromkeys([*found, Operation("against", than="baseline")]))
    ahead = any(operation.act == "against" for operation in found)
    several_years = "series" in heard.parts.values or (of_change and not ahead) or len(set(heard.parts.years)) > 1
    return [*found, Operation("series")] if several_years and "change" not in heard.parts.values else found


def _with_relation(found: list[Operation], heard: _Heard) -> list[Operation]:
    """沙泉为什么比白鹭还低: that it is lower is confirmed first. The 松 of 松岚 is no relation."""
    text = heard.parts.text
    for place in longest_first(heard.parts.places):
        text = text.replace(place, "□" * len(place))
    claimed = _RELATION.search(text)
    if claimed is None or len(set(heard.parts.places)) < 2 or heard.kind != "figures":
        return found
    word = claimed.group(1)
    return [Operation("confirm", _measure(word), word in "高严多大", than="place"), *found]


def _with_side(found: list[Operation], heard: _Heard) -> list[Operation]:
    """目标是不是比2020年还高: on which side of what was reached (or of the nation's) it lies is to be confirmed."""
    against = next((operation for operation in found if operation.act == "against"), None)
    than = against.than if against else None
    plain = next((o for o in found if o.act in ("confirm", "same") and o.value is None and o.than is None), None)
    side = sign("side").search(heard.parts.text)
    which = heard.parts.everywhere and plain is None and _WHO.search(heard.parts.text) is not None
    if not (plain or which) or side is None or than not in ("baseline", "nation"):
        return found
    word = next(filter(None, side.groups()))
    of_the_goal = against is not None and against.words == "goal"  # what was reached lies below it: it lies above
    claimed = Operation("confirm", by=_measure(word), descending=(word in "高严紧大超") != of_the_goal, than=than)
    if which:  # 目标反而低于2020年实际水平的是哪几个地区
        return [*found, replace(claimed, words="which")]
    return [claimed if operation is plain else operation for operation in found]


def _nation_alone(found: list[Operation], heard: _Heard) -> list[Operation]:
    """孕产妇死亡率国家目标是多少: no place to compare with the nation."""
    if heard.parts.places or heard.parts.everywhere or _COMPARED.search(heard.parts.text):
        return found
    return [replace(operation, words="alone") if operation.than == "nation" else operation for operation in found]


def _difference_to_one(found: list[Operation], heard: _Heard) -> list[Operation]:
    """低于云麓的有哪些地方: those that stand to it as asked; 和云麓比怎么样: how far each is from it."""
    beside = place_beside(heard.parts)
    if beside is None or not (heard.kind == "figures" or (heard.kind == "passages" and beside.place is None)):
        return found
    marks = [beside.place] if beside.place else []
    keys = heard.places.keys_in(marks)
    differs = any(operation.act == "difference" for operation in found)
    if beside.comparison is None or differs:
        return _differences_to(marks, found if differs else [*found, Operation("difference")], heard)
    gone = ("same", "against", "complement")
    kept = [one for one in found if one.act not in gone and one.than != "baseline"]  # 它 is a place, and no year
    return [*kept, Operation("where", beside.by, comparison=beside.comparison, than="place", places=keys)]


def _furthest_of_several(found: list[Operation], heard: _Heard) -> list[Operation]:
    """云麓和青槐谁的孕产妇死亡率更严: the strictest of these, and no comparison with what was reached."""
    parts = heard.parts
    more = _MORE.search(parts.text)
    several = len(heard.places.keys_in(parts.places)) > 1 or parts.everywhere
    if not several or not _WHO.search(parts.text) or more is None or _OF_A_YEAR.search(parts.text):
        return found
    found = [operation for operation in found if not (operation.act == "against" and operation.than == "baseline")]
    if place_beside(parts) or any(operation.act in ("extreme", "order", "confirm") for operation in found):
        return found
    word = more.group(1)
    return [*found, Operation("extreme", _measure(word), word in "高大多严")]


def _difference_to_the_others(found: list[Operation], heard: _Heard) -> list[Operation]:
    """云麓与其他地方相差多少: each of the others against the one that is named."""
    if not names_the_others(heard.parts) or not heard.one_place:
        return found
    return _differences_to(heard.parts.places, found, heard)


def _difference_to_the_nearest(found: list[Operation], heard: _Heard) -> list[Operation]:
    """比云麓高多少: the place directly after 比; of 松岚比云麓、青槐高多少 the one before it."""
    before, _, after = _REFERENCE.sub("\n", heard.parts.text, count=1).partition("\n")
    nearest = next((place for place in heard.parts.places if after.startswith(place)), None)
    first = [place for place in heard.parts.places if place in before]
    if nearest and len(first) == 1 and sum(place in after for place in heard.parts.places) > 1:
        nearest = first[0]
    return _differences_to([nearest], found, heard) if nearest else found


def _among_all(found: list[Operation], heard: _Heard) -> list[Operation]:
    """云麓排第几; 是不是最低的: the place among all, and whether it is at the end that is claimed."""
    if not stands_among_all(heard.parts) or any(operation.than == "mean" for operation in found):
        return found
    end = next((operation for operation in heard.parts.operations if operation.act == "extreme"), None)
    keys = heard.places.keys_in(heard.parts.places)
    rank = replace(end, act="rank", places=keys, words="claimed") if end else Operation("rank", places=keys)
    return [rank, *(one for one in found if one.act not in ("rank", "extreme", "confirm", "count"))]


def _differences_to(marks: list[str], found: list[Operation], heard: _Heard) -> list[Operation]:
    keys = heard.places.keys_in(marks)
    return [replace(operation, places=keys) if operation.act == "difference" else operation for operation in found]


def _measure(word: str) -> Literal["value", "strictness"]:
    return "strictness" if word in "松严宽紧" else "value"
