"""Every indicator against itself over the places; what is expected is read from the sample plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asks import asked, over

from assistant.assistant import Assistant
from assistant.query.query import Ask, Value
from assistant.run.across import Across, across
from index.library import Library


def found(library: Library, *places: str, audience: str | None = None) -> dict[str, Across]:
    ask: Ask = asked("indicators", over(library, *places, audience=audience))
    return {one.indicator: one for one in across(ask, library)}


@pytest.mark.parametrize(
    ("indicator", "gap", "unit", "high", "low"),
    [
        ("婴儿死亡率", 3.0, "‰", {"沙泉自治州"}, {"松岚区"}),
        ("学前教育毛入园率", 5.0, "%", {"松岚区"}, {"沙泉自治州"}),
    ],
)
def test_the_ends_and_how_far_they_are_apart(
    sample_library: Library, indicator: str, gap: float, unit: str, high: set[str], low: set[str]
) -> None:
    one = found(sample_library, audience="儿童")[indicator]
    assert (one.gap, one.unit) == (gap, unit)
    assert ({s.name for s in one.high}, {s.name for s in one.low}) == (high, low)


def test_an_indicator_of_one_place_is_compared_with_nothing(sample_library: Library) -> None:
    assert all(len({s.name for s in one.standings}) > 1 for one in found(sample_library).values())


def test_the_largest_gap_comes_first_and_units_stay_apart(sample_library: Library) -> None:
    ordered = list(found(sample_library, audience="儿童").values())
    shares = [one.gap for one in ordered if one.unit == "%"]
    assert shares == sorted(shares, reverse=True)
    units = [one.unit for one in ordered]
    assert len(dict.fromkeys(units)) == sum(a != b for a, b in zip(units, [None, *units], strict=False))


@pytest.mark.parametrize("value", [Value(years=(1999,)), Value("baseline", (2031,))])
def test_of_a_year_without_values_nothing_is_compared(sample_library: Library, value: Value) -> None:
    assert across(replace(asked("indicators", over(sample_library)), value=value), sample_library) == []


def test_what_was_reached_is_compared_where_it_was_asked_for(sample_library: Library) -> None:
    ask = replace(asked("indicators", over(sample_library)), value=Value("baseline"))
    compared = across(ask, sample_library)
    assert compared
    assert {one.target.kind for found in compared for one in found.standings} == {"baseline"}


def test_the_widest_is_told_with_both_ends(assistant: Assistant) -> None:
    answer = assistant.ask("各地儿童规划差距最大的指标是哪个")
    assert "差距最大的是5岁以下儿童死亡率：最高沙泉自治州控制在7.5‰以下" in answer.text
    assert answer.unsupported == 0


def test_what_is_the_same_is_counted_and_listed(assistant: Assistant) -> None:
    answer = assistant.ask("云麓和白鹭哪些指标相同")
    assert "目标值相同的有3个" in answer.text
    assert all(name in answer.text for name in ("九年义务教育巩固率", "学前教育毛入园率", "儿童主任配备数"))
