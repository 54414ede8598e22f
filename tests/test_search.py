"""Search: what meaning and words find, how the two are fused, and that groups at once are groups one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hashed_embedder import HashedEmbedder
from plan_files import take

from index import search
from index.embedders.embedder import Embedder
from index.fulltext import match_expression, words
from index.library import Library
from index.search import Searcher
from ingest.errors import GuihuaError
from ingest.plan import by_place

ITEMS = ("渡口每天检查缆绳。", "茶场开办夜校。", "牧道旁栽种沙棘。", "茶场修缮茶亭，夜校添置灯具。")
TOPICS = {"渡口": 0.8, "茶亭": 0.5, "夜校": 0.6, "沙棘": -0.2}
"""Cosine of the query 摆摊 with the texts that hold the word, the first that fits."""


@dataclass
class MeaningEmbedder:
    """Vectors whose cosine with any query stands in TOPICS: what is nearest shares no word with the query."""

    name: str = "by-topic"
    dimension: int = 2
    queries: int = 0

    def embed_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        cosines = [next((near for topic, near in TOPICS.items() if topic in text), 0.0) for text in texts]
        return np.array([[cosine, math.sqrt(1 - cosine**2)] for cosine in cosines], np.float32).reshape(-1, 2)

    def embed_query(self, text: str) -> npt.NDArray[np.float32]:
        self.queries += 1
        return np.array([1.0, 0.0], np.float32)


def written(folder: Path, place: str, *items: str) -> Path:
    numbered = "".join(f"{number}.{item}\n" for number, item in enumerate(items, 1))
    path = folder / f"{place}.txt"
    path.write_text(
        f"{place}妇女发展规划（2021—2030年）\n一、目标与措施\n（一）妇女与乡村\n主要目标：\n{numbered}", "utf-8"
    )
    return path


@pytest.fixture
def searcher(library: Library, tmp_path: Path) -> Searcher:
    """Over one plan of four items."""
    embedder = MeaningEmbedder()
    take(library, embedder, written(tmp_path, "柳汀县", *ITEMS))
    return Searcher(library, lambda: embedder)


def found(searcher: Searcher, query: str, k: int = 10) -> list[tuple[str, float]]:
    return [(hit.passage.text.strip(), hit.score) for hit in searcher.search(query, k)]


def reciprocal(*ranks: int) -> float:
    return sum(1 / (60 + rank) for rank in ranks)


def test_what_shares_no_word_is_found_by_meaning(searcher: Searcher) -> None:
    """Vectors alone: the order of their cosines."""
    assert found(searcher, "摆摊") == [
        (ITEMS[0], pytest.approx(reciprocal(1))),
        (ITEMS[1], pytest.approx(reciprocal(2))),
        (ITEMS[3], pytest.approx(reciprocal(3))),
        (ITEMS[2], pytest.approx(reciprocal(4))),
    ]


def test_words_and_meaning_count_alike(searcher: Searcher) -> None:
    """沙棘 stands in one item only, which is last by meaning: both ranks make its score."""
    assert found(searcher, "沙棘") == [
        (ITEMS[2], pytest.approx(reciprocal(1, 4))),
        (ITEMS[0], pytest.approx(reciprocal(1))),
        (ITEMS[1], pytest.approx(reciprocal(2))),
        (ITEMS[3], pytest.approx(reciprocal(3))),
    ]


def test_the_best_are_given_and_no_more(searcher: Searcher) -> None:
    everything = found(searcher, "茶场夜校")
    assert [found(searcher, "茶场夜校", k) for k in (0, 1, 2)] == [[], everything[:1], everything[:2]]
    assert everything[0][0] == ITEMS[1]  # first by words, as it is the shorter one, and second by meaning
    assert everything[0][1] == pytest.approx(reciprocal(1, 2))


def test_texts_that_are_the_same_share_their_rank(library: Library, tmp_path: Path) -> None:
    embedder = MeaningEmbedder()
    shared = "渡口每天检查缆绳。"
    take(library, embedder, written(tmp_path, "柳汀县", shared, ITEMS[1]), written(tmp_path, "苇塘旗", shared))
    assert [(text, score) for text, score in found(Searcher(library, lambda: embedder), "摆摊")] == [
        (shared, pytest.approx(reciprocal(1))),
        (shared, pytest.approx(reciprocal(1))),
        (ITEMS[1], pytest.approx(reciprocal(2))),
    ]


def test_only_so_many_ranks_take_part(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "DEPTH", 2)
    assert [text for text, _ in found(searcher, "摆摊")] == [ITEMS[0], ITEMS[1]]
    assert [text for text, _ in found(searcher, "茶场")] == [ITEMS[1], ITEMS[0], ITEMS[3]]


def test_evidence_is_the_best_score_in_words_in_units_of_a_rare_word(searcher: Searcher) -> None:
    library = searcher.library
    (best, *_) = library.match(match_expression(words("茶场")), None, 10)
    assert library.size == 4
    assert searcher.evidence("茶场") == pytest.approx(best[1] / math.log(5))
    assert searcher.evidence("茶场") > 0
    assert searcher.evidence("茶场", []) == 0
    assert (searcher.evidence("摆摊"), searcher.evidence("？")) == (0, 0)


def test_nearness_is_the_cosine_of_the_nearest(searcher: Searcher, library: Library) -> None:
    assert searcher.nearness("摆摊") == pytest.approx(0.8)
    assert searcher.nearness("摆摊", library.plans) == pytest.approx(0.8)
    assert searcher.nearness("摆摊", []) == 0


def test_a_question_is_embedded_once_and_a_model_opened_once(library: Library, tmp_path: Path) -> None:
    embedder, opened = MeaningEmbedder(), []
    take(library, embedder, written(tmp_path, "柳汀县", *ITEMS), written(tmp_path, "苇塘旗", "渡口停用。"))

    def opening() -> MeaningEmbedder:
        opened.append(1)
        return embedder

    searcher = Searcher(library, opening)
    assert not opened
    groups = [list(plans) for plans in by_place(library.plans)]
    searcher.search_each("摆摊", 3, groups)
    searcher.nearness("摆摊")
    assert (embedder.queries, len(opened), searcher.model) == (1, 1, "by-topic")
    searcher.search("赶集", 3)
    searcher.search("摆摊", 3)
    assert embedder.queries == 2


def test_what_was_read_meanwhile_is_found(searcher: Searcher, library: Library, tmp_path: Path) -> None:
    searcher.search("摆摊", 3)
    take(library, MeaningEmbedder(), written(tmp_path, "苇塘旗", "渡口停用。"))
    assert "渡口停用。" in [text for text, _ in found(searcher, "摆摊", 2)]


def test_another_model_than_the_librarys_is_refused(searcher: Searcher) -> None:
    other: Callable[[], Embedder] = lambda: HashedEmbedder(dimension=4)  # noqa: E731
    with pytest.raises(GuihuaError, match="by-topic"):
        Searcher(searcher.library, other).search("渡口")


@pytest.mark.parametrize("query", ["留守儿童关爱", "孕产妇死亡率", "？", "zzz"])
def test_groups_at_once_are_groups_one_by_one(sample_library: Library, query: str) -> None:
    groups = [list(plans) for plans in by_place(sample_library.plans)]
    assert len(groups) > 3
    searcher = Searcher(sample_library, HashedEmbedder)
    single = [searcher.search(query, 7, plans) for plans in groups]
    assert searcher.search_each(query, 7, groups) == single
    assert searcher.search_each(query, 7, groups[:1]) == single[:1]
    together = [[plan for plans in groups for plan in plans], groups[0]]  # groups may share plans
    assert searcher.search_each(query, 7, together) == [searcher.search(query, 7, plans) for plans in together]
