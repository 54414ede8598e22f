"""Two conditions in one clause (既提到育儿假又提到托育, 不高于12/10万且不低于70%) -> a clause for each. That both are to hold at once
no step of a Query says: the question's words for it are named as not understood."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.query import Ask
from assistant.query.reading_words import sign

AT_ONCE = "几个条件同时满足"
"""How it is named that no step looks for the places where each of several conditions holds."""


def conditions(clause: str) -> list[str]:
    """The clause, or one for each of the conditions that it joins."""
    both = sign("both").search(clause)
    if both:
        tail = both["tail"] or ""
        return [f"{both['head']}{both['one']}{tail}", f"{both['head']}{both['other']}{tail}"]
    pieces = sign("and").split(clause)
    return pieces if len(pieces) > 1 and all(map(sign("figure").search, pieces)) else [clause]


def not_at_once(asks: Sequence[Ask], joined: bool) -> list[str]:
    """What is named as not understood where one sentence asks for the places that fulfil several conditions; of one place
    each condition is told, and nothing is missing."""
    subjects = sum(max(len(ask.subjects), 1) for ask in asks)
    bounded = [ask for ask in asks if any(one.act == "where" and one.value is not None for one in ask.operations)]
    over_places = all(len(ask.range.places) != 1 for ask in asks)
    return [AT_ONCE] if over_places and ((joined and subjects > 1) or len(bounded) > 1) else []
