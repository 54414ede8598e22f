"""Every place in range × every indicator asked for ends as rows or as the reason why it has none."""

from __future__ import annotations

import pytest
from asks import over, places
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.query import Ask, Operation, Range, Subject, Value
from assistant.run.cells import cells_of
from index.library import Library

INDICATORS = [
    "孕产妇死亡率",
    "婴儿死亡率",
    "近视率",
    "乳腺癌筛查率",
    "高中阶段毛入学率",
    "每千人口3岁以下婴幼儿托位数",
    "潮汐发电量",
]
PLACES = ["云麓市", "望川旗", "白鹭县", "沙泉自治州", "青槐县", "松岚区"]


def figures(
    within: Range, *names: str, value: Value | None = None, scope: str = "", steps: tuple[Operation, ...] = ()
) -> Ask:
    subjects = tuple(Subject(name, name, scope) for name in names)
    return Ask("figures", "", subjects, within, value or Value(), steps)


@given(
    st.lists(st.sampled_from(INDICATORS), unique=True, min_size=1),
    st.lists(st.sampled_from(PLACES), unique=True),
    st.sampled_from([None, "妇女", "儿童"]),
    st.sampled_from(["target", "baseline", "both", "any"]),
    st.lists(st.sampled_from([2010, 2020, 2025, 2030]), unique=True, max_size=2),
    st.sampled_from([(), ("change",), ("series",), ("difference",), ("extreme",)]),
)
def test_the_table_is_complete(
    sample_library: Library, names: list[str], named: list[str], audience: str | None, kind: str, years: list[int],
    acts: tuple[str, ...],
) -> None:  # fmt: skip
    value = Value(kind, tuple(sorted(years)))  # type: ignore[arg-type]
    steps = tuple(Operation(act) for act in acts)  # type: ignore[arg-type]
    ask = figures(over(sample_library, *named, audience=audience), *names, value=value, steps=steps)
    cells = cells_of(ask, sample_library)
    wanted = [(name, place) for name in names for place in (named or sorted(PLACES, key=_order(sample_library)))]
    assert [(cell.name, cell.place.name) for cell in cells] == wanted
    for cell in cells:
        assert bool(cell.rows) == (cell.silence is None)
        for row in (*cell.rows, *cell.soft, *cell.apart):
            assert (row.indicator, row.passage.plan.region) == (cell.name, cell.place.name)
            assert audience in (None, row.passage.plan.audience)
        assert all(row.value is not None for row in cell.rows)
        assert not set(map(id, cell.rows)) & set(map(id, cell.apart))


def _order(library: Library):  # type: ignore[no-untyped-def]
    regions = list(dict.fromkeys(plan.region for plan in library.plans))
    return regions.index


@pytest.mark.parametrize(
    ("place", "name", "value", "silence"),
    [
        ("云麓市", "孕产妇死亡率", Value("target"), None),
        ("白鹭县", "孕产妇死亡率", Value(), "no_such_plan"),  # only plans for women have it, and this place has none
        ("云麓市", "乳腺癌筛查率", Value(), "not_quantified"),
        ("青槐县", "乳腺癌筛查率", Value(), "not_mentioned"),
        ("望川旗", "乳腺癌筛查率", Value(), None),
        ("望川旗", "乳腺癌筛查率", Value("baseline"), "no_baseline"),
        ("云麓市", "潮汐发电量", Value(), "not_mentioned"),
    ],
)
def test_why_a_place_is_silent(
    place: str, name: str, value: Value, silence: str | None, sample_library: Library
) -> None:
    (cell,) = cells_of(figures(over(sample_library, place), name, value=value), sample_library)
    assert cell.silence == silence


def test_a_commitment_without_a_figure_is_kept_beside_the_silence(sample_library: Library) -> None:
    (cell,) = cells_of(figures(over(sample_library, "云麓市"), "乳腺癌筛查率"), sample_library)
    assert ["逐步提高" in row.quote for row in cell.soft] == [True]


def test_another_kind_of_value_than_asked_stays_apart(sample_library: Library) -> None:
    ask = figures(over(sample_library, "云麓市"), "孕产妇死亡率", value=Value("baseline"))
    (cell,) = cells_of(ask, sample_library)
    assert [(row.year, row.value) for row in cell.rows] == [(2020, 13.2)]  # the last one reached
    assert sorted(row.value or 0 for row in cell.apart) == [12, 24.6]


@pytest.mark.parametrize(
    ("value", "acts", "found"),
    [
        (Value("target"), (), [12]),
        (Value("any"), (), [12]),
        (Value("both"), (), [12, 13.2]),
        (Value("any", (2010,)), (), [24.6]),
        (Value("any", (2030,)), (), [12]),
        (Value("any", (2010, 2020)), (), [13.2, 24.6]),
        (Value(), ("change",), [13.2, 24.6]),
        (Value(), ("series",), [12, 13.2, 24.6]),
    ],
)
def test_which_values_are_asked_for(
    value: Value, acts: tuple[str, ...], found: list[float], sample_library: Library
) -> None:
    steps = tuple(Operation(act) for act in acts)  # type: ignore[arg-type]
    (cell,) = cells_of(
        figures(over(sample_library, "云麓市"), "孕产妇死亡率", value=value, steps=steps), sample_library
    )
    assert sorted(row.value or 0 for row in cell.rows) == found


@pytest.mark.parametrize(("scope", "value"), [("小学生近视率", 36), ("高中生近视率", 68)])
def test_the_population_that_was_named(scope: str, value: float, sample_library: Library) -> None:
    (cell,) = cells_of(figures(over(sample_library, "云麓市"), "近视率", scope=scope), sample_library)
    assert [row.value for row in cell.rows] == [value]


def test_an_indicator_that_is_only_near_has_no_cells(sample_library: Library) -> None:
    near = Subject("高校毛入学率", "高中阶段毛入学率", lacking="高校")
    assert cells_of(Ask("figures", "", (near,), Range(everywhere=True)), sample_library) == []


def test_a_place_named_twice_is_looked_at_once(sample_library: Library) -> None:
    assert len(places(sample_library, "云麓", "云麓市")) == 1
