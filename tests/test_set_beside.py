"""What a figure is set beside: the nation's, an earlier one, the other bound; and what must not be compared with it."""

from __future__ import annotations

import pytest
from plans_of_texts import CHILDREN, EARLY, UNDATED, WOMEN, kinds, rows
from with_pack import PACK, findings, other_years, scope_key, to_baseline, to_national

from assistant.figures.comparable import relation
from ingest.register.misprints import SCALE
from ingest.vocabulary.genre import Reference


def test_a_goal_is_set_beside_the_figure_of_its_own_time() -> None:
    (early,) = rows(EARLY, "孕产妇死亡率控制在14/10万以下。")
    difference = to_national(early)
    assert difference is not None
    assert isinstance(difference.other, Reference)
    assert (difference.other.year, difference.other.value, difference.relation) == (2025, 14.5, "stricter")
    # Before 2030 no plan has to reach what is set for 2030: named, not compared.
    (screening,) = rows(EARLY, "适龄妇女宫颈癌筛查率达到60%。")
    assert to_national(screening) is None
    assert [(other.year, other.value) for other in other_years(screening)] == [(2030, 70)]
    assert findings([screening]) == ()
    assert findings(rows(UNDATED, "孕产妇死亡率控制在14/10万以下。")) == ()


def test_the_figure_of_the_nation_holds_for_its_own_population() -> None:
    (rural,) = rows(WOMEN, "农村适龄妇女宫颈癌筛查率达到50%。")
    assert to_national(rural) is None


def test_the_last_value_reached_counts() -> None:
    baselines = rows(CHILDREN, "婴儿死亡率从2010年的9.6‰下降到2020年的4.4‰。", part="前言")
    (goal,) = rows(CHILDREN, "婴儿死亡率控制在4.5‰以下。")
    difference = to_baseline(goal, baselines)
    assert difference is not None
    assert (difference.value, difference.relation) == (0.1, "looser")


@pytest.mark.parametrize(
    ("scope", "name", "key"),
    [
        ("妇女", "宫颈癌筛查率", ""),
        ("妇女", "人均预期寿命", "妇女"),
        ("女性", "人均预期寿命", "妇女"),
        ("儿童", "龋患率", ""),
        ("以乡（镇、街道）为单位", "适龄儿童免疫规划疫苗接种率", "以乡镇街道为单位"),
        ("以苏木镇为单位", "适龄儿童免疫规划疫苗接种率", "以乡镇街道为单位"),
        ("以县为单位", "适龄儿童免疫规划疫苗接种率", "以县为单位"),
        ("12岁以下儿童", "龋患率", "12岁以下儿童"),
        ("农村适龄妇女", "宫颈癌筛查率", "农村适龄妇女"),
        (None, "人均预期寿命", ""),
    ],
)
def test_scopes_that_are_only_worded_differently(scope: str | None, name: str, key: str) -> None:
    assert scope_key(scope, name) == key


def test_the_life_of_women_is_not_that_of_all() -> None:
    women, everyone = rows(WOMEN, "到2030年，妇女人均预期寿命达到81岁。", "到2030年，人均预期寿命达到79岁。")
    assert (women.scope, everyone.scope) == ("妇女", None)
    assert findings([women, everyone]) == ()
    (early,) = rows(EARLY, "妇女人均预期寿命达到77岁。")
    assert to_national(early) is None


def test_a_bound_against_the_direction_is_another_statement() -> None:
    wrong, right = rows(CHILDREN, "小学生近视率控制在38%以上。", "小学生近视率控制在38%以下。")
    assert (wrong.comparator, right.comparator) == (">=", "<=")
    assert to_national(wrong) is None
    assert to_national(right) is not None
    assert kinds(findings([wrong, right])) == ["two_values"]


def test_what_cannot_be_is_set_beside_nothing() -> None:
    (goal,) = rows(WOMEN, "孕产妇系统管理率达到930%以上。")
    assert to_national(goal) is None
    assert kinds(findings([goal])) == ["impossible_value"]


def test_a_part_is_never_larger_than_the_whole() -> None:
    register = rows(
        CHILDREN, "新生儿死亡率控制在2.8‰以下。", "婴儿死亡率控制在2.4‰以下。", "5岁以下儿童死亡率控制在5.2‰以下。"
    )
    (finding,) = findings(register)
    assert finding.kind == "part_above_whole"
    assert [target.value for target in finding.targets] == [2.8, 2.4]
    assert (
        findings(rows(CHILDREN, "到2025年，新生儿死亡率控制在2.9‰以下。", "到2030年，婴儿死亡率控制在2.7‰以下。")) == ()
    )


def test_a_share_in_another_unit_is_compared_after_conversion() -> None:
    (goal,) = rows(CHILDREN, "婴儿死亡率控制在0.53%以下。")
    difference = to_national(goal)
    assert difference is not None
    assert (difference.value, difference.unit, difference.relation) == (0.3, "‰", "looser")
    both = [*rows(WOMEN, "婴儿死亡率控制在0.45%以下。"), *rows(CHILDREN, "婴儿死亡率控制在4.5‰以下。")]
    assert findings(both) == ()
    assert kinds(findings([*both, *rows(CHILDREN, "提高服务。", "婴儿死亡率控制在0.41%以下。")]))[0] == "two_values"


def test_about_leaves_room() -> None:
    known = PACK.indicator("就业人员中女性比例")
    assert known is not None
    assert relation(known, 45, 46, about=True) == "equal"
    assert relation(known, 45, 46) == "looser"
    assert relation(known, 40, 46, about=True) == "looser"


def test_reference_figures_name_what_was_read() -> None:
    references = [(each, reference) for each in PACK.indicators for reference in each.national]
    assert len(references) > 40
    for each, reference in references:
        assert reference.unit == each.unit, each.name
        assert reference.title
        assert reference.place
        assert reference.read, each.name
        assert 2011 <= reference.year <= 2035
        assert reference.unit not in SCALE or 0 < reference.value <= 1 / SCALE[reference.unit]
        assert each.highest is None or reference.value < each.highest
    assert any(not each.national for each in PACK.indicators), "a figure that could not be read stays empty"
