"""The truth of questions over places: extremes, orders, members, counts, means, differences, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from statistics import mean, median

from eval.generate.draw.drawn import Drawn
from eval.generate.draw.sets import HIGHER, LOOSE, LOWER, SETS, STRICT
from eval.generate.held import Held, HeldValue
from eval.generate.subjects import PlansCovered, plans_covered
from eval.generate.truth.truth import Expected, Gap, Truth

SET_KINDS = (*SETS, "places")


_EQUAL = ("一样", "相同", "相等", "一致", "都是", "均为", "没有差", "不相差", "并不", "不高", "不低", "差0", "相差0")
_CORRECTIONS = {
    "高": ("低", "少", "不高", "不是", "并非", "相反", "反而", "没有", "并不"),
    "低": ("高", "多", "不低", "不是", "并非", "相反", "反而", "没有", "并不"),
}
"""Words of which one has to stand in the first sentence where the question has it the wrong way round."""


def over_places(drawn: Drawn, held: Held) -> Truth:
    """The truth of one of `SET_KINDS`."""
    seen = plans_covered(held, drawn.subject, drawn.audience, drawn.places)
    gaps = (*(Gap(plan, "soft") for plan in seen.soft), *(Gap(plan, "silent") for plan in seen.silent))
    beside = (v for kind in ("target", "baseline") for v in held.rows(drawn.subject, kind, held.plans))
    truth = Truth(
        "target", drawn.subjects, drawn.places, beside=tuple(v for v in beside if v.value is not None),
        computed=_computed(seen.values), asked=drawn.numbers,
    )  # fmt: skip
    match drawn.kind:
        case "all" | "places":
            return replace(truth, required=seen.values, gaps=gaps)
        case "soft":
            names = _places(gap.plan.region or gap.plan.label for gap in gaps if gap.reason == "soft")
            silent = _places(gap.plan.region or gap.plan.label for gap in gaps if gap.reason == "silent")
            return replace(
                truth, gaps=gaps, conclusion=Expected("members", names, (*silent, *seen.without), operation="without")
            )
        case "none":
            names = _places(plan.region or plan.label for plan in seen.silent)
            return replace(truth, conclusion=Expected("members", names, _unsure(seen), operation="without"))
        case "having":
            return replace(truth, conclusion=Expected("count", number=len(seen.places)))
        case "same":
            return replace(truth, required=seen.values if drawn.places else (), conclusion=_same(seen.values))
        case "difference":
            return replace(truth, required=seen.values, conclusion=_apart(drawn, seen.values))
        case "measure":
            return replace(truth, conclusion=_measured(drawn, seen.values))
        case "filter" | "count":
            passing = tuple(value for value in seen.values if meets(value, drawn))
            names = _places(value.place for value in passing)
            count = Expected("count", number=len(names))
            if drawn.kind == "count":
                return replace(truth, conclusion=count)
            return replace(truth, required=passing, conclusion=Expected("members", names))
    return _ordered(truth, drawn, seen.values)


def meets(value: HeldValue, drawn: Drawn) -> bool:
    """Whether a figure passes the threshold."""
    number, low, high = value.value or 0.0, drawn.numbers[0], drawn.numbers[-1]
    return {
        ">": number > low, ">=": number >= low, "<": number < low, "<=": number <= low, "between": low <= number <= high,
    }[drawn.operation or ""]  # fmt: skip


def ascending(operation: str | None, values: Iterable[HeldValue]) -> bool:
    """Whether the operation looks for small numbers first: 最低, and 最严 of what has to fall."""
    falling = next(iter(values)).comparator == "<="
    return {LOWER: True, HIGHER: False, STRICT: falling, LOOSE: not falling}[operation or ""]


def _ordered(truth: Truth, drawn: Drawn, values: tuple[HeldValue, ...]) -> Truth:
    """Extreme, n-th and rank."""
    numbers = sorted({value.value or 0.0 for value in values}, reverse=not ascending(drawn.operation, values))
    groups = tuple(_places(v.place for v in values if v.value == number) for number in numbers)
    if drawn.kind == "rank":
        return replace(truth, required=values, conclusion=Expected("order", groups=groups, operation=drawn.operation))
    n = int(drawn.numbers[0]) - 1 if drawn.kind == "nth" else 0
    winners = tuple(value for value in values if value.value == numbers[n])
    by_year = (
        [v for v in values if v.year == year] for year in {value.year for value in values}
    )  # goals for different years may be told apart
    firsts = (_ordered_first(drawn, group) for group in by_year) if n == 0 else ()
    optional = tuple(place for group in firsts for place in group if place not in groups[n])
    chosen = Expected("extreme", groups[n], optional, operation=f"第{n + 1}" if n else drawn.operation)
    return replace(truth, required=winners, conclusion=chosen)


def _ordered_first(drawn: Drawn, values: list[HeldValue]) -> tuple[str, ...]:
    best = sorted((v.value or 0.0 for v in values), reverse=not ascending(drawn.operation, values))[0]
    return _places(value.place for value in values if value.value == best)


def _measured(drawn: Drawn, values: tuple[HeldValue, ...]) -> Expected:
    numbers = [value.value or 0.0 for value in values]
    found = {"平均": mean(numbers), "中位数": median(numbers), "极差": max(numbers) - min(numbers)}[
        drawn.operation or ""
    ]
    return Expected("number", number=round(found, 6), unit=values[0].unit, operation=drawn.operation)


def _apart(drawn: Drawn, values: tuple[HeldValue, ...]) -> Expected:
    """The difference; where the question takes the wrong one for the higher, the first sentence has to say so."""
    first = next(value for value in values if value.place == drawn.places[0])
    second = next(value for value in values if value is not first)
    apart = round((first.value or 0) - (second.value or 0), 6)
    wrong = drawn.operation is not None and (apart == 0 or (apart > 0) != (drawn.operation == "高"))
    words = (_CORRECTIONS[drawn.operation or ""] if apart else _EQUAL,) if wrong else ()
    return Expected("number", number=abs(apart), unit=first.unit, words=words)


def _same(values: tuple[HeldValue, ...]) -> Expected:
    return Expected("same" if len({value.value for value in values}) == 1 else "differ")


def _unsure(seen: PlansCovered) -> tuple[str, ...]:
    """Places that may be named among those without: they have no such plan, or only words."""
    return (*_places(plan.region or plan.label for plan in (*seen.soft, *seen.doubtful)), *seen.without)


def _computed(values: tuple[HeldValue, ...]) -> tuple[float, ...]:
    numbers = sorted({value.value for value in values if value.value is not None})[:60]
    apart = {round(b - a, 6) for a, b in combinations(numbers, 2)}
    every = [value.value for value in values if value.value is not None]
    return (*apart, *((mean(every), median(every)) if every else ()))


def _places(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
