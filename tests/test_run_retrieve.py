"""The passages that a question is answered from: places and asks take turns, the plan and the part that were named count more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asks import over
from hashed_embedder import HashedEmbedder

from assistant.query.query import Ask, Query, Range, Subject
from assistant.run.retrieve import retrieve, section
from index.library import Library
from index.search import Searcher
from ingest.plan import GOALS, MEASURES, Passage

PREAMBLES = {"总体要求", "印发通知", "附注"}


@pytest.fixture(scope="module")
def searcher(sample_library: Library) -> Searcher:
    return Searcher(sample_library, HashedEmbedder)


def query(within: Range, *words: str, text: str = "孕产妇保健") -> Query:
    subjects = [(Subject(word),) for word in words] or [()]
    return Query(text, tuple(Ask("passages", text, subject, within) for subject in subjects))


def regions(passages: list[Passage]) -> list[str | None]:
    return [passage.plan.region for passage in passages]


def test_places_take_turns_where_several_are_asked_for(searcher: Searcher) -> None:
    everywhere = regions(retrieve(searcher, query(Range(everywhere=True), "妇女保健"), 6))
    assert len(set(everywhere)) == 6
    two = over(searcher.library, "望川", "云麓")
    assert regions(retrieve(searcher, query(two, "妇女保健"), 4)) == ["望川旗", "云麓市"] * 2
    assert set(regions(retrieve(searcher, query(over(searcher.library, "望川"), "妇女保健"), 4))) == {"望川旗"}


@pytest.mark.parametrize("words", ["妇女保健", "工作机构", "妇女发展", "促进妇女全面发展"])
def test_where_no_place_is_named_the_best_come_first_and_preambles_late(words: str, searcher: Searcher) -> None:
    best = retrieve(searcher, query(Range(), words), 8)
    hits = searcher.search(words, 30)
    weighted = sorted(hits, key=lambda hit: -hit.score * (0.8 if hit.passage.part in PREAMBLES else 1))
    assert best == [hit.passage for hit in weighted][:8]


def test_asks_take_turns_and_nothing_is_given_twice(searcher: Searcher) -> None:
    one, other = (retrieve(searcher, query(Range(), word), 5) for word in ("妇女保健", "家庭教育"))
    both = retrieve(searcher, query(Range(), "妇女保健", "家庭教育"), 6)
    assert both == list(dict.fromkeys(passage for pair in zip(one, other, strict=True) for passage in pair))[:6]
    assert len(retrieve(searcher, query(Range(), "妇女保健", "妇女保健"), 6)) == 6


def test_the_text_is_searched_where_nothing_is_named(searcher: Searcher) -> None:
    found = retrieve(searcher, query(Range(), text="家庭教育"), 3)
    assert found == retrieve(searcher, query(Range(), "家庭教育"), 3)
    assert retrieve(searcher, query(Range(places=("99",)), "家庭教育"), 3) == []


@pytest.mark.parametrize(("field", "values"), [("leaning", ("妇女", "儿童")), ("part", (GOALS, MEASURES))])
def test_what_is_named_counts_more(searcher: Searcher, field: str, values: tuple[str, str]) -> None:
    def held(value: str, of: str) -> int:
        within = replace(Range(), **{field: value})
        found = retrieve(searcher, query(within, "健康服务"), 12)
        return sum((passage.part if field == "part" else passage.plan.audience) == of for passage in found)

    for mine, other in (values, values[::-1]):
        assert held(mine, mine) > held(other, mine)


def test_a_section_is_given_whole(searcher: Searcher) -> None:
    within = over(searcher.library, "云麓")
    every = [p for p in searcher.library.passages() if p.plan.region == "云麓市"]
    domain = next(p.domain for p in every if p.domain)
    assert domain is not None
    core = domain.removeprefix("妇女与").removeprefix("儿童与")

    def given(**fields: object) -> list[Passage]:
        listed = fields.pop("fields", ())
        return section(searcher, Query("", (Ask("items", "", (), replace(within, **fields), fields=listed),)))  # type: ignore[arg-type]

    whole = [p for p in every if p.domain and p.domain.endswith(core)]
    assert given(domain=core) == whole
    assert given(domain=core, part=GOALS) == [p for p in whole if p.part == GOALS] != whole
    assert given(fields=("domains",)) == [p for p in every if p.domain is not None]
    assert given(section="没有的标题") == given() == []
    assert {p.plan.audience for p in given(fields=("domains",), leaning="妇女")} == {"妇女"}
    title = next(p.headings[0] for p in every if p.headings)
    assert given(section=title) == [p for p in every if title in p.headings] != []
