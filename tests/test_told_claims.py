"""Claims, halves and steps, over the sample plans: the verdict comes first, what stands in the answer is not called unknown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.assistant import Assistant
from assistant.texts.beside import measures_beside
from index.library import Library
from index.search import Hit
from ingest.plan import Passage, Plan


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("白鹭县学前教育毛入园率的目标是不是比2020年高？", "不是，目标并不比现状高。"),
        ("云麓市孕产妇死亡率目标是不是比现状更严？", "是的，目标比现状更严。"),
        ("各地学前教育毛入园率目标是不是都比现状高？", "不都是这样：目标比现状高的有"),
        ("云麓是不是要求每个县都得有公办托育中心", "是的，规划写有这一项。"),
        ("这几个地方的中期评估是不是都放在2025年？", "不是，并非都是：写2025年的有白鹭县"),
        ("望川旗遭灾的妇女，生活物资48小时内送到就行，对吧？", "不是48小时，规划写的是“灾害发生后24小时内"),
        ("青槐县村委会主任里女的不低于10%，对不对？", "不是这样：青槐县的规划没有写村委会主任中女性比例不低于10%。"),
        ("望川旗妇女规划是不是管到2030年？", "不是：没有规划期到2030年为止的规划。"),
    ],
)
def test_the_verdict_comes_first(assistant: Assistant, question: str, first: str) -> None:
    assert assistant.ask(question).text.startswith(first)


def test_who_says_it_and_who_does_not(assistant: Assistant) -> None:
    first = assistant.ask("这几个地方的中期评估是不是都放在2025年？").text.splitlines()[0]
    assert "写的不是2025年的有沙泉自治州（“2023年开展中期评估”）" in first
    assert first.endswith("没有写明的有松岚区。")


def test_a_counter_of_everyday_stands_for_that_of_the_plan(assistant: Assistant) -> None:
    text = assistant.ask("白鹭县每个村是不是配2个儿童主任").text
    assert text.startswith("不是2个。规划写的是：白鹭县")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("白鹭县对留守儿童有哪些具体措施？", ("一对一结对", "亲情团聚", "临时监护", "儿童主任", "关爱热线")),
        ("白鹭县关心留守娃有哪些实招？", ("一对一结对", "亲情团聚")),
        ("云麓接到家暴报警，警察多久得到？", ("30分钟内到场",)),
    ],
)
def test_measures_on_a_topic_are_all_told(assistant: Assistant, question: str, held: tuple[str, ...]) -> None:
    text = assistant.ask(question).text
    assert all(words in text for words in held)
    assert "前言" not in text


def test_a_half_that_another_half_has_told_is_not_called_missing(assistant: Assistant) -> None:
    text = assistant.ask("白鹭县干部跟留守娃结对子，要结多少个？多久打一次电话、见一回面").text
    assert "每月至少通话一次" in text
    assert "没有找到" not in text


def test_what_is_asked_of_the_same_thing_is_one_question(assistant: Assistant) -> None:
    query = assistant.read("云麓市住山里的孕妇生孩子有什么照顾？费用谁出？")
    assert [ask.range.places for ask in query.asks] == [query.asks[0].range.places]
    assert "费用由县级财政给予补助" in assistant.ask(query.text).text.splitlines()[0]


def test_an_occasion_before_a_colon_is_no_question(assistant: Assistant) -> None:
    answer = assistant.ask("做中期评估准备：云麓市的评估由谁牵头")
    assert "读作说明" in answer.understood
    assert len(answer.query.asks if answer.query else ()) == 1


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("松岚儿童规划的中期评估是哪一年做？", "规划没有写出所问的年份，有关的内容如下。"),
        ("云麓市孤儿一个月能领多少基本生活费？", "规划没有写出所问的数值，"),
    ],
)
def test_what_is_not_of_the_kind_that_was_asked_is_said(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(first)
    assert answer.status == "partial"


def test_a_word_that_the_answer_has_is_not_called_unknown(assistant: Assistant) -> None:
    answer = assistant.ask("松岚区是不是打算到2030年建成64个儿童之家？")
    assert "没有识别" not in answer.text


def test_which_places_have_one_plan_alone(assistant: Assistant) -> None:
    first = assistant.ask("只有儿童规划的是哪些地方").text.splitlines()[0]
    assert "只有儿童规划的有3个：" in first
    assert "只有妇女规划的有2个：" in first


def test_two_populations_of_one_place_are_set_against_each_other(assistant: Assistant) -> None:
    text = assistant.ask("儿童伤害死亡率的降幅，定得最大的和最小的差几个百分点？").text
    assert "最高比最低高10个百分点" in text


def test_short_forms_of_a_name_are_the_name(assistant: Assistant) -> None:
    query = assistant.read("各地高级专技人员女性比例")
    assert [subject.indicator for subject in query.asks[0].subjects] == ["高级专业技术人员中女性比例"]


def test_which_goals_lie_below_what_was_reached(assistant: Assistant) -> None:
    text = assistant.ask("婴儿死亡率目标反而低于2020年实际水平的是哪几个地方").text
    assert text.startswith("目标比现状低的有3个：白鹭县、沙泉自治州、云麓市。")


def test_who_has_most_to_change(assistant: Assistant) -> None:
    text = assistant.ask("拿2020年的数当起点，孕产妇死亡率哪个地方要压得最多").text
    assert "目标比现状变化最大的是青槐县（下降1.8/10万）。" in text
    assert "2010年" not in text.partition("目标比现状")[0]


def test_goals_that_are_changes_compare_as_they_are(assistant: Assistant) -> None:
    text = assistant.ask("孩子意外伤害死亡率，谁要降得最多").text
    assert text.startswith("变化最大的是白鹭县比2020年下降25%[1]。")


def test_a_sum_by_the_month_is_taken_for_the_year(assistant: Assistant) -> None:
    answer = assistant.ask("白鹭县村里的儿童主任每月补贴最低多少？折算成一年起码是多少钱？")
    assert answer.text.startswith("白鹭县：每月300元以上[1]，按12个月折算，一年为3600元以上。")
    assert [figure.value for figure in answer.results] == [3600]
    assert "3600" not in assistant.ask("白鹭县村里的儿童主任每月补贴最低多少").text


def test_a_word_for_several_indicators_asks_for_all(assistant: Assistant) -> None:
    query = assistant.read("各地村委会班子里女同志要占多少")
    named = [subject.indicator for subject in query.asks[0].subjects]
    assert named == ["村委会成员中女性比例", "村委会主任中女性比例"]


def test_a_word_more_is_asked_of_the_topic_before(assistant: Assistant) -> None:
    query = assistant.read("各地对家庭教育的提法有什么差别？有没有哪里明说免费")
    assert query.asks[-1].subjects[0].words == "家庭教育免费"


def test_a_way_of_asking_is_heard_wherever_it_stands(assistant: Assistant) -> None:
    answer = assistant.ask("家里打架报了警，云麓那边警察最晚多长时间得到？")
    assert "30分钟" in answer.text.splitlines()[0]


class Nearness:
    """Stands for a searcher: the cosines of some words of items, best first."""

    def __init__(self, cosines: dict[str, float]) -> None:
        self.cosines = cosines

    def by_meaning(self, query: str, plans: Sequence[Plan]) -> list[Hit]:
        held = [
            (self.cosines[words], p)
            for p in self.passages
            for words in self.cosines
            if words in p.text and p.plan in plans
        ]
        return [Hit(passage, score) for score, passage in sorted(held, key=lambda pair: -pair[0])]

    passages: Sequence[Passage] = ()


@pytest.mark.parametrize(("swimming", "told"), [(0.88, True), (0.86, False)])
def test_a_measure_half_way_to_the_nearest_belongs_to_the_topic(
    sample_library: Library, swimming: float, told: bool
) -> None:
    plans = [plan for plan in sample_library.plans if plan.region == "白鹭县"]
    near = Nearness({"筑牢防溺水防线": 0.90, "教会孩子游泳": swimming, "加强校车监管": 0.84, "欺凌举报信箱": 0.84})
    near.passages = sample_library.passages(plans)
    named = [p for p in near.passages if "筑牢防溺水防线" in p.text]
    found = measures_beside("防溺水", named, plans, sample_library, near)  # type: ignore[arg-type]
    assert [p.text[:6] for p in found] == (["教会孩子游泳"] if told else [])
    assert measures_beside("防溺水", [], plans, sample_library, near) == []  # type: ignore[arg-type]
