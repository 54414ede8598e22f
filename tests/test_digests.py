"""In how many sentences a digest is told, how items are numbered, and what is said of very many lists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asks import Told, asked, over, run
from compared_plans import plan as plan_text
from compared_plans import wrote

from assistant.query.query import Ask, Form, Operation
from assistant.texts.digest import digest
from assistant.texts.items import items, numbered
from index.library import Library

LEAD = "松岚区儿童发展规划“组织实施”共5条"
A, B, C, D, E = "明确责任分工[1]", "加大投入力度[2]", "健全协调机制[3]", "建强工作队伍[4]", "扩大社会参与[5]"
FIGURE = "量化要求有：每年培训不少于40学时[4]"


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (1, [f"{LEAD}：{A}；{B}；{C}；{D}；{E}；{FIGURE}"]),
        (2, [f"{LEAD}：{A}；{B}；{C}；{D}；{E}", FIGURE]),
        (3, [LEAD, f"{A}；{B}；{C}；{D}；{E}", FIGURE]),
        (4, [LEAD, f"{A}；{B}", f"{C}；{D}；{E}", FIGURE]),
        (5, [LEAD, f"{A}；{B}", C, f"{D}；{E}", FIGURE]),
        (7, [LEAD, A, B, C, D, E, FIGURE]),
        (9, [LEAD, A, B, C, D, E, FIGURE]),  # there are no more
    ],
)
def test_so_many_sentences(sample_library: Library, sentences: int, told: list[str]) -> None:
    ask = Ask("digest", "", range=over(sample_library, "松岚", section="组织实施"), form=Form(sentences))
    assert run(digest, ask, sample_library).text == f"{'。'.join(told)}。"


@pytest.mark.parametrize(
    ("characters", "told"),
    [
        (10, "[5]。"),  # nothing but the count has room
        (34, "[5]。"),
        (35, "：排查水域风险[1]等4条。"),  # 38 characters, the marks not counted: less than a tenth more
        (60, "：排查水域风险[1]；强化出行保护[2]；建立学生欺凌早发现、早干预机制[3]等4条。"),
    ],
)
def test_so_many_characters(sample_library: Library, characters: int, told: str) -> None:
    within = over(sample_library, "云麓", domain="安全", part="策略措施")
    text = run(digest, Ask("digest", "", range=within, form=Form(characters=characters)), sample_library).text
    assert text == f"云麓市儿童发展规划在“儿童与安全”领域提出策略措施4条{told}"


@pytest.mark.parametrize(
    ("item", "sign"), [(None, "· "), (1, "①"), (2, "②"), (20, "⑳"), (21, "（21）"), (0, "（0）"), (100, "（100）")]
)
def test_the_sign_of_an_item(item: int | None, sign: str) -> None:
    assert numbered(item) == sign


PLACES = [f"{name}川县" for name in "柏桐榆槐椿梓桦枫槭柳杉松竹"]


@pytest.fixture(scope="module")
def thirteen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Plans with one, two and three goals, in turn."""
    folder = tmp_path_factory.mktemp("thirteen")
    goals = ("茶亭遍布各村。", "夜校越办越好。", "书箱按季更换。")
    texts = {
        f"p{n}": plan_text(f"{place}妇女发展规划（2021—2030年）", "妇女与家庭", *goals[: 1 + n % 3])
        for n, place in enumerate(PLACES)
    }
    with Library(folder / "library", create=True) as library:
        wrote(library, folder, **texts)
        yield library


def counted(library: Library, places: list[str], *acts: str) -> Told:
    within = over(library, *places, domain="家庭", part="主要目标")
    return run(items, asked("items", within, operations=[Operation(act) for act in acts]), library)  # type: ignore[arg-type]


def test_of_very_many_lists_the_sum_and_the_ends_come_first(thirteen: Library) -> None:
    assert counted(thirteen, PLACES).first == "13份规划有这一部分，合计25条，最少1条，最多3条。"
    assert counted(thirteen, PLACES[:12]).first == "柏川县妇女发展规划“妇女与家庭”的主要目标共1条："
    each = counted(thirteen, PLACES[:12], "count").first
    assert each.startswith("柏川县妇女发展规划“妇女与家庭”的主要目标1条；桐川县")
    assert each.count("；") == 11
    assert counted(thirteen, PLACES[:2], "count").first.count("；") == 1
    alone = counted(thirteen, PLACES[2:3], "count")
    assert alone.first == "榆川县妇女发展规划“妇女与家庭”的主要目标共3条："
    assert len(alone.lines) == 4


def test_of_very_many_lists_of_one_length_each_has_so_many(thirteen: Library) -> None:
    within = over(thirteen, part="策略措施")
    assert run(items, asked("items", within), thirteen).first == "13份规划有这一部分，合计13条，每份1条。"
