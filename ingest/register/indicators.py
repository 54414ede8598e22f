"""Names of indicators: the words of a plan -> a name that makes places comparable, and the scope it is measured on."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.figures.clauses import squeeze
from ingest.figures.dashes import TO, one_dash
from ingest.figures.numerals import chinese_number
from ingest.vocabulary.genre import Indicator
from ingest.vocabulary.pack import Pack

_AGE = rf"\d+(?:{TO}\d+)?(?:周岁|岁|个月|月龄)(?:及?以[上下内]|内)?"
_SPELT_AGE = re.compile(r"(?<![零一二三四五六七八九十])[一二三四五六七八九十]{1,3}(?=周?岁|个月|月龄)")
_UNSQUEEZED = re.compile(r"[\s０-９％／()︰∶;,．:·]")
_AGED = re.compile(r"[0-9岁月]")
_QUOTES = re.compile(r"[《》“”\"\s]")
_NOISE = re.compile(r"[的《》“”\"\s]")
_PARTICLE = re.compile(r"(?<=[\u4e00-\u9fff）])(?<!目)(?<!有)的(?=[\u4e00-\u9fff])(?!确)")


@lru_cache(maxsize=4096)
def canonical(raw: str, pack: Pack) -> tuple[str, str | None]:
    """Canonical name and scope of the words of a plan; words that match no indicator stay a name of their own.

    Example: 农村适龄妇女宫颈癌人群筛查率 gives 宫颈癌筛查率 and 农村适龄妇女.
    """
    words = _written_plainly(raw, pack)
    plain = _NOISE.sub("", words)
    for alias, name in _aliases(pack).get(plain[-2:], ()):
        if plain == alias:
            return name, None
        if plain.endswith(alias):
            before = _ignored(pack).sub("", plain[: len(plain) - len(alias)])
            if _scope(pack).fullmatch(before) and not _of_others(name, before, pack):
                return name, before or None
    for name, pattern in _patterns(pack):
        if match := pattern.fullmatch(plain):
            return name, _ignored(pack).sub("", match.groupdict().get("scope") or "") or None
    return _own_name(words, pack), None


def _written_plainly(raw: str, pack: Pack) -> str:
    """Half width, without blanks, simplified, ages and ranges in one spelling. Most names are written so already."""
    words = squeeze(raw).text if _UNSQUEEZED.search(raw) else raw
    if _AGED.search(words):
        words = one_dash(_in_digits(words))
    return words.translate(_simplified(pack)) if _traditional(pack).search(words) else words


@cache
def _traditional(pack: Pack) -> re.Pattern[str]:
    return re.compile("[" + "".join(pack.names.simplified) + "]")


def _in_digits(words: str) -> str:
    """五岁以下 is 5岁以下, 六个月 is 6个月."""
    return _SPELT_AGE.sub(lambda match: f"{chinese_number(match.group()):g}", words)


@cache
def contrasts(pack: Pack) -> tuple[str, ...]:
    """Words that make two names two things where only one has them: populations, and 筛查 against 治疗."""
    return (*pack.people.populations, *pack.names.contrasts)


def may_exceed_the_whole(name: str, pack: Pack) -> bool:
    """True for rates that can be over 100 % or below nothing: 毛入学率, 增长率."""
    return any(word in name for word in pack.names.unbounded)


@cache
def wholes(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Indicator -> those whose value it can never exceed: 新生儿死亡率 counts a part of 婴儿死亡率, that of 5岁以下儿童死亡率."""
    above = {entry.name: entry.never_above for entry in pack.indicators if entry.never_above}
    found: dict[str, tuple[str, ...]] = {}
    for name in above:
        chain = [above[name]]
        while chain[-1] in above:
            chain.append(above[chain[-1]])
        found[name] = tuple(chain)
    return found


def is_of(population: str, name: str, pack: Pack) -> bool:
    """True where an indicator is measured on a population whatever its scope says: 宫颈癌筛查率 on 妇女."""
    audience = pack.audience(population)
    return audience is not None and any(word in name for word in audience.measured)


def is_scope(text: str, pack: Pack) -> bool:
    """True for words that only say on whom or where something is measured: 农村适龄妇女, 0—6岁儿童, 城市."""
    return bool(_scope(pack).fullmatch(_NOISE.sub("", one_dash(text))))


def find_in_question(question: str, pack: Pack) -> list[Indicator]:
    """Indicators a question names, in its order; the longest name wins where two overlap.

    Example: 巴州娃娃近视率 gives 近视率; 孕产妇死亡率和婴儿死亡率 gives both.
    """
    plain = one_dash(_in_digits(_NOISE.sub("", squeeze(question).text)))
    found: list[tuple[int, int, Indicator]] = []
    for entry, pattern in _questions(pack):
        found += [(match.start(), match.end(), entry) for match in pattern.finditer(plain)]
    chosen: list[tuple[int, int, Indicator]] = []
    for start, end, entry in sorted(found, key=lambda hit: hit[0] - hit[1]):
        if all(end <= a or start >= b or (start, end) == (a, b) for a, b, _ in chosen):
            chosen.append((start, end, entry))
    return list(dict.fromkeys(entry for _, _, entry in sorted(chosen, key=lambda hit: hit[0])))


@cache
def _aliases(pack: Pack) -> dict[str, tuple[tuple[str, str], ...]]:
    """Last two characters -> (alias, canonical name), the longest alias first, so that 儿童新发近视率 is no 近视率."""
    pairs = {_NOISE.sub("", one_dash(alias)): e.name for e in pack.indicators for alias in (e.name, *e.aliases)}
    by_end: dict[str, tuple[tuple[str, str], ...]] = {}
    for alias, name in sorted(pairs.items(), key=lambda pair: -len(pair[0])):
        by_end[alias[-2:]] = (*by_end.get(alias[-2:], ()), (alias, name))
    return by_end


def _of_others(name: str, before: str, pack: Pack) -> bool:
    """True where the words before an alias name another population or kind of place than the indicator's own."""
    for kinds in (pack.people.populations, pack.names.areas):
        own = next((word for word in kinds if name.startswith(word)), None)
        named = {word for word in kinds if word in before}
        same = {word for audience in pack.audiences if own in audience.called for word in audience.called}
        if own is not None and named and own not in named and not same & named:
            return True
    return False


@cache
def _patterns(pack: Pack) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry.name, re.compile(pattern)) for entry in pack.indicators for pattern in entry.patterns)


@cache
def _simplified(pack: Pack) -> dict[int, str]:
    """Traditional characters that slip into scanned plans: 中小學生."""
    return str.maketrans(dict(pack.names.simplified))


@cache
def _scope(pack: Pack) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(pack.names.scope_words, key=len, reverse=True)))
    return re.compile(rf"(?:{_AGE}|{words})*")


@cache
def _ignored(pack: Pack) -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{'|'.join(map(re.escape, sorted(pack.names.ignored, key=len, reverse=True)))})+(?![、和及与])"
    )


@cache
def _questions(pack: Pack) -> tuple[tuple[Indicator, re.Pattern[str]], ...]:
    patterns = []
    for entry in pack.indicators:
        names = sorted({_NOISE.sub("", one_dash(n)) for n in (entry.name, *entry.aliases)}, key=len, reverse=True)
        patterns.append(
            (
                entry,
                re.compile("|".join([*map(re.escape, names), *(pattern.replace("的", "") for pattern in entry.asked)])),
            )
        )
    return tuple(patterns)


def _own_name(words: str, pack: Pack) -> str:
    """The cleaned words of a plan: without quotation marks, particles (女性接受职业教育的水平) and 全市, 我州 …"""
    return _ignored(pack).sub("", _PARTICLE.sub("", _QUOTES.sub("", words))) or words
