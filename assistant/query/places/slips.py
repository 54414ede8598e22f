"""Slips in names of places: a character of the same sound, or one wrong of several. What was corrected is said."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from assistant.query.reading_words import sign
from ingest.places.divisions import lookup
from ingest.places.regions import short_names, short_spellings
from ingest.plan import Plan

SHORTEST = 2
"""Characters of a name from which on a slip is looked for; of one character nothing would be left."""
LONGEST_BY_SOUND = 3
"""Characters up to which a wrong one must at least sound the same: 白水县 is another county than 白鹭县."""


def corrected(
    text: str, plans: Sequence[Plan], known: Sequence[str], are_a_word: Callable[[str], bool] = lambda pair: False
) -> tuple[str, tuple[str, ...]]:
    """The question with a slip in the name of a place of the library mended, and the sentence that says so; the words in
    `known` stand for places already, and two characters that `are_a_word` are no slip (the 适 of 武威适龄儿童)."""
    known = [word for word in known if lookup(word) or any(word in short_names(p.region) for p in plans if p.region)]
    names = {name: plan.region for plan in plans if plan.region for name in short_spellings(plan.region)}
    inside = [(at, at + len(word)) for word in known for at in _starts(text, word)]
    found: list[tuple[str, str]] = []
    for name in sorted(names, key=len, reverse=True):
        if len(name) < SHORTEST or name in text:
            continue
        for start in _partly(text, name):
            typed = text[start : start + len(name)]
            if (
                not any(_stands_for_a_place(typed, name, word) for word in known)
                and not any(start < begin < start + len(name) < end for begin, end in inside)  # 列出十三师新星市
                and _is_slip(typed, name, any(typed.startswith(word) for word in known))
                and not any(typed in other for other, _ in found)
                and not (typed.startswith(tuple(known)) and _goes_on(text[start + len(name) - 1 :], are_a_word))
            ):
                found.append((typed, name))
    for typed, name in found[:1]:
        text = text.replace(typed, name)
    return text, tuple(f"“{typed}”读作“{name}”" for typed, name in found[:1])


def _partly(text: str, name: str) -> list[int]:
    """Where a stretch as long as the name has a character of it in its place: all that can be a slip."""
    last = len(text) - len(name)
    found = (at - index for index, character in enumerate(name) for at in _starts(text, character))
    return sorted({start for start in found if 0 <= start <= last})


def _starts(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)] if word in text else []


def _goes_on(rest: str, are_a_word: Callable[[str], bool]) -> bool:
    """True where what follows a name is a word of its own: the 适 of 适龄儿童, the 是 of 是不是."""
    return bool(sign("grammar").match(rest)) or are_a_word(rest[:2])


def _stands_for_a_place(typed: str, name: str, word: str) -> bool:
    """True where a known word is part of what was typed; 杭锦 is no reason against reading 杭锦起 as 杭锦旗."""
    fuller = typed.startswith(word) and name.startswith(word) and len(typed) > len(word)
    return (typed in word or word in typed) and not fuller


def _is_slip(typed: str, name: str, longer: bool) -> bool:
    wrong = [index for index, (one, other) in enumerate(zip(typed, name, strict=True)) if one != other]
    if (
        not wrong
        or len(wrong) == len(name)
        or not all("\u4e00" <= character <= "\u9fff" for character in typed)
        or lookup(typed)
    ):
        return False
    if len(wrong) == 1 and len(name) > LONGEST_BY_SOUND and not longer:
        return True
    return all(sounds_alike(typed[index], name[index]) for index in wrong)


def sounds_alike(one: str, other: str) -> bool:
    """True where two characters are read the same, whatever their tone."""
    return sound(one) == sound(other)


def sounds_nearly_alike(one: str, other: str) -> bool:
    """True where two characters are told apart only by what many speakers do not: in and ing, z and zh (宫劲癌 for 宫颈癌)."""
    return _blurred(sound(one)) == _blurred(sound(other))


def _blurred(said: str) -> str:
    return said.removesuffix("g").replace("zh", "z").replace("ch", "c").replace("sh", "s")


def sound(text: str) -> str:
    """How characters are read, in letters without tones: 云麓 is yunlu."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # characters are enough here, and load in a tenth of the time
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text))
