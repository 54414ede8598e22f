"""Whether the plans speak of what a question asks: by its words, and by its meaning where the model's scale is known."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.tell.relevance import Wanted
from index.embedders.embedder import DEFAULT_NAME
from index.fulltext import words
from index.search import Searcher
from ingest.plan import Passage

LEAST_EVIDENCE = 2.3
"""See Searcher.evidence. Of 22 own questions on subjects that the plans do not treat (火车站, 房价 …) 21 stayed at 2.03 or
below; of the answerable ones of the development and sample questions that are searched for, the lowest had 2.8."""
FEWEST_PAIRS = 2
LEAST_SHARE = 0.6
"""A short question (经费怎么保障) cannot carry much; it counts where one passage holds so much of its pairs of characters.
The foreign ones of the same 22 with two pairs or more stayed at half of them."""
LEAST_NEARNESS = 0.914
WORDS_BESIDE_NEARNESS = 0.03
"""For the default model: cosine of the nearest passage + WORDS_BESIDE_NEARNESS · ln(1 + evidence) must reach LEAST_NEARNESS.

Fitted (logistic regression, then rounded to the lenient side) on half of 120 foreign questions and of 94 answerable ones
in people's words, asked of the real and of the sample plans, with the development and sample questions, which reach
0.919 or more. On the other half, counted once for each library: the words alone let 39 of 96 foreign ones pass and
refused 7 of 47 answerable ones; this lets 8 pass and refuses 2."""
_PARTICLES = re.compile("[的了吗呢有]")


def speaks_of(searcher: Searcher, question: Wanted, passages: Sequence[Passage]) -> bool:
    """False where the plans in range do not treat what is asked; `passages` are the best ones found for it."""
    asked = question.search_text
    evidence = searcher.evidence(asked, question.plans)
    in_words = evidence >= LEAST_EVIDENCE or _held_by_one(asked, passages)
    if not has_known_scale(searcher.model):
        return in_words
    return meaning(searcher.nearness(asked, question.plans), evidence) >= LEAST_NEARNESS


def meaning(nearness: float, evidence: float) -> float:
    """How near the plans come to what is asked, on the scale of LEAST_NEARNESS, by `Searcher.nearness` and `.evidence`."""
    return nearness + WORDS_BESIDE_NEARNESS * math.log1p(evidence)


def has_known_scale(model: str) -> bool:
    """True for the model that LEAST_NEARNESS was measured with, in any precision; cosines of others are on other scales."""
    return DEFAULT_NAME in model.split("/")


def _held_by_one(asked: str, passages: Sequence[Passage]) -> bool:
    pairs = set(words(_PARTICLES.sub(" ", asked), single=False))
    held = max((len(pairs & set(words(passage.text, single=False))) for passage in passages), default=0)
    return len(pairs) >= FEWEST_PAIRS and held >= LEAST_SHARE * len(pairs)
