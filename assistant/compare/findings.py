"""What stands out in the register: figures that can hardly be meant as printed, and goals that ask for less than expected.

Nothing is corrected: a finding says what stands where, with both lines, and people decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from assistant.figures.comparable import (
    ValueKind,
    due,
    in_measure,
    is_level,
    judged_value,
    to_baseline,
    to_national,
    value_kind_of,
    why_impossible,
)
from assistant.figures.words import amount, display, distance, told_amount, told_reference
from assistant.plan_words import short_name
from ingest.register.indicators import wholes
from ingest.register.targets import Target
from ingest.vocabulary.genre import Reference
from ingest.vocabulary.pack import Pack

FindingKind = Literal[
    "misprinted_unit",
    "impossible_value",
    "part_above_whole",
    "two_values",
    "looser_than_baseline",
    "looser_than_national",
]
REMARKS: frozenset[FindingKind] = frozenset({"looser_than_baseline", "looser_than_national"})
"""Kinds that are right as printed and only worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands out; `targets` are the lines that carry it, `reference` the nation's figure it is set beside."""

    kind: FindingKind
    sentence: str
    targets: tuple[Target, ...]
    reference: Reference | None = None

    @property
    def is_remark(self) -> bool:
        """True where the text may be right as it stands."""
        return self.kind in REMARKS


def findings(rows: Sequence[Target], pack: Pack) -> tuple[Finding, ...]:
    """All findings over rows of the register, errors of print before remarks, each kind in the order of the rows.

    A pure function. Give it all rows of the plans it shall judge: baselines, and both plans of a place, count too.
    """
    found: list[Finding] = []
    for look in (_misprinted, _impossible, _nested, _contradicting, _looser_than_reached, _looser_than_national):
        found += look(rows, pack)
    return tuple(found)


def _misprinted(rows: Sequence[Target], pack: Pack) -> Iterable[Finding]:
    """One finding for each indicator of a passage: 从10.73%下降到4.15% is one slip."""
    slips = [row for row in rows if row.unit_intended not in (None, row.unit)]
    for group in _grouped(slips, lambda row: (row.passage.id, row.indicator)):
        first = group[0]
        printed = "、".join(dict.fromkeys(amount(row) for row in group))
        yield Finding(
            "misprinted_unit",
            f"{short_name(first.passage.plan)}中{_named(first)}印作{printed}，当为{first.unit_intended}，疑为印误。",
            tuple(group),
        )


def _impossible(rows: Sequence[Target], pack: Pack) -> Iterable[Finding]:
    for row in rows:
        if reason := why_impossible(row, pack):
            sentence = f"{short_name(row.passage.plan)}中{_named(row)}为{display(row)}，{reason}。"
            yield Finding("impossible_value", sentence, (row,))


def _contradicting(rows: Sequence[Target], pack: Pack) -> Iterable[Finding]:
    """Goals of one place for the same year that differ, in two lines of a plan or in its two plans.

    A goal that names its year is only set beside another that does (保持在90%以上 may hold on the way to 95% in 2030).
    Only named indicators are judged (other names may be too general: 时限), and two figures of one passage are left
    alone: they belong to populations or years that the passage sets apart.
    """
    goals = [
        row for row in rows
        if row.kind == "target" and row.passage.plan.region and is_level(row) and pack.indicator(row.indicator)
    ]  # fmt: skip
    for group in _grouped(
        goals, lambda row: (row.passage.plan.region, row.indicator, _whichever(row, pack), due(row), row.year is None)
    ):
        seen: set[frozenset[tuple[str, str]]] = set()
        for one, other in combinations(group, 2):
            pair = frozenset({(one.passage.id, display(one)), (other.passage.id, display(other))})
            same_line = _line_of(one) == _line_of(other)
            if same_line or pair in seen or _set(one, pack) == _set(other, pack):
                continue
            seen.add(pair)
            yield Finding("two_values", _told_two(one, other), (one, other))


def _line_of(row: Target) -> tuple[str, str]:
    """The item of a file; two files that hold the same plan differ."""
    return row.passage.plan.document, row.passage.id


def _whichever(row: Target, pack: Pack) -> ValueKind:
    """The kind of a row whatever its bound: 38%以上 and 38%以下 of one place contradict each other."""
    return replace(value_kind_of(row, pack), contrary=None)


def _set(row: Target, pack: Pack) -> tuple[object, ...]:
    """What a row sets, in the unit in which it is compared."""
    ends = [None if end is None else in_measure(row, end, pack) for end in (row.value, row.value_max)]
    return (*ends, value_kind_of(row, pack).contrary)


def _nested(rows: Sequence[Target], pack: Pack) -> Iterable[Finding]:
    """Figures of one plan and year of which the part is larger than the whole: more newborn deaths than infant deaths."""
    levels = [
        row
        for row in rows
        if is_level(row) and value_kind_of(row, pack).contrary is None and not why_impossible(row, pack)
    ]
    held: dict[tuple[object, ...], list[Target]] = {}
    for row in levels:
        held.setdefault((row.indicator, *_moment(row, pack)), []).append(row)
    seen: set[tuple[object, ...]] = set()
    for row in levels:
        for whole in wholes(pack).get(row.indicator, ()):
            for other in held.get((whole, *_moment(row, pack)), ()):
                known, mark = (
                    pack.indicator(whole),
                    (row.passage.plan.key, row.indicator, row.value, whole, other.value),
                )
                if known and mark not in seen and judged_value(row, known, pack) > judged_value(other, known, pack):
                    seen.add(mark)
                    yield Finding("part_above_whole", _told_part(row, other), (row, other))


def _moment(row: Target, pack: Pack) -> tuple[object, ...]:
    kind = value_kind_of(row, pack)
    when = row.year if row.kind == "baseline" else due(row)
    return row.passage.plan.key, kind.scope, kind.unit, when, row.kind == "baseline"


def _told_part(row: Target, other: Target) -> str:
    return (
        f"{short_name(row.passage.plan)}中{_named(row)}为{display(row)}，高于{_named(other)}的{display(other)}："
        f"后者包含前者，不会更低。"
    )


def _told_two(one: Target, other: Target) -> str:
    first, second = one.passage.plan, other.passage.plan
    lead = f"{_named(one)}有两个目标值：{short_name(first)}{_place(one)}为{display(one)}"
    if first.key == second.key:
        return f"{lead}，{_place(other)}为{display(other)}。"
    return f"{first.region}{lead}，{short_name(second)}{_place(other)}为{display(other)}。"


def _looser_than_reached(rows: Sequence[Target], pack: Pack) -> Iterable[Finding]:
    baselines = [row for row in rows if row.kind == "baseline"]
    for goal in _goals(rows, pack):
        difference = to_baseline(goal, baselines, pack)
        if difference and difference.relation == "looser" and isinstance(difference.other, Target):
            reached = difference.other
            when = f"{reached.year}年" if reached.year else ""
            sentence = (
                f"{short_name(goal.passage.plan)}的{_named(goal)}目标为{display(goal)}，"
                f"宽于{when}已达到的{told_amount(reached)}，相差{distance(difference.value, difference.unit)}。"
            )
            yield Finding("looser_than_baseline", sentence, (goal, reached))


def _looser_than_national(rows: Sequence[Target], pack: Pack) -> Iterable[Finding]:
    for goal in _goals(rows, pack):
        difference = to_national(goal, pack)
        if difference is None or difference.relation != "looser" or not isinstance(difference.other, Reference):
            continue
        reference = difference.other
        sentence = (
            f"{short_name(goal.passage.plan)}的{_named(goal)}目标为{display(goal)}，"
            f"宽于国家到{reference.year}年的目标{told_reference(reference)}，相差{distance(difference.value, difference.unit)}（《{reference.title}》）。"
        )
        yield Finding("looser_than_national", sentence, (goal,), reference)


def _goals(rows: Sequence[Target], pack: Pack) -> list[Target]:
    """The goals to be judged, each value of a plan once (主要目标 and 策略措施 often repeat one)."""
    goals = [row for row in rows if row.kind != "baseline" and is_level(row)]
    first: dict[tuple[object, ...], Target] = {}
    for row in goals:
        first.setdefault(
            (row.passage.plan.key, row.indicator, value_kind_of(row, pack), due(row), row.value, row.value_max), row
        )
    return list(first.values())


def _named(target: Target) -> str:
    return f"{target.scope or ''}{target.indicator}"


def _place(target: Target) -> str:
    return f"“{' › '.join(target.passage.path)}”"


def _grouped(rows: Iterable[Target], key: Callable[[Target], object]) -> list[list[Target]]:
    groups: dict[object, list[Target]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())
