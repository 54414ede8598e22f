"""What the plans do not treat is refused, what they treat in other words is answered."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hashed_embedder import HashedEmbedder
from made_rows import made_passage, made_plan

from assistant.assistant import Assistant
from assistant.tell.evidence import has_known_scale, meaning, speaks_of
from assistant.tell.relevance import Wanted
from index.build import ingest
from index.embedders.embedder import open_embedder
from index.library import Library
from index.search import Searcher
from ingest.samples import sample_files

FOREIGN = (
    "汽车年检标准是什么",
    "摩托车登记需要的材料",
    "白鹭县加油站建设补贴",
    "云麓市燃气管道改造时间",
    "增值税发票在哪里开",
    "沙泉自治州冰雹预警标准",
    "羽毛球比赛的计分规则",
    "服务器内存怎么扩容",
    "松岚区公交线路开放时间",
    "望川旗马铃薯种植补贴标准",
    "农药登记证有效期",
    "青槐县风电场建设进度",
    "水电站装机容量",
    "云麓市古镇门票优惠",
    "演唱会门票什么时候开售",
    "房屋买卖合同登记费用",
    "信用卡逾期利息",
    "手机号码怎么转网",
)
"""Traffic, tax, weather, sport, IT, farming, energy, tourism; many share 标准, 补贴, 登记 or a place with the plans."""
TREATED = (
    "云麓的单位面试时可以打听结婚生娃的打算吗",
    "云麓孩子打人被打了学校怎么处置",
    "云麓市上不了学的残疾孩子怎么读书",
    "望川旗草场登记写不写女的名字",
    "望川旗受灾妇女多久能拿到救济",
    "沙泉风沙大的时候学生在哪里锻炼",
    "沙泉学校食堂怎么监管",
    "青槐县彩礼太高怎么办",
    "青槐县妇女想创业没有钱怎么办",
    "青槐山里的孕妇怎么去医院生产",
    "白鹭县怎么教孩子游泳",
    "白鹭县留守儿童能见到爸妈吗",
    "白鹭县老人带孙子有人教吗",
    "松岚区发现孩子被侵害要报告吗",
    "松岚区学生可以带手机进学校吗",
    "松岚区外来务工人员的孩子能上公办学校吗",
)


@pytest.fixture(scope="module")
def real_assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the samples with the default model: what is near is a matter of the model."""
    library = Library(tmp_path_factory.mktemp("evidence") / "library", create=True)
    list(ingest(library, sample_files(), open_embedder, processes=0))
    return Assistant(library, open_embedder)


@pytest.mark.slow
def test_foreign_subjects_are_refused(real_assistant: Assistant) -> None:
    """One in six may slip through; words alone let 5 of these 18 pass."""
    answered = [question for question in FOREIGN if real_assistant.ask(question).status != "not_found"]
    assert len(answered) * 6 <= len(FOREIGN), answered


@pytest.mark.slow
def test_subjects_in_other_words_are_answered(real_assistant: Assistant) -> None:
    refused = [question for question in TREATED if real_assistant.ask(question).status == "not_found"]
    assert len(refused) * 10 <= len(TREATED), refused


@pytest.mark.slow
def test_a_refusal_of_something_foreign_shows_nothing_by_chance(real_assistant: Assistant) -> None:
    answer = real_assistant.ask("望川旗马铃薯种植补贴标准")
    assert (answer.status, answer.text) == ("not_found", "资料库中的规划没有与“马铃薯种植补贴标准”字面一致的规定。")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("松岚区规划自己承认还有哪些短板", "优质教育资源分布不均"),
        ("白鹭县寄宿学校，多少个住校生得配一个生活老师", "不低于1：50"),
        ("白鹭县有多少处危险水域要配救生的东西", "318处"),
        ("青槐县查出来得了病、家里又困难的妇女，能给多少钱", "每人给予1万元"),
    ],
)
def test_what_is_said_in_other_words_is_shown_as_what_comes_nearest(
    real_assistant: Assistant, question: str, held: str
) -> None:
    assert held in real_assistant.ask(question).text


@pytest.mark.slow
def test_a_figure_that_a_plan_lacks_is_not_made_up_from_near_goals(real_assistant: Assistant) -> None:
    assert real_assistant.ask("沙泉自治州儿童规划里儿童医保参保率目标是多少").status == "not_found"


def test_words_decide_where_the_model_has_no_known_scale(sample_library: Library, assistant: Assistant) -> None:
    """Cosines of another model are on another scale: there the words of the question decide alone."""
    assert sample_library.size > 0
    assert not has_known_scale("hashed-pairs")
    assert assistant.ask("白鹭县怎么防止孩子溺水").status == "answered"


HELD = [
    ("鲸鲨鳐", ["鲸鲨鳐。"], True),  # both of its pairs
    ("鲸鲨鳐", ["鲸鲨。"], False),
    ("鲸鲨", ["鲸鲨。"], False),  # one pair is no evidence
    ("鲸鲨鳐鱿鳗鲟", ["鲸鲨鳐鱿。"], True),  # three of five are enough
    ("鲸鲨鳐鱿鳗鲟", ["鲸鲨鳐。"], False),
    ("鲸鲨的鳐鱿", ["鲸鲨、鳐鱿。"], True),  # a particle makes no pairs
    ("鲸鲨、鳐鱿", ["鲸鲨。", "鳐鱿。"], False),  # one passage must hold them
    ("鲸鲨鳐", ["鱿鱼。", "鲸鲨鳐。"], True),
    ("鲸鲨鳐", [], False),
    ("孕产妇死亡率", [], True),  # the plans have the words
]


@pytest.mark.parametrize(("asked", "texts", "held"), HELD)
def test_a_short_question_is_held_by_one_passage(
    asked: str, texts: list[str], held: bool, sample_library: Library
) -> None:
    question = Wanted(asked, tuple(sample_library.plans))
    passages = [made_passage(made_plan(), text) for text in texts]
    assert speaks_of(Searcher(sample_library, HashedEmbedder), question, passages) is held


def test_words_count_a_little_beside_the_nearness() -> None:
    assert meaning(0.9, 0) == 0.9
    assert meaning(0.9, math.e - 1) == pytest.approx(0.93)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("multilingual-e5-small/int8", True),
        ("intfloat/multilingual-e5-small/fp32", True),
        ("multilingual-e5-base/fp32", False),
        ("multilingual-e5-small@0a1b2c3d/fp32", False),
    ],
)
def test_models_of_a_known_scale(name: str, known: bool) -> None:
    assert has_known_scale(name) is known


def test_an_empty_library_answers_nothing(tmp_path: Path) -> None:
    """An empty library is near to nothing."""
    with Library(tmp_path / "library", create=True) as library:
        assert Assistant(library, open_embedder).ask("白鹭县怎么防止孩子溺水").status != "answered"
