"""Where a clause names a section of a plan: a title, or the word of a domain where the words after it say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.query.lexicon import Lexicon

_AFTER_A_DOMAIN = r"[”\"』’]?(?:这|那|的)?(?:个|一)?(?:领域|板块|方面|部分|这?块|类|上)|(?:的|有|提|定|里|中|一共|总共|共)*(?:几条|多少条|哪些|哪几条|全部|所有|几个)?(?:主要|策略)?(?:目标|措施|举措)|$"
"""What must follow the word of a domain: 健康领域, 健康有哪些目标; or nothing, where the clause ends."""
_AFTER_A_WORD_FOR_ONE = r"(?:这|那|的)?(?:个|一)?(?:领域|板块)|的?(?:主要|策略)?(?:目标|措施)(?:列|有|都|是|$)|(?:这|那)?(?:一?块|方面|上)(?=.{0,4}(?:哪些|几|多少).{0,6}(?:目标|指标))"
"""… and an everyday word for a domain (就业 for 经济): 就业方面 is a topic."""
_UNKNOWN_DOMAIN = re.compile(
    rf"(?<!以下)(?:妇女|儿童)(?:与|和|参与)([\u4e00-\u9fff]{{2,6}}?)(?<![率数例比重])(?={_AFTER_A_DOMAIN})"
)


def starts_of(word: str, text: str) -> Iterator[int]:
    """Where the word stands in the text, one after the other."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def headings_in(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Titles of domains and sections; the word of a domain (健康) only before a word that says so, or alone.

    Each with its beginning and end, as `domain:健康` or `section:指导思想`.
    """
    for title in (*lexicon.domains, *lexicon.sections):
        for start in starts_of(title, text):
            role = "domain" if title in lexicon.domains else "section"
            yield start, start + len(title), f"{role}:{lexicon.domains.get(title, title)}"
    held = tuple(lexicon.domains.values())
    cores = {core: core for core in held} | lexicon.words.domains
    for word, core in cores.items():
        if word not in text or core not in held:
            continue
        after = _AFTER_A_DOMAIN if word == core else _AFTER_A_WORD_FOR_ONE
        for match in re.finditer(rf"(?:(?:妇女|儿童)(?:与|和|参与)?)?{re.escape(word)}(?={after})", text):
            if not lexicon.is_compound(text[: match.start()], match.group()):
                yield match.start(), match.end(), f"domain:{core}"
    # A domain that the plans do not have: 妇女与家庭领域.
    for match in _UNKNOWN_DOMAIN.finditer(text):
        if not match.group(1).startswith(held):
            yield match.start(), match.end(), f"domain:{match.group(1)}"
