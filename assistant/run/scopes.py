"""The rows of an indicator that are of the population, or of the kind of settlement, that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.cover import cover
from assistant.query.names import plain
from assistant.query.query import Ask, Subject
from assistant.query.reading_words import reading_words
from ingest.register.indicators import is_scope
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
    return fitting or _of_population(asked, rows) or _of_settlement(ask, asked, rows, pack) or list(rows)


def population_without_rows(subject: Subject, rows: Sequence[Target], pack: Pack) -> str:
    """高中 of 高中生每天睡眠, where all rows are of 小学生 and 初中生: the population that was asked for and that no row is measured
    on; empty where a row may be."""
    asked = plain(subject.scope)
    if not rows or any(row.scope is None for row in rows):
        return ""
    said = "".join(plain(f"{row.scope}{row.indicator_raw}{row.quote}") for row in rows) + plain(subject.indicator or "")
    stretches = (asked[start:end] for start in range(len(asked)) for end in range(len(asked), start + 1, -1))
    word = max((stretch for stretch in stretches if is_scope(stretch, pack)), key=len, default="")
    return "" if word[:2] in said or _settlements(word, pack) else word


def _of_population(asked: str, rows: Sequence[Target]) -> list[Target]:
    """高中生 of rows of 小学生, 初中生 and 高中阶段学生: those whose population begins as the one that was asked for."""
    return [row for row in rows if row.scope and len(begin := plain(row.scope)[:2]) > 1 and begin in asked]


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
