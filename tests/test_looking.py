"""What is read of whole plans for a topic: years, what comes nearest, and several places beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from asks import Told, asked, over, run
from compared_plans import plan as plan_text
from compared_plans import wrote
from hashed_embedder import HashedEmbedder
from made_rows import made_passage, made_plan

from assistant.compare.mentions import Mention
from assistant.query.query import Ask, Form, Operation, Value
from assistant.run.ranges import PlaceInRange, places_in_range
from assistant.tell.answer import Draft
from assistant.tell.quotes import sentences
from assistant.tell.relevance import Scored
from assistant.tell.sources import Sources
from assistant.texts.acting import told_close
from assistant.texts.looking import Looked, PlaceLooked, looked_through
from assistant.texts.passages.by_place import measures_on
from assistant.texts.passages.nearest import with_nearest
from assistant.texts.passages.passages import _by_what_is_asked, passages
from assistant.texts.spread import spread_of_texts
from index.embedders.embedder import DEFAULT_NAME
from index.library import Library
from index.search import Hit, Searcher
from ingest.plan import MEASURES

MIDDLE, LAST = "2023年开展中期考察。", "2025年开展终期考察。"
TEA = "新建茶乡夜校开放茶艺课堂场所" * 2
"""Any fourteen characters of it are a topic, any fifteen a sentence."""


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("three")
    women, children = "{}妇女发展规划（2021—2030年）", "{}儿童发展规划（2021—2030年）"
    fill = ("书箱按季更换。", "渡口设警示牌。", "老人食堂每周开放。", "巡山队员按月培训。", "石阶按期修补。")
    texts = {
        "a": plan_text(
            women.format("柏川县"), "妇女与家庭", MIDDLE + LAST, f"{TEA[:15]}。", "橘园夜校茶会灯火同办。", *fill
        )
        + "2.渡船按日摆渡。\n",
        "b": plan_text(
            women.format("桐坪旗"), "妇女与家庭", "孕产妇死亡率控制在12/10万以下。", "橘园夜校茶会按月开课。", *fill
        ),
        "c": plan_text(
            children.format("桐坪旗"), "儿童与健康", "婴儿死亡率控制在5‰以下。", "桂花茶会按年举办。", *fill
        ),
        "d": plan_text(women.format("榆河区"), "妇女与家庭", "孕产妇死亡率控制在14/10万以下。", "夜校免费。", *fill),
        "e": plan_text(
            women.format("槐岭县"),
            "妇女与家庭",
            "孕产妇死亡率控制在12/10万以下。",
            "夜校免费。",
            "婴儿死亡率控制在5%以下。",
            *fill,
        ),
    }
    with Library(folder / "library", create=True) as library:
        wrote(library, folder, **texts)
        yield library


def looked(library: Library, topic: str, *years: int) -> PlaceLooked:
    ask = replace(asked("presence", over(library, "柏川")), value=Value(years=years))
    (found,) = looked_through(library, topic, places_in_range(ask.range, library.plans), ask)
    return found


@pytest.mark.parametrize(
    ("topic", "years", "sentence"),
    [
        ("终期考察", (), LAST),
        ("终期考察", (2025,), LAST),
        ("终期考察", (2023,), None),  # that year's sentence speaks of another
        ("中期考察", (2025,), None),
        ("中期考察", (2023, 2025), MIDDLE),
    ],
)
def test_a_topic_in_a_year_is_that_of_the_sentence_with_both(
    three: Library, topic: str, years: tuple[int, ...], sentence: str | None
) -> None:
    found = looked(three, topic, *years)
    told = [mention.sentence.text for each in found.plans for mention in each.speaking]
    assert told == ([sentence] if sentence else [])
    assert found.close is False


@pytest.mark.parametrize(("shares", "told"), [((0.7, 0.9), "乙。"), ((0.9, 0.7), "甲。"), ((), "丙。")])
def test_what_comes_nearest_is_told(shares: tuple[float, ...], told: str) -> None:
    plan = made_plan()
    cut = sentences(made_passage(plan, "甲。乙。丙。丁。"))
    near = [Looked(plan, (), Mention(cut[n].passage, cut[n], share)) for n, share in enumerate(shares)]
    place = PlaceLooked(PlaceInRange("", "柏川县", (plan,), (plan,)), tuple(near), tuple(cut[2:]))

    class Cited(Sources):
        def __init__(self) -> None: ...

        def together(self, group: Any) -> Any:
            return group

        def cite_sentences(self, group: Any) -> int:
            return 7

    statement = told_close(place, "“茶”", Cited())
    assert statement.text == f"柏川县：没有与“茶”字面一致的说法，意思最接近的是“{told}”[7]"


def test_figures_of_many_plans_lie_beside_each_other(three: Library) -> None:
    ask = asked("contrast", over(three, part="主要目标"))
    rows = [(place, plan) for place in places_in_range(ask.range, three.plans) for plan in place.plans]
    told = run(lambda ask, library, sources: spread_of_texts(ask, rows, library, sources), ask, three)
    assert told.first == "5份规划里两份以上都有的数值有2项，其中各地不同的1项、相同的1项。"
    assert told.lines[1] == (
        "孕产妇死亡率：最低12/10万以下（桐坪旗妇女发展规划[1]等2份），最高14/10万以下（榆河区妇女发展规划[2]），有数值的3份。"
    )
    assert told.line("婴儿死亡率：").startswith("婴儿死亡率：都是5‰以下（桐坪旗儿童发展规划["), (
        "a misprinted unit is that meant"
    )
    alike = [row for row in rows if row[0].name in ("桐坪旗", "槐岭县")]
    told = run(lambda ask, library, sources: spread_of_texts(ask, alike, library, sources), ask, three)
    assert told.first == "3份规划里两份以上都有的数值有2项，其中各地不同的0项、相同的2项。"
    assert told.line("孕产妇死亡率：") == "孕产妇死亡率：都是12/10万以下（桐坪旗妇女发展规划[1]等2份），有数值的2份。"


def found(library: Library, topic: str, *where: str) -> Told:
    return run(passages, asked("passages", over(library, *where), topic), library, searches=True)


def test_words_of_a_topic_are_looked_for_as_they_stand_and_those_of_a_sentence_not(three: Library) -> None:
    assert found(three, TEA[:14]).first == "有相关内容的有1个地方：柏川县。"
    assert found(three, TEA[:15]).first.startswith("没有字面一致的说法，意思最接近的内容（不一定就是所问）见于1个地方")


def test_a_place_is_near_where_one_of_its_plans_is(three: Library) -> None:
    told = found(three, "橘园夜校茶会灯火")
    assert told.first == "有相关内容的有1个地方：柏川县。"
    assert "没有同样的说法，相近的内容见于桐坪旗。" in told.lines
    assert told.lines[-1] == "没有找到相关内容：榆河区、槐岭县。"


@dataclass
class Near:
    """A searcher that measures what it is told to."""

    library: Library
    near: float
    proved: float
    model: str = f"{DEFAULT_NAME}/int8"

    def nearness(self, words: str, plans: Any) -> float:
        return self.near

    def evidence(self, words: str, plans: Any) -> float:
        return self.proved

    def search(self, words: str, k: int, plans: Any) -> list[Hit]:
        return [Hit(passage, 1.0) for passage in self.library.passages(plans)][:k]


@pytest.mark.parametrize(
    ("model", "near", "proved", "told"),
    [
        (f"{DEFAULT_NAME}/int8", 0.95, 0.0, True),  # near in meaning, whatever the words prove
        (f"{DEFAULT_NAME}/int8", 0.5, 0.5, False),
        ("another/model", 0.95, 0.0, False),  # on a scale that nobody knows only words count
        ("another/model", 0.5, 9.0, True),
    ],
)
def test_what_is_near_is_told_by_meaning_where_its_scale_is_known(
    three: Library, model: str, near: float, proved: float, told: bool
) -> None:
    ask = Ask("passages", "橘园夜校茶会按月开课吗", range=over(three, "桐坪"))
    searcher = Near(three, near, proved, model)
    draft = with_nearest(Draft("not_found", ()), ask, three, Sources(three), searcher)  # type: ignore[arg-type]
    assert [statement.text[:20] for statement in draft.statements] == (
        ["意思最接近的一条（不一定就是所问）是桐坪"] if told else []
    )


@pytest.mark.parametrize(
    ("text", "topic", "wanted", "found"),
    [
        ("怎么办渡船", "渡船", {"form": Form(asks="how")}, ["渡船按日摆渡。"]),
        ("渡船的措施", "渡船", {"part": MEASURES}, ["渡船按日摆渡。"]),
        ("渡船", "渡船", {}, []),  # how is not asked
        ("渡船什么时候怎么办", "渡船", {"form": Form(asks="how")}, []),  # when is
        ("怎么建服务站", "服务站", {"form": Form(asks="how")}, []),  # more than every tenth item holds it: no topic
        ("怎么办橘园夜校", "橘园夜校茶会灯火", {"form": Form(asks="how")}, []),  # a goal is no measure
    ],
)
def test_the_measures_that_name_the_topic(
    three: Library, text: str, topic: str, wanted: dict[str, Any], found: list[str]
) -> None:
    within = over(three, "柏川", part=wanted.get("part"))
    ask = replace(asked("passages", within, topic), text=text, form=wanted.get("form", Form()))
    (place,) = places_in_range(within, three.plans)
    told = measures_on(ask, place, three, Searcher(three, HashedEmbedder))
    assert [passage.text.strip() for passage in told] == found


def test_measures_come_before_goals_where_how_is_asked(three: Library) -> None:
    goal = Scored(sentences(made_passage(made_plan(), "夜校办好。"))[0], 1.0, 0.5)
    measure = Scored(sentences(made_passage(made_plan(), "每村开1间夜校。", part=MEASURES))[0], 0.9, 0.5)
    pack = three.pack

    def first(score: float, **fields: Any) -> Scored:
        ask = Ask("passages", "夜校", **fields)
        return _by_what_is_asked(ask, [goal, replace(measure, score=score)], pack)[0]

    assert first(0.9).sentence == goal.sentence
    assert first(0.84, form=Form(asks="how")).sentence == measure.sentence
    assert first(0.83, form=Form(asks="how")).sentence == goal.sentence
    assert first(0.72, figure=True).sentence == measure.sentence
    assert first(0.71, figure=True).sentence == goal.sentence
    claimed = (Operation("confirm", value=2.0, unit="间"),)
    assert first(0.51, operations=claimed).sentence == measure.sentence
    assert first(0.5, operations=claimed).sentence == goal.sentence
    assert first(0.51, operations=(Operation("confirm", value=2.0, unit="所"),)).sentence == goal.sentence
    assert first(0.51, operations=(Operation("where", value=2.0, unit="间"),)).sentence == goal.sentence
