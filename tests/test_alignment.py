"""Which items of two plans correspond: invented plans, the sample plans against pairs read by hand, the real ones too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from alignment_plans import CHILDREN, HILL, OPINION, OPINION_BESIDE, RIVER, write_plans
from hashed_embedder import HashedEmbedder
from plan_files import take

from assistant.compare.alignment import Alignment, align, assigned
from assistant.compare.items import items_of
from assistant.compare.likeness import meaning_in_common, without_place, words_in_common
from assistant.query.plans import plan_named
from eval.tuning.alignment import Counts, held_out, sample_gold, scores, total
from index.embedders.embedder import open_embedder
from index.library import Library
from ingest.errors import GuihuaError
from ingest.plan import GOALS, Passage


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("counties")
    texts = write_plans(folder, river=RIVER, hill=HILL, children=CHILDREN, opinion=OPINION, beside=OPINION_BESIDE)
    with Library(folder / "library", create=True) as library:
        take(library, HashedEmbedder(), *texts)
        yield library


def aligned(library: Library, left: str, right: str) -> Alignment:
    plans = [plan_named(name, library.plans) for name in (left, right)]
    return align(items_of(library, plans[0]), items_of(library, plans[1]))


def paths(passages: tuple[Passage, ...]) -> str:
    return "+".join("/".join(passage.path) for passage in passages)


def links(alignment: Alignment) -> dict[str, str]:
    return {paths(pair.left): paths(pair.right) for pair in alignment.pairs}


def test_items_are_found_where_they_moved_within_their_section(counties: Library) -> None:
    found = aligned(counties, "river", "hill")
    assert links(found) == {
        "总体要求": "总体要求",
        "妇女与健康/主要目标/1": "妇女与健康/主要目标/2",
        "妇女与健康/主要目标/2": "妇女与健康/主要目标/3",
        "妇女与健康/主要目标/3": "妇女与健康/主要目标/1",
        "妇女与健康/策略措施/1": "妇女与健康/策略措施/1",
        "妇女与家庭建设/主要目标/1": "妇女与家庭/主要目标/3",
        "妇女与家庭建设/主要目标/2": "妇女与家庭/主要目标/1+妇女与家庭/主要目标/2",
        "妇女与家庭建设/策略措施/1": "妇女与家庭/策略措施/1",
    }
    assert [paths((alone.passage,)) for alone in found.left_only] == ["妇女与健康/主要目标/4", "妇女与健康/策略措施/2"]
    assert [paths((alone.passage,)) for alone in found.right_only] == ["妇女与健康/主要目标/4"]


def test_what_is_split_one_way_is_joined_the_other(counties: Library) -> None:
    assert (
        links(aligned(counties, "hill", "river"))["妇女与家庭/主要目标/1+妇女与家庭/主要目标/2"]
        == "妇女与家庭建设/主要目标/2"
    )


def test_a_goal_never_meets_a_measure(counties: Library) -> None:
    for left, right in (("river", "hill"), ("river", "children"), ("hill", "children"), ("river", "opinion")):
        for pair in aligned(counties, left, right).pairs:
            assert len({passage.part == GOALS for passage in (*pair.left, *pair.right)}) == 1


def test_plans_without_domains_are_aligned_by_their_headings_and_words(counties: Library) -> None:
    found = aligned(counties, "opinion", "beside")
    assert links(found) == {"配齐救生器材": "配齐救生器材", "落实责任": "落实责任"}
    assert [paths((alone.passage,)) for alone in found.left_only] == ["加强渡口巡查"]


def test_a_plan_and_a_text_of_another_kind_have_nothing_in_common(counties: Library) -> None:
    found = aligned(counties, "river", "opinion")
    assert found.pairs == ()
    assert len(found.right_only) == 3


def test_nothing_against_something(counties: Library) -> None:
    items = items_of(counties, plan_named("river", counties.plans))
    assert align([], []) == Alignment((), (), ())
    left = align(items, [])
    assert [alone.passage for alone in left.left_only] == [item.passage for item in items]
    assert {alone.nearest for alone in left.left_only} == {None}
    assert [alone.passage for alone in align([], items).right_only] == [item.passage for item in items]


def test_a_plan_beside_itself_is_itself(sample_library: Library) -> None:
    for plan in sample_library.plans:
        items = items_of(sample_library, plan)
        found = align(items, items)
        assert all(pair.left == pair.right and pair.likeness > 0.99 for pair in found.pairs)
        assert (len(found.pairs), found.left_only, found.right_only) == (len(items), (), ())


def test_every_item_stands_in_one_place(sample_library: Library) -> None:
    for left, right in combinations(sample_library.plans, 2):
        items = items_of(sample_library, left), items_of(sample_library, right)
        found = align(*items)
        for side, (held, alone) in enumerate(zip(items, (found.left_only, found.right_only), strict=True)):
            paired = [p.ordinal for pair in found.pairs for p in (pair.left, pair.right)[side]]
            assert sorted(paired + [a.passage.ordinal for a in alone]) == [item.passage.ordinal for item in held]


def test_the_other_way_round_gives_the_same_pairs(sample_library: Library) -> None:
    for left, right in combinations(sample_library.plans, 2):
        one, other = items_of(sample_library, left), items_of(sample_library, right)
        there = {(a, b) for p in align(one, other).pairs for a in p.left for b in p.right}
        back = {(a, b) for p in align(other, one).pairs for b in p.left for a in p.right}
        assert there == back


def test_the_best_sum_is_taken_not_the_best_first() -> None:
    scores = np.array([[0.9, 0.8], [0.85, 0.1]])
    assert assigned(scores, 0.3) == [(0, 1), (1, 0)]
    assert assigned(np.array([[0.2, -np.inf]]), 0.3) == []


def test_the_name_of_the_own_place_is_no_difference(counties: Library) -> None:
    items = [items_of(counties, plan_named(name, counties.plans)) for name in ("river", "hill")]
    texts = [[without_place(item.passage) for item in held] for held in items]
    assert texts[0][3] == texts[1][1]  # 石坪县妇女心理…
    assert texts[0][4] == "每个乡镇建有一处母婴室。"  # 全县每个乡镇…


def test_likeness_is_one_for_the_same_and_smaller_for_others(counties: Library) -> None:
    items = items_of(counties, plan_named("river", counties.plans))
    for found in (words_in_common(items, items)[0], meaning_in_common(items, items)):
        assert np.allclose(np.diag(found), 1.0, atol=1e-5)
        assert (found[~np.eye(len(items), dtype=bool)] < 0.99).all()


def test_pairs_of_the_samples_are_found_even_with_hashed_vectors(sample_library: Library) -> None:
    counts = total([line[0.3] for line in scores(sample_library, sample_gold(), (0.3,))])
    assert counts.right + counts.missed >= 60
    assert counts.precision >= 0.9
    assert counts.recall >= 0.6


def test_the_threshold_is_chosen_without_what_it_is_tried_on() -> None:
    first = {0.2: Counts(8, 2, 0), 0.4: Counts(10, 0, 0)}
    second = {0.2: Counts(10, 0, 0), 0.4: Counts(5, 0, 5)}
    assert held_out([first, second]) == Counts(13, 2, 5)  # 0.2 was best on the second, 0.4 on the first


def test_gold_of_plans_that_are_not_there(counties: Library) -> None:
    with pytest.raises(GuihuaError, match="资料库没有"):
        scores(counties, sample_gold())


@pytest.mark.slow
def test_pairs_of_the_real_plans(corpus: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "library", create=True) as library:
        take(library, open_embedder(), corpus)
        gold = scores(library, Path(__file__).with_name("alignment_corpus.jsonl"))
    counts = total([next(iter(line.values())) for line in gold])
    assert counts.right + counts.missed >= 60
    assert counts.precision >= 0.98
    assert counts.recall >= 0.98


@pytest.mark.slow
def test_pairs_of_the_samples(tmp_path: Path) -> None:
    from ingest.samples import sample_files

    with Library(tmp_path / "library", create=True) as library:
        take(library, open_embedder(), *sample_files())
        counts = total([next(iter(line.values())) for line in scores(library, sample_gold())])
    assert counts.precision >= 0.95
    assert counts.recall >= 0.8
