"""Verification: a statement stays only where its citations carry its figures, and a row only where they are of its place."""

from __future__ import annotations

import pytest

from assistant.tell.answer import Citation, Computed, Row, Statement
from assistant.tell.verify import carried, verified
from ingest.vocabulary.pack import load_pack


def citation(number: int, quote: str, region: str = "河湾县", item: str = "3") -> Citation:
    plan = f"{region}妇女发展规划（2021—2030年）"
    return Citation(
        number, "plan.txt", plan, region, "妇女", ("妇女与健康", "主要目标", item), quote, ((0, len(quote)),), None
    )


CITATIONS = (
    citation(1, "孕产妇死亡率控制在12／10万以下。"),
    citation(3, "婴儿死亡率由２０１０年的９．４％降至６．７２％。", "白草县", "1"),
    citation(2, "宫颈癌筛查率达到７５％以上，乳腺癌筛查率逐步提高。", "青石县", "4"),
)


def kept(text: str, *numbers: int, common: str = "", computed: tuple[Computed, ...] = ()) -> bool:
    """True where the statement stays; the count of removed statements must agree."""
    statement = Statement(text, numbers)
    statements, removed = verified([statement], CITATIONS, common, load_pack(), computed)
    assert removed == 1 - len(statements)
    assert statements in ([statement], [])
    return bool(statements)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("孕产妇死亡率12/10万以下[1]。", (1,)),
        ("孕产妇死亡率控制在12／10万以下[1]。", (1,)),
        ("宫颈癌筛查率75%以上[2]。", (2,)),
        ("两项分别是12/10万和75%[1][2]。", (1, 2)),
        ("河湾县妇女发展规划（2021—2030年）：12/10万[1]。", (1,)),
        ("乳腺癌筛查率没有给出具体数值[2]。", (2,)),
        ("没有提到。", ()),
        ("①孕产妇死亡率12/10万[1]。", (1,)),
    ],
)
def test_what_the_citations_carry_stays(text: str, numbers: tuple[int, ...]) -> None:
    assert kept(text, *numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("孕产妇死亡率14/10万以下[1]。", (1,)),
        ("孕产妇死亡率1.2/10万以下[1]。", (1,)),
        ("孕产妇死亡率12/10万以下，比2019年下降[1]。", (1,)),
        ("孕产妇死亡率12/10万以下[2]。", (2,)),
        ("孕产妇死亡率12/10万以下。", ()),
        ("宫颈癌筛查率75.5%[2]。", (2,)),
        ("两项分别是12/10万和80%[1][2]。", (1, 2)),
    ],
)
def test_a_figure_that_its_citation_does_not_carry_is_removed(text: str, numbers: tuple[int, ...]) -> None:
    assert not kept(text, *numbers)


def test_only_the_wrong_statement_of_several_goes() -> None:
    right, wrong = Statement("孕产妇死亡率12/10万[1]。", (1,)), Statement("孕产妇死亡率13/10万[1]。", (1,))
    assert verified([right, wrong, right], CITATIONS, "", load_pack()) == ([right, right], 1)


ASKED = (Computed("问题里的数值", 18.0, "/10万", (1,)),)


@pytest.mark.parametrize(
    "text",
    ["不是18/10万，而是12/10万[1]。", "孕产妇死亡率：不是18/10万。规划写的是：12/10万[1]。", "不全是18/10万[1]。"],
)
def test_a_figure_of_the_question_may_be_repeated_to_deny_it(text: str) -> None:
    assert kept(text, 1, computed=ASKED)
    assert not kept(text, 1)


@pytest.mark.parametrize(
    "text", ["是的：河湾县孕产妇死亡率18/10万以下[1]。", "河湾县：孕产妇死亡率18/10万以下[1]", "是的，18/10万[1]。"]
)
def test_a_figure_that_only_the_question_holds_is_no_evidence(text: str) -> None:
    assert not kept(text, 1, computed=ASKED)
    assert kept(text.replace("18", "12"), 1, computed=ASKED)


def test_the_periods_of_the_plans_may_be_named_without_a_citation() -> None:
    assert kept("到2025年的规划都有。", common="2021—2025年")
    assert not kept("到2026年的规划都有。", common="2021—2025年")


def test_a_computed_figure_may_be_told() -> None:
    assert not kept("两地相差63[1][2]。", 1, 2)
    assert kept("两地相差63[1][2]。", 1, 2, computed=(Computed("两地之差", 63.0, None, (1, 2)),))


def test_the_number_of_an_item_carries_no_figure() -> None:
    assert not kept("孕产妇死亡率3/10万以下[1]。", 1)


def test_a_wrong_unit_is_removed() -> None:
    assert not kept("孕产妇死亡率12‰以下[1]。", 1)


def test_a_statement_about_another_place_is_removed() -> None:
    assert not kept("青石县：孕产妇死亡率12/10万以下[1]。", 1)


def row(display: str, region: str = "河湾县", number: int = 1) -> Row:
    return Row(region, "妇女", f"{region}妇女发展规划", "孕产妇死亡率", None, "<=", 12.0, "/10万", display, number)


@pytest.mark.parametrize(
    ("made", "stays"),
    [
        (row("12/10万以下"), True),
        (row("13/10万以下"), False),
        (row("12/10万以下", "青石县"), False),
        (row("75%以上", "青石县", 2), True),
        (row("12/10万以下", "青石县", 2), False),
        (row("6.72%（原文印作%，应为‰）", "白草县", 3), True),
        (row("6.72‰（原文印作%，应为‰）", "白草县", 3), False),
    ],
)
def test_rows_are_carried_by_a_citation_of_their_place(made: Row, stays: bool) -> None:
    assert carried([made], CITATIONS, load_pack()) == ((made,) if stays else ())


@pytest.mark.parametrize(
    ("quote", "text", "kept"),
    [
        ("城市社区综合服务设施实现全覆盖。", "覆盖率全覆盖（100%）[1]", True),
        ("城市社区综合服务设施更加完善。", "覆盖率100%[1]", False),
        ("每个村（社区）配备一名儿童主任。", "配备数1名[1]", True),
        ("每个村（社区）配备一名儿童主任。", "配备数2名[1]", False),
    ],
)
def test_what_a_quote_says_in_words_carries_a_figure(quote: str, text: str, kept: bool) -> None:
    held, _ = verified([Statement(text, (1,))], [citation(1, quote)], "", load_pack())
    assert bool(held) == kept


def test_a_computed_figure_does_not_run_into_a_name_that_begins_with_one() -> None:
    gap = Computed("5岁以下儿童死亡率的差距", 4.6, "个千分点", ())
    held, _ = verified([Statement("相差4.6个千分点", ())], [], "", load_pack(), [gap])
    assert held
