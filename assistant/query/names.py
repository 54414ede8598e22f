"""The names that a library's register holds, and which of them a phrase of a question means: all its modifiers count."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.query.cover import Cover, Vocabulary, cover
from index.fulltext import words
from ingest.figures.clauses import squeeze
from ingest.vocabulary.pack import Pack

_NOISE = re.compile(r"[的《》“”\"\s（）()、，]")
"""Signs that two spellings of one name may differ in."""
_DASH = re.compile(r"(?<=\d)[-–—~～至到](?=\d)")
"""Between figures, every dash and 至 are one: 3-6岁."""
_HEADS = re.compile(
    "(?:率|比例|占比|比重|人数|寿命|时间|面积|数量|标准|数|床位|托位|经费|金额|次数|覆盖|学时|课时|占)$"
)
"""Ends of names of things that are measured."""
MOST_TEXTS = 20_000
"""Texts whose plain form is kept: the passages of a few dozen plans, which one question after another looks through."""
MOST_KEPT = 4096
"""Phrases whose names are remembered: those of one question are looked up many times in turn. Chosen by hand."""
LEAST_OF_MOST_SHARED = 0.34
"""Share of what the best name shares with a phrase, from which on a name is compared at all; no known answer changes."""


@dataclass(frozen=True, slots=True)
class Name:
    """One indicator of the register: its canonical name, every spelling that the plans and the list have (`own` those of
    the list, without a scope before them), and its scopes."""

    indicator: str
    spellings: tuple[str, ...]
    own: tuple[str, ...]
    scopes: tuple[str, ...]
    asked: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A name that a phrase may mean. `exact` where the phrase is a spelling of it, with or without a scope; `spare` are
    the characters of the name that the phrase does not have; `scope` the phrase where it also names a population; `named` where
    the phrase has words of the name itself, `said` how many characters of it, `plainly` where the canonical name and scopes explain it
    without an alias."""

    name: Name
    cover: Cover
    exact: bool
    spare: int
    scope: str
    named: bool
    said: int
    plainly: bool

    @property
    def whole(self) -> bool:
        """True where the name explains every word of the phrase, and not only by a scope that it has somewhere."""
        return self.named and not self.cover.rest


class Names:
    """The names of one register."""

    def __init__(self, rows: Iterable[tuple[str, str, str | None]], vocabulary: Vocabulary, pack: Pack) -> None:
        """`rows` are (indicator, the plan's own words, scope) of each row of the register, in any order."""
        spellings: dict[str, dict[str, None]] = defaultdict(dict)
        scopes: dict[str, dict[str, None]] = defaultdict(dict)
        for canonical, raw, scope in rows:
            spellings[canonical] |= {plain(canonical): None, plain(raw): None}
            if scope:
                scopes[canonical][plain(scope)] = None
        self._matched: dict[str, list[Match]] = {}
        self.vocabulary = vocabulary
        self.pack = pack
        self._names = []
        for canonical, held in spellings.items():
            known = pack.indicator(canonical)
            also = {plain(alias): None for alias in known.aliases} if known else {}
            asked = tuple(re.compile(pattern.replace("的", "")) for pattern in known.asked) if known else ()
            own = {plain(canonical): None} | also
            self._names.append(
                Name(canonical, tuple(filter(None, held | also)), tuple(own), tuple(scopes[canonical]), asked)
            )
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for pair in {pair for text in (*name.spellings, *name.scopes) for pair in _pairs(text)}:
                self._by_pair[pair].append(number)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling of every name."""
        return frozenset(spelling for name in self._names for spelling in name.spellings)

    def asked_by(self, text: str) -> list[str]:
        """The indicators that a way of asking means (多久往上报), wherever it stands in a question."""
        bare = plain(text)
        return [name.indicator for name in self._names if any(pattern.search(bare) for pattern in name.asked)]

    def scopes_of(self, indicator: str) -> tuple[str, ...]:
        """The scopes that the plans have of an indicator, as they are compared."""
        return next((name.scopes for name in self._names if name.indicator == indicator), ())

    @property
    def pairs(self) -> frozenset[str]:
        """Every two characters that stand together in a name or a scope."""
        return frozenset(self._by_pair)

    @cached_property
    def stretches(self) -> Mapping[str, frozenset[str]]:
        """Of every three characters of a name, and of the last two where they are its head, with one left out (覆□率) the
        characters that stand there."""
        found: dict[str, set[str]] = defaultdict(set)
        for spelling in self.spellings:
            ends = [spelling[-2:]] if is_headed(spelling) else []
            for stretch in (*(spelling[start : start + 3] for start in range(len(spelling) - 2)), *ends):
                for place, character in enumerate(stretch):
                    found[without(stretch, place)].add(character)
        return {masked: frozenset(characters) for masked, characters in found.items()}

    def matches(self, phrase: str) -> list[Match]:
        """Every name that explains something of the phrase, the best first: whole before parts, exact before whole."""
        bare = plain(phrase)
        if bare not in self._matched:
            if len(self._matched) >= MOST_KEPT:
                self._matched.clear()
            self._matched[bare] = self._found(bare)
        return list(self._matched[bare])

    def _found(self, bare: str) -> list[Match]:
        pairs = dict.fromkeys([*_pairs(bare), *self._formal_pairs(bare)])
        shared = Counter(number for pair in pairs for number in self._by_pair.get(pair, ()))
        least = LEAST_OF_MOST_SHARED * max(shared.values(), default=0)
        numbers = {number for number, count in shared.items() if count >= least}
        numbers |= {n for n, name in enumerate(self._names) if any(pattern.search(bare) for pattern in name.asked)}
        found = [self._match(bare, self._names[number]) for number in sorted(numbers)]
        return sorted(found, key=lambda m: (m.cover.left_over, not m.named, -m.said, m.spare, m.name.indicator))

    def _names_a_scope(self, phrase: str, name: Name) -> bool:
        """True where the phrase has words of a scope that are none of the name: 小学生 of 小学生近视率."""
        pairs = {*_pairs(phrase), *self._formal_pairs(phrase)}
        return bool(pairs & _names_scope_pairs(name))

    def _formal_pairs(self, phrase: str) -> list[str]:
        """The pairs of characters of what plans write for the everyday words of a phrase."""
        held = (formals for word, formals in self.vocabulary.everyday.items() if word in phrase)
        return [pair for formals in held for formal in formals for pair in _pairs(formal)]

    def _match(self, phrase: str, name: Name) -> Match:
        asked = [
            (match.start(), match.end(), name.spellings[0])
            for pattern in name.asked for match in pattern.finditer(phrase) if match.end() > match.start()
        ]  # fmt: skip
        whole = cover(phrase, (*name.spellings, *name.scopes), self.vocabulary, asked)
        covered = _without_short_forms(phrase, whole, name)
        by_name = cover(phrase, name.own, self.vocabulary, asked)
        scope = phrase if not covered.rest and self._names_a_scope(phrase, name) else ""
        said = "".join(by_name.used)
        spare = min(_spare(spelling, said, self.vocabulary.empty) for spelling in name.spellings)
        named = any(len(piece) > 1 for piece in by_name.used)
        plainly = not cover(phrase, (plain(name.indicator), *name.scopes), self.vocabulary, asked).rest
        return Match(name, covered, spare == 0 and not covered.rest, spare, scope, named, len(said), plainly)


def _names_scope_pairs(name: Name) -> frozenset[str]:
    """Pairs of characters that tell a scope; the last one of a longer scope names more than it (学生 of 小学生)."""
    canonical = plain(name.indicator)
    pairs = {pair for scope in name.scopes for pair in (_pairs(scope)[:-1] or _pairs(scope))}
    return frozenset(pair for pair in pairs if pair not in canonical)


def _without_short_forms(phrase: str, covered: Cover, name: Name) -> Cover:
    """公办园 of 公办幼儿园, 高级专技人员 of 高级专业技术人员: a rest (or the whole phrase) whose every character stands in the
    name in this order is a short form of it."""
    if not covered.used:
        return covered
    if any(_is_inside(phrase, own) for own in name.own):
        return Cover((), covered.used)
    rest = tuple(
        piece for piece in covered.rest if len(piece) == 1 or not any(_is_inside(piece, own) for own in name.own)
    )
    return Cover(rest, covered.used)


def is_headed(text: str) -> bool:
    """True for words that end as the name of something measured does."""
    return _HEADS.search(plain(text)) is not None


def without_head(text: str) -> str:
    """The words before the head of a name."""
    return _HEADS.sub("", text)


def without(stretch: str, place: int) -> str:
    """A stretch with one character left out: 覆□率."""
    return f"{stretch[:place]}□{stretch[place + 1 :]}"


@lru_cache(MOST_TEXTS)
def plain(text: str) -> str:
    """A name as it is compared: half width, without blanks, brackets, quotation marks and 的."""
    return _DASH.sub("—", _NOISE.sub("", squeeze(text).text)).lower()


def _pairs(text: str) -> list[str]:
    return words(text, single=False)


def _spare(spelling: str, said: str, empty: frozenset[str]) -> int:
    """Characters of the spelling that were not said, whatever their order; a 中 or 和 between its words need not be."""
    left = list(said)
    missing = 0
    for character in spelling:
        if character in left:
            left.remove(character)
        elif character not in empty:
            missing += 1
    return missing


def pick(matches: Sequence[Match]) -> list[Match]:
    """The names that a phrase means: the exact one, else the whole ones that do not hold a shorter one of them."""
    whole = [match for match in matches if match.whole]
    if any(match.plainly for match in whole):
        whole = [match for match in whole if match.plainly or match.exact]
    exact = [match for match in whole if match.exact]
    if exact:
        return exact
    most = max((match.said for match in whole), default=0)  # 儿童之家要覆盖: none where 之家 is but small words
    whole = [match for match in whole if match.said >= most - 1]
    kept: list[Match] = []
    for match in sorted(whole, key=lambda m: m.spare):
        if not any(_within(other.name, match.name) for other in kept):
            kept.append(match)
    return kept


def _within(shorter: Name, longer: Name) -> bool:
    """True where a name is the other one with further words in it (就业人员中女性比例 in 城镇单位就业人员中女性比例)."""
    return any(_is_inside(plain(shorter.indicator), spelling) for spelling in longer.spellings)


def _is_inside(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
