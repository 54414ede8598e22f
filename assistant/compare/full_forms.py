"""What a short word of two characters may stand for in a plan that does not have it: 家暴 is 家庭暴力, 医保 医疗保险."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compare.mentions import begins_free, stands_free
from assistant.compare.wordings import begins_with_stance, has_other_ways
from index.fulltext import match_expression
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import Plan

_NO_PARTS = frozenset("的了和与及或之等在为是有不以对把被将并且其各个")
"""Characters that are words by themselves: 法的实施 is no long form of 法实."""
PASSAGES_LOOKED_AT = 60
"""Passages in which a pair of characters is looked at for whether it is a word."""
_HAN = r"[\u3400-\u9fff]"


def full_forms(library: Library, plans: Sequence[Plan], short: str) -> list[str]:
    """The words of four characters in the plans whose first and third character are the short word, the most frequent
    first; only passages that lack the short word are read. Nothing of a word that `synonyms.toml` knows.

    Both halves must be words of the library, so that 女的生活 is no 女生. Of some 3,400 pairs of characters that stand
    free in the five real plans and the samples, each looked for in the plans that lack it, 28 had such a form; of the
    words among them half mean it (电商 电子商务) and half do not (工会 工作会议), which is why a line names the form.
    """
    if not re.fullmatch(f"{_HAN}{{2}}", short) or _NO_PARTS & set(short) or has_other_ways(short) or not plans:
        return []
    first, second = short[0], short[1]
    texts = [normalised(p.text) for p in library.holding(f'("{first}" AND "{second}") NOT "{short}"', plans)]
    pattern = re.compile(f"(?={first}({_HAN}){second}({_HAN}))")
    found = [f"{first}{x}{second}{y}" for text in texts for x, y in pattern.findall(text) if not _NO_PARTS & {x, y}]
    forms = sorted(dict.fromkeys(found), key=lambda form: -found.count(form))
    forms = [form for form in forms if stands_free(form, texts, 1) and not begins_with_stance(form)]
    return [form for form in forms if is_a_word(library, form[:2]) and is_a_word(library, form[2:])]


def is_a_word(library: Library, pair: str, sides: int = 2) -> bool:
    """True where a pair of characters stands between different ones in the plans: 暴力, not 庭暴."""
    return stands_free(pair, _texts_with(library, pair), sides)


def begins_a_phrase(library: Library, words: str) -> bool:
    """True where the plans begin a phrase with the words: 困境儿童, not 护用品 of 防护用品."""
    return begins_free(words, _texts_with(library, words[:2]))


def _texts_with(library: Library, pair: str) -> list[str]:
    best = library.match(match_expression([pair]), None, PASSAGES_LOOKED_AT)
    return [normalised(passage.text) for passage in library.passages_by_id([identity for identity, _ in best])]
