"""Search over several groups of plans at once gives what it gives for each by itself."""

from __future__ import annotations

import pytest
from hashed_embedder import HashedEmbedder

from index.library import Library
from index.search import Searcher
from ingest.plan import by_place


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
