"""The rows of an indicator that are of the population, or of the kind of settlement, that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.cover import cover
from assistant.query.names import plain
from assistant.query.query import Ask, Subject
from assistant.query.reading_words import reading_words
from ingest.register.targets import Target
from ingest.vocabulary.pack import Pack


def of_scope(ask: Ask, subject: Subject, rows: Sequence[Target], pack: Pack) -> list[Target]:
    """The rows of the population that was named; all rows where none was, or where this place has no such."""
    if not subject.scope:
        return list(rows)
    known = pack.indicator(subject.indicator or "")
    populations = {plain(row.scope)[:2] for row in rows if row.scope}
    aliases = tuple(a for a in map(plain, known.aliases) if not any(p in a for p in populations)) if known else ()
    vocabulary = reading_words(pack).vocabulary
    asked = plain(subject.scope)
    fitting = [
        row for row in rows
        if not cover(asked, (plain(row.scope or ""), plain(row.indicator_raw), plain(row.indicator), *aliases), vocabulary).rest
    ]  # fmt: skip
    if ask.range.audiences:
        # Both plans of the place are asked for: one that does not tell this population apart speaks with what it has.
        speaking = {row.passage.plan.address for row in fitting}
        fitting += [row for row in rows if row.passage.plan.address not in speaking]
    return fitting or _of_settlement(ask, asked, rows, pack) or list(rows)


def _of_settlement(ask: Ask, asked: str, rows: Sequence[Target], pack: Pack) -> list[Target]:
    """The rows of the country where 农村 was named, those of towns where 城市 was (行政村, 农村社区); none where both were."""
    wanted = _settlements(asked, pack)
    if len(wanted) != 1 or _settlements(plain(ask.text), pack) - wanted:
        return []
    return [row for row in rows if row.scope and _settlements(plain(row.scope), pack) == wanted]


def _settlements(text: str, pack: Pack) -> set[str]:
    """The kinds of settlement that a text names; the 社区 of 农村社区 is none of its own."""
    named = {word: kind for kind, words in pack.names.settlements.items() for word in words}
    found = set()
    for word in sorted(named, key=len, reverse=True):
        if word in text:
            found.add(named[word])
            text = text.replace(word, "□")
    return found
