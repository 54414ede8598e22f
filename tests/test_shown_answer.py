"""An answer on the page and as copied text: markers, the table, what was worked out, what was looked at."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from shown_answer import ANSWER, CITATION, COVERAGE, ROW, Tags

from assistant.tell.answer import Computed, Coverage, Silent
from ingest.figures.sentences import pieces
from ui.exports.plain_text import answer_text, quote_text
from ui.page.answer_html import MOST_COMPUTED, Turn, conversation, steps, with_markers
from ui.wording.places import readable_path


def test_markers_open_the_citation_they_name_and_only_those_that_exist() -> None:
    html = with_markers("控制在12/10万以下[1]，见[9]。", ANSWER, 4)
    assert Tags(html).text == "控制在12/10万以下[1]，见[9]。"
    assert re.findall(r'data-turn="(\d+)" data-number="(\d+)"', html) == [("4", "1")]


def test_values_stand_in_a_table_without_a_column_that_repeats_the_line_above() -> None:
    html = conversation([Turn(ANSWER.question, ANSWER)])
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["地区", "目标值", "出处"]
    assert re.findall(r'<td class="value">(.*?)</td>', html) == ["12/10万以下", "15/10万以下"]
    scoped = replace(ANSWER, rows=(replace(ROW, scope="城市"), replace(ROW, scope="农村")))
    html = conversation([Turn(ANSWER.question, scoped)])
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["地区", "范围", "目标值", "出处"]
    assert re.findall(r'<th scope="rowgroup" rowspan="(\d)">(.*?)</th>', html) == [("2", "云麓市")]
    unnamed = conversation([Turn(ANSWER.question, replace(ANSWER, text="两个地方的简单平均为13.5/10万"))])
    assert "<caption>孕产妇死亡率</caption>" in unnamed
    assert re.findall(r'<th scope="col">(.*?)</th>', unnamed) == ["地区", "目标值", "出处"]
    other = replace(ANSWER, rows=(ROW, replace(ROW, indicator="婴儿死亡率", audience="儿童")))
    html = conversation([Turn(ANSWER.question, other)])
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["地区", "对象", "指标", "目标值", "出处"]


def test_the_ledger_says_what_was_looked_at_and_what_is_silent() -> None:
    text = Tags(conversation([Turn(ANSWER.question, ANSWER)])).text
    assert "查了 8 份规划，2 份给出数值。" in text
    assert "资料库中没有这份规划：松岚区妇女规划" in text
    assert "提到了，但没有给出数值：望川旗妇女规划[2]" in text
    assert conversation([Turn("", ANSWER)]).count("<i") == 8


def test_one_plan_that_answers_needs_no_ledger() -> None:
    alone = replace(ANSWER, coverage=Coverage(1, 1, ()))
    assert "查了" not in answer_text(alone) + Tags(conversation([Turn("问", alone)])).text
    silent = replace(ANSWER, coverage=Coverage(1, 0, COVERAGE.silent))
    assert "查了 1 份规划，0 份给出数值。" in answer_text(silent)


def test_only_what_was_asked_to_be_worked_out_is_shown() -> None:
    mean = Computed("简单平均", 13.5, "/10万", (1, 2))
    allowed = tuple(Computed(what, 5.0, unit, (), "allowance") for what, unit in (("核对", "格"), ("年份", None)))
    answer = replace(ANSWER, computed=(mean, *allowed, mean))
    shown = Tags(conversation([Turn("问", answer)])).text
    assert shown.count("简单平均：13.5/10万") == 1
    assert "程序算出：\n简单平均：13.5/10万[1][2]\n\n" in answer_text(answer)
    assert "核对" not in shown + answer_text(answer)
    assert "程序算出" not in Tags(conversation([Turn("问", replace(ANSWER, computed=allowed))])).text
    many = tuple(replace(mean, what=f"第{number}个地方") for number in range(MOST_COMPUTED + 1))
    assert f"<summary>程序算出 {len(many)} 项</summary>" in conversation([Turn("问", replace(ANSWER, computed=many))])


def test_a_plan_that_speaks_of_it_is_not_said_to_be_silent() -> None:
    silent = (Silent("云麓市", "妇女", None, "not_mentioned", 1), Silent("松岚区", "妇女", None, "not_mentioned"))
    text = answer_text(replace(ANSWER, coverage=Coverage(2, 0, silent)))
    assert "规划没有提到：松岚区妇女规划。\n提到了，但没有所问的数值：云麓市妇女规划[1]。" in text


@pytest.mark.parametrize(
    ("status", "word"), [("partial", "部分回答"), ("not_found", "没有找到"), ("clarify", "需要补充")]
)
def test_an_answer_that_falls_short_says_so(status: str, word: str) -> None:
    answer = replace(ANSWER, status=status)  # type: ignore[arg-type]
    assert word in Tags(conversation([Turn("问", answer)])).text
    assert word in answer_text(answer)


def test_removed_statements_are_counted() -> None:
    assert "删去 2 处没有依据的表述" in Tags(conversation([Turn("问", replace(ANSWER, unsupported=2))])).text


def test_writing_out_ends_with_the_whole_answer() -> None:
    assert steps(ANSWER) == 2
    sentences = replace(ANSWER, rows=(), text="第一句。第二句！\n第三行")
    assert steps(sentences) == 3
    assert "".join(pieces(sentences.text)) == sentences.text
    assert "第二句" not in conversation([Turn("问", sentences, shown=1)])
    assert "第三行" in conversation([Turn("问", sentences)])


def test_copied_answer_has_words_values_ledger_and_sources() -> None:
    assert answer_text(ANSWER) == (
        "问：各地孕产妇死亡率目标是多少\n\n孕产妇死亡率：\n云麓市：12/10万以下[1]\n青槐县：15/10万以下[2]\n\n"
        "地区\t指标\t目标值\t出处\n云麓市\t孕产妇死亡率\t12/10万以下\t[1]\n青槐县\t孕产妇死亡率\t15/10万以下\t[2]\n\n"
        "查了 8 份规划，2 份给出数值。\n资料库中没有这份规划：松岚区妇女规划。\n提到了，但没有给出数值：望川旗妇女规划[2]。\n\n"
        "出处：\n"
        "[1] 《云麓市妇女发展规划（2021—2030年）》，妇女与健康 › 主要目标 › 第2条（yunlu.txt，第3页，字符 110–129）：“孕产妇死亡率控制在12/10万以下。”\n"
        "[2] 《云麓市妇女发展规划（2021—2030年）》，妇女与健康 › 主要目标 › 第2条（qinghuai.pdf，第3页，字符 110–129）：“孕产妇死亡率控制在12/10万以下。”\n"
    )
    assert quote_text(CITATION).startswith("“孕产妇死亡率控制在12/10万以下。”\n——《云麓市")
    assert readable_path(("组织实施", "加强领导")) == "组织实施 › 加强领导"
