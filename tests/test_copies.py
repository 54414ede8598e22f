"""The same plan from two files is one plan with two sources; another text for the same place and years is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.assistant import Assistant
from index.library import Library
from index.sqlite.copies import SAME, sameness
from ingest.samples import sample_files

PLAN = """{place}儿童发展规划（{years}年）
一、总体要求
坚持儿童优先，把儿童事业摆在全县工作的重要位置。
二、目标与措施
（一）儿童与健康
主要目标：
1.五岁以下儿童死亡率控制在{figure}‰以下。
2.每所乡镇卫生院至少有一名儿科医生坐诊，常用药品不断档。
3.中小学生每天在校运动不少于一小时，眼睛每学期检查两次。
策略措施：
1.建好县医院儿童门诊，夜间和节假日也有人值守。
2.把常见病的预防写进学校的课程，校医每月到班里讲一次。
3.给偏远村的孩子派流动体检车，结果由村医逐户告知。
"""


def plan(path: Path, figure: float = 6.5, *, place: str = "白鹭县", years: str = "2021—2030", more: str = "") -> Path:
    path.write_text(PLAN.format(place=place, years=years, figure=figure) + more, "utf-8")
    return path


def page(path: Path, text: str) -> Path:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
    path.write_text(f"<html><body><div>{lines}</div></body></html>", "utf-8")
    return path


def test_a_plan_from_two_files_stands_once_with_both_sources(library: Library, tmp_path: Path) -> None:
    text = plan(tmp_path / "plan.txt")
    web = page(tmp_path / "plan.html", text.read_text("utf-8"))
    first, second = take(library, HashedEmbedder(), text, web)
    assert first.remarks == ()
    assert [remark for remark in second.remarks if "plan.txt" in remark and "同一份规划" in remark]
    assert [plan.document for plan in library.plans] == ["plan.txt"]
    assert [plan.document for plan in library.every_plan] == ["plan.html", "plan.txt"]
    answer = Assistant(library, HashedEmbedder).ask("白鹭县5岁以下儿童死亡率目标是多少")
    assert [row.value for row in answer.rows] == [6.5]
    citation = answer.citations[0]
    assert (citation.document, citation.paragraph) == ("plan.txt", 7)
    assert [(other.document, other.paragraph) for other in citation.also] == [("plan.html", 7)]
    assert [target["document"] for target in library.targets(indicator="5岁以下儿童死亡率")] == ["plan.txt"]


def test_search_gives_a_passage_once(library: Library, tmp_path: Path) -> None:
    from index.search import Searcher

    text = plan(tmp_path / "plan.txt")
    take(library, HashedEmbedder(), text, page(tmp_path / "plan.html", text.read_text("utf-8")))
    for plans in (None, library.plans):
        hits = Searcher(library, HashedEmbedder).search("流动体检车", 5, plans)
        assert {hit.passage.plan.document for hit in hits} == {"plan.txt"}


def test_where_the_first_file_goes_the_second_takes_its_place(library: Library, tmp_path: Path) -> None:
    text = plan(tmp_path / "plan.txt")
    take(library, HashedEmbedder(), text, page(tmp_path / "plan.html", text.read_text("utf-8")))
    library.remove(["plan.txt"])
    assert [plan.document for plan in library.plans] == ["plan.html"]
    take(library, HashedEmbedder(), text)
    assert [plan.document for plan in library.plans] == ["plan.html"]


def test_two_plans_of_one_file_are_two_however_alike(library: Library, tmp_path: Path) -> None:
    """A copy is what another file brought: within one file nothing is hidden."""
    text = plan(tmp_path / "both.txt").read_text("utf-8")
    (tmp_path / "both.txt").write_text(text + text.replace("儿童发展规划", "儿童友好城市建设规划"), "utf-8")
    take(library, HashedEmbedder(), tmp_path / "both.txt")
    assert [found.address for found in library.plans] == [("both.txt", 1), ("both.txt", 2)]
    assert len({(found.region, found.audience, found.period) for found in library.plans}) == 1


def test_a_changed_file_keeps_its_turn(library: Library, tmp_path: Path) -> None:
    text = plan(tmp_path / "plan.txt")
    take(library, HashedEmbedder(), text, page(tmp_path / "plan.html", text.read_text("utf-8")))
    plan(text, more="4.每年六月向家长公布一次进展。\n")
    take(library, HashedEmbedder(), text)
    assert [plan.document for plan in library.plans] == ["plan.txt"]


def test_plans_of_two_places_are_two_however_alike(library: Library, tmp_path: Path) -> None:
    take(library, HashedEmbedder(), plan(tmp_path / "a.txt"), plan(tmp_path / "b.txt", place="云台县"))
    assert [plan.region for plan in library.plans] == ["白鹭县", "云台县"]


def test_the_plan_before_and_the_plan_after_stand_side_by_side(library: Library, tmp_path: Path) -> None:
    take(library, HashedEmbedder(), plan(tmp_path / "old.txt", 9, years="2011—2020"), plan(tmp_path / "new.txt"))
    assert sorted((plan.period or "") for plan in library.plans) == ["2011—2020年", "2021—2030年"]
    answer = Assistant(library, HashedEmbedder).ask("白鹭县5岁以下儿童死亡率目标是多少")
    assert {(row.plan.partition("（")[2], row.value) for row in answer.rows} == {
        ("2011—2020年）", 9),
        ("2021—2030年）", 6.5),
    }


def test_another_text_for_the_same_years_stays_and_is_pointed_out(library: Library, tmp_path: Path) -> None:
    other = PLAN.format(place="白鹭县", years="2021—2030", figure=7).split("主要目标")[0]
    (tmp_path / "draft.txt").write_text(
        other + "主要目标：\n1.每个村有一间图书室，周末开放，书由县图书馆轮换。\n", "utf-8"
    )
    _, second = take(library, HashedEmbedder(), plan(tmp_path / "plan.txt"), tmp_path / "draft.txt")
    assert len(library.plans) == 2
    assert [remark for remark in second.remarks if "plan.txt" in remark and "两份都保留" in remark]


def test_a_revision_with_another_figure_is_a_plan_of_its_own(library: Library, tmp_path: Path) -> None:
    _, second = take(library, HashedEmbedder(), plan(tmp_path / "plan.txt"), plan(tmp_path / "revised.txt", 5.5))
    assert len(library.plans) == 2
    assert any("5岁以下儿童死亡率（6.5‰、5.5‰）" in remark for remark in second.remarks)
    answer = Assistant(library, HashedEmbedder).ask("白鹭县5岁以下儿童死亡率目标是多少")
    assert sorted(row.value or 0 for row in answer.rows) == [5.5, 6.5]
    assert all(citation.also == () for citation in answer.citations)


def test_likeness_of_plans_and_of_copies() -> None:
    texts = {path.stem: path.read_text("utf-8") for path in sample_files() if path.suffix in (".txt", ".md")}
    names = list(texts)
    assert all(sameness(texts[a], texts[b]) < SAME for a in names for b in names if a < b)
    one = texts[names[0]]
    misread = "".join("口" if number % 100 == 50 else character for number, character in enumerate(one))
    assert sameness(one, misread) > SAME
    assert sameness(one, one.replace("\n", "")) == 1


PERIODS = [("2011—2020", 9.0), ("2021—2030", 6.5)]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("白鹭县2011—2020年5岁以下儿童死亡率目标", [9]),
        ("白鹭县到2030年5岁以下儿童死亡率目标是多少", [6.5]),
        ("白鹭县上一轮规划的5岁以下儿童死亡率目标", [9]),
        ("白鹭县现行规划的5岁以下儿童死亡率目标", [6.5]),
        ("白鹭县前后两个规划的5岁以下儿童死亡率目标有什么变化", [6.5, 9]),
        ("各地5岁以下儿童死亡率目标是多少", [6.5, 9, 7]),
        ("哪个地方的5岁以下儿童死亡率目标最低", [6.5, 7]),
    ],
)
def test_a_question_may_mean_one_of_the_periods(
    library: Library, tmp_path: Path, question: str, values: list[float]
) -> None:
    for years, figure in PERIODS:
        take(library, HashedEmbedder(), plan(tmp_path / f"{years}.txt", figure, years=years))
    take(library, HashedEmbedder(), plan(tmp_path / "other.txt", 7, place="云台县"))
    answer = Assistant(library, HashedEmbedder).ask(question)
    assert sorted(row.value or 0 for row in answer.rows) == sorted(values)
    assert ("只比较各地最新一期规划" in answer.text) == ("最低" in question)
    assert answer.unsupported == 0


def test_plans_of_unknown_places_stand_apart(library: Library, tmp_path: Path) -> None:
    for name, figure in (("一.txt", 11), ("二.txt", 17)):
        plan(tmp_path / name, figure, place="")
    take(library, HashedEmbedder(), tmp_path / "一.txt", tmp_path / "二.txt")
    answer = Assistant(library, HashedEmbedder).ask("各地5岁以下儿童死亡率目标是多少")
    cited = {citation.number: citation.document for citation in answer.citations}
    assert {(cited[row.citation], row.value) for row in answer.rows} == {("一.txt", 11), ("二.txt", 17)}
    assert answer.unsupported == 0


@pytest.mark.parametrize("hidden", ["\u200b", "\ufeff", "\u2060", "\u00ad"])
def test_characters_that_nobody_sees_hide_nothing(library: Library, tmp_path: Path, hidden: str) -> None:
    text = (
        plan(tmp_path / "plan.txt")
        .read_text("utf-8")
        .replace("儿童死亡率", f"儿童死{hidden}亡率")
        .replace("6.5‰", f"6.5{hidden}‰")
    )
    (tmp_path / "plan.txt").write_text(text, "utf-8")
    take(library, HashedEmbedder(), tmp_path / "plan.txt")
    answer = Assistant(library, HashedEmbedder).ask("各地5岁以下儿童死亡率目标是多少")
    assert [(row.region, row.value) for row in answer.rows] == [("白鹭县", 6.5)]
    assert "死亡率控制在6.5‰以下" in answer.citations[0].quote
