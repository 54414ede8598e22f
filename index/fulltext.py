"""Chinese full text: the words by which a passage is found, as characters and pairs of characters."""

from __future__ import annotations

import re
from operator import add

from ingest.figures.width import INVISIBLE, normalised

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+|\d+(?:\.\d+)?(?:%|‰|/10万)?")
_FIRST_HAN = "\u3400"
_AS_IT_STANDS = re.compile("[\x00-\x40\x5b-\x7f\u4e00-\u9fff，。、；：！？（）《》“”]*")
"""A text whose words are the same in NFKC and lower case: most lines of a plan."""


def words(text: str, *, single: bool = True) -> list[str]:
    """Tokens of a text: pairs of neighbouring Chinese characters, single ones if asked, Latin words, and figures.

    >>> words("母婴室98.5%", single=False)
    ['母婴', '婴室', '98d5p']
    >>> words("ＨＰＶ疫苗")
    ['hpv', '疫', '苗', '疫苗']
    """
    found: list[str] = []
    for run in _RUN.findall(INVISIBLE.sub("", text) if _AS_IT_STANDS.fullmatch(text) else normalised(text)):
        if run[0] < _FIRST_HAN:
            found.append(_figure(run))
            continue
        if single or len(run) == 1:
            found.extend(run)
        found.extend(map(add, run, run[1:]))
    return found


def _figure(run: str) -> str:
    """A figure as one token: FTS5 splits at points and signs, so they are spelled out."""
    return run.replace(".", "d").replace("%", "p").replace("‰", "m").replace("/10万", "w")


def match_expression(tokens: list[str]) -> str:
    """FTS5 query that finds passages with any of the tokens.

    >>> match_expression(["母婴", "婴室", "母婴"])
    '"母婴" OR "婴室"'
    """
    return " OR ".join(f'"{token}"' for token in dict.fromkeys(tokens))
