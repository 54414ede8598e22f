"""The plain chain on three small texts, and the shares of questions whose evidence was found."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hashed_embedder import HashedEmbedder
from rich.console import Console

from eval.dataset import Case, Evidence, QuestionType
from eval.metrics import FoundText
from eval.precision import compare_embedders
from eval.retrieval import ASSISTANT, plain_chain, retrieval_json, retrieval_table, score_retrieval

TEXTS = {
    "qingshi": "青石县把婴幼儿照护服务放在前面，托育机构明显增加。",
    "dongpo": "东坡区要求小学生每天在校体育活动不少于两小时。",
    "liuhe": "六合旗开展安全教育，减少儿童溺水和道路交通伤害。",
}


def case(identity: str, kind: QuestionType, *evidence: tuple[str, str]) -> Case:
    return Case(identity, identity, kind, (), (), (), tuple(Evidence(name, (quote,)) for name, quote in evidence))


@pytest.mark.parametrize(
    ("question", "document"),
    [("东坡区小学生体育活动多长", "dongpo"), ("儿童溺水", "liuhe"), ("托育机构", "qingshi")],
)
def test_the_plain_chain_finds_the_text_that_shares_words(question: str, document: str) -> None:
    chain = plain_chain(TEXTS, HashedEmbedder())
    assert chain.dense(question, 1) == [FoundText(document, TEXTS[document])]
    assert chain.fused(question, 1) == [FoundText(document, TEXTS[document])]
    assert {found.document for found in chain.fused(question, 5)} == set(TEXTS)


def test_the_plain_chain_cuts_long_texts_with_overlap() -> None:
    chain = plain_chain(
        {"long": "。\n".join(f"第{number}句说的是同一件小事" for number in range(200))}, HashedEmbedder()
    )
    lengths = [len(chunk.page_content) for chunk in chain.chunks]
    assert len(lengths) > 4
    assert max(lengths) <= 500
    assert all(chunk.metadata["document"] == "long" for chunk in chain.chunks)


def test_bm25_prefers_rare_words_and_short_texts() -> None:
    from eval.baselines import Bm25

    bm25 = Bm25(["托育服务", "托育服务和托育机构以及其他许多不相干的内容", "体育活动"])
    assert bm25.best("托育服务", 3) == [0, 1]
    assert bm25.best("体育", 3) == [2]
    assert bm25.best("没有", 3) == []
    assert Bm25([]).best("托育", 3) == []


def test_shares_count_the_rank_at_which_all_evidence_is_there() -> None:
    cases = [
        case("one", "number", ("qingshi", "婴幼儿照护服务")),
        case("both", "compare", ("qingshi", "婴幼儿照护服务"), ("liuhe", "儿童溺水")),
        case("never", "text", ("dongpo", "不存在的一句话")),
        case("section", "list", ("dongpo", "小学生"), ("liuhe", "儿童溺水")),
        case("unanswerable", "no_answer", ("dongpo", "小学生")),
    ]

    def by_rank(_: Case, k: int) -> list[list[FoundText]]:
        return [[FoundText(name, text)] for name, text in TEXTS.items()][:k]

    def whole(_: Case, k: int) -> list[list[FoundText]]:
        return [[FoundText(name, text) for name, text in TEXTS.items()]]

    scores = score_retrieval({ASSISTANT: by_rank, "whole": whole}, cases)
    ranks = {outcome.case.id: outcome.rank for outcome in scores.outcomes if outcome.system == ASSISTANT}
    assert ranks == {"one": 1, "both": 3, "never": None, "section": 3}
    assert {o.case.id: o.rank for o in scores.outcomes if o.system == "whole"}["section"] == 1
    assert scores.share(ASSISTANT, ("number", "compare"), 1) == 0.5
    assert scores.share(ASSISTANT, ("compare",), 3) == 1.0
    assert scores.groups["not_list"] == ("number", "text", "compare")
    shown = io.StringIO()
    Console(file=shown, width=100).print(retrieval_table(scores))
    assert "除 list 外" in shown.getvalue()
    told = retrieval_json(scores)
    assert told["missed"] == ["never"]
    shares = told["evidence_found"]
    assert isinstance(shares, dict)
    assert shares["not_list"] == {
        "questions": 3,
        ASSISTANT: {"first_5": 0.6667, "first_10": 0.6667},
        "whole": {"first_5": 0.6667, "first_10": 0.6667},
    }


class Reversed(HashedEmbedder):
    """Vectors that point the other way, so that nearest and farthest change places."""

    def embed_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return -super().embed_passages(texts)


def test_agreement_of_two_embedders() -> None:
    passages = [f"第{number}项说{'托育' * (number % 7)}和{'体育' * (number % 5)}" for number in range(40)]
    questions = ["托育", "体育"]
    same = compare_embedders(passages, questions, HashedEmbedder(), HashedEmbedder())
    assert (same.mean_cosine, same.lowest_cosine, same.same_hits) == pytest.approx((1.0, 1.0, 1.0))
    other = compare_embedders(passages, questions, HashedEmbedder(), Reversed())
    assert other.mean_cosine == pytest.approx(-1.0)
    assert other.same_hits < 0.5
    assert (other.passages, other.questions) == (40, 2)
