"""What is measured of an answer and of what retrieval found; metrics are values with names."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.tell.answer import Answer
from eval.dataset import Case, Evidence

Texts = Mapping[str, str]
"""Document texts by the name of the file without its ending, as `comparable` returns them."""

FIRST_PARAGRAPH = 400
"""Characters that a reader takes in first of an answer to one point; the limits are those of the scorer that the
project is held to (tests/test_eval_metrics.py compares the two)."""
WHOLE_ANSWER = 1500
"""The same of an answer that explains or lists."""
SHORTEST_QUOTE = 9
"""A shorter quote inside the evidence (a number, a name) does not show that the evidence was cited."""

_MARKER = re.compile(r"\[\d+(?:[,，、\s]*\d+)*\]")
_LIST_NUMBER = re.compile(r"(?m)^\s*\d+[.、]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_WIDTHS = str.maketrans("％／．：", "%/.:")


@dataclass(frozen=True, slots=True)
class Metric:
    """`measure` gives the values one answer adds to the mean: none where the metric says nothing about the question."""

    name: str
    title: str
    measure: Callable[[Case, Answer, Texts], Sequence[float]]
    without_answer: Sequence[float]
    """What a question adds that got no answer at all."""


def values_of(metric: Metric, case: Case, answer: Answer | None, texts: Texts) -> Sequence[float]:
    """What one question adds to the metric; an answer that is missing counts as zero."""
    return metric.without_answer if answer is None else metric.measure(case, answer, texts)


def mean_or_zero(values: Sequence[float]) -> float:
    """Arithmetic mean; 0.0 of nothing, because nothing was shown."""
    return sum(values) / len(values) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed (nearest rank); 0.0 of nothing."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def comparable_text(text: str) -> str:
    """The text without blanks and with half-width signs: the form in which words are compared."""
    return re.sub(r"\s+", "", text).translate(_WIDTHS)


def is_right(case: Case, answer: Answer, _: Texts) -> Sequence[float]:
    """1 where what a reader takes in first holds what it must, nothing it must not, and the status fits."""
    length = WHOLE_ANSWER if case.type in ("text", "list") else FIRST_PARAGRAPH
    lead = comparable_text(_MARKER.sub("", answer.text)[:length])
    if case.type == "no_answer":
        fits = answer.status in ("not_found", "partial")
    else:
        fits = case.type == "yesno" or answer.status != "not_found"
    holds = all(any(comparable_text(option) in lead for option in group) for group in case.must_contain)
    return (float(fits and holds and not any(comparable_text(bad) in lead for bad in case.must_not_contain)),)


def cited_share(case: Case, answer: Answer, _: Texts) -> Sequence[float]:
    """Share of the evidence that some citation of the same document covers; nothing where no evidence is known."""
    if not case.answerable:
        return ()
    quotes = [(Path(citation.document).stem, comparable_text(citation.quote)) for citation in answer.citations]
    return (mean_or_zero([float(_is_cited(evidence, quotes)) for evidence in case.evidence]),)


def is_grounded(case: Case, answer: Answer, _: Texts) -> Sequence[float]:
    """1 where every figure of the answer stands in a citation or its place, in the question, or was computed."""
    sources = [case.question, *case.history]
    sources += [json.dumps(row, ensure_ascii=False) for row in asdict(answer)["computed"]]
    for citation in answer.citations:
        sources += [citation.quote, citation.plan or "", *citation.path]
    # Joined before blanks go, as the reference does: figures at the seams of two sources may merge there as here.
    known = set(_FIGURE.findall(comparable_text(" ".join(sources))))
    stated = _FIGURE.findall(_LIST_NUMBER.sub("", comparable_text(_MARKER.sub("", answer.text))))
    return (float(known.issuperset(stated)),)


def faithful_quotes(_: Case, answer: Answer, texts: Texts) -> Sequence[float]:
    """For each citation 1 where its quote stands word for word in the document it names."""
    return [
        float(comparable_text(citation.quote) in texts.get(Path(citation.document).stem, ""))
        for citation in answer.citations
    ]


RIGHT = Metric("right", "答对", is_right, (0.0,))
CITED = Metric("cited", "证据被引用", cited_share, (0.0,))
GROUNDED = Metric("grounded", "数字有出处", is_grounded, (0.0,))
FAITHFUL = Metric("faithful", "引文与原文一致", faithful_quotes, ())
METRICS = (RIGHT, CITED, GROUNDED, FAITHFUL)


@dataclass(frozen=True, slots=True)
class FoundText:
    """A piece of a document that retrieval returned; `headings` are the titles above it where they are known."""

    document: str
    text: str
    headings: tuple[str, ...] = ()


def holds_all_evidence(case: Case, found: Iterable[FoundText]) -> bool:
    """Whether every piece of the evidence is in what was found: same document, and one text contains the other.

    Lists may ask for headings (the domains of a plan): there the titles above what was found count too.
    """
    found = list(found)
    quotes = [(Path(piece.document).stem, comparable_text(piece.text)) for piece in found]
    titles = {(Path(piece.document).stem, comparable_text(title)) for piece in found for title in piece.headings}
    return all(
        _is_cited(evidence, quotes)
        or (case.type == "list" and (evidence.document, _title("".join(evidence.parts))) in titles)
        for evidence in case.evidence
    )


def _is_cited(evidence: Evidence, quotes: Sequence[tuple[str, str]]) -> bool:
    return all(
        any(document == evidence.document and _covers(quote, comparable_text(part)) for document, quote in quotes)
        for part in evidence.parts
    )


def _covers(quote: str, part: str) -> bool:
    return part in quote or (len(quote) >= SHORTEST_QUOTE and quote in part)


def _title(words: str) -> str:
    """A heading without its numbering: （一）儿童与健康 -> 儿童与健康."""
    return re.sub(r"^[（(]?[\d一二三四五六七八九十]+[)）]?[.、]?", "", comparable_text(words))
