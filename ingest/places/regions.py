"""Places: the administrative unit that a title or a body names, and the short forms that people type for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from ingest.figures.dashes import TO
from ingest.figures.width import normalised
from ingest.places.divisions import PROVINCE, ancestors, bearers, lookup, place_names, stem, with_full_name
from ingest.vocabulary.words import PlaceWords

_DIVISION = r"第?[一二三四五六七八九十]{1,3}师(?:[\u4e00-\u9fff]{2,4}市)?"
"""Divisions of the 新疆生产建设兵团, which are cities at the same time (第八师石河子市)."""
_CORPS = "新疆生产建设兵团"
LONGEST_NAME_IN_A_QUESTION = 5
"""Characters of a place that no division is called and a question names all the same (invented, misspelt): what is
longer is a phrase that ends like a name. Chosen by hand."""
LONGEST_NAME = 15
"""积石山保安族东乡族撒拉族自治县; no division has a longer name."""
OPENING = 4000
"""Characters of a text in which its place is looked for: preface and general requirements."""


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"{_DIVISION}|[\u4e00-\u9fff]{{1,11}}?(?:{'|'.join(place_names().suffixes)})")


def region_at_start(text: str, words: PlaceWords) -> str | None:
    """The lowest unit of the chain of places with which `text` begins: 甘肃省武威市妇女… gives 武威市."""
    chain = chain_at_start(text, words)
    return chain[-1] if chain else None


def chain_at_start(text: str, words: PlaceWords) -> tuple[str, ...]:
    """The places with which `text` begins, the highest first: 甘肃省武威市妇女… gives 甘肃省, 武威市.

    A place that exists is taken whole (沙市区, 社旗县), any other by the form of its name.
    """
    text = _without_lead(text, words)
    if _is_national(text, words):
        return (place_names().nation.name,)
    chain: list[str] = []
    position = 0
    while name := _existing(text, position) or _by_form(text, position, words):
        if name in words.generic and not (chain and with_full_name(name)):
            break
        chain += _split(name)
        position += len(name)
    return tuple(chain)


def region_of_title(text: str, words: PlaceWords) -> str | None:
    """The place that a title or an issuer names: at its head, also by a short name that only one place has
    (新疆妇女发展规划), else by the full name of one that exists (关于支持武威市…的意见)."""
    found = region_at_start(text, words)
    if found is not None:
        return found
    text = _without_lead(text, words)
    for length in range(LONGEST_NAME, 1, -1):
        if text[length:].startswith(words.title_followers):
            places = bearers(text[:length])
            if len(places) == 1 and text[:length] not in words.ordinary:
                return places[0].name
    province = next(
        (one.name for n in (3, 2) for one in lookup(text[:n]) if one.level == PROVINCE and one.name != text[:n]), None
    )
    if province and text[:2] not in words.ordinary:
        return province  # 上海港口条例
    return _inside_a_title(re.sub(r"《[^》]*》?", "", text), words)


def region_of_head(lines: Iterable[str], words: PlaceWords) -> str | None:
    """The place that the lines around a report's title name: ——在河湾县第九届人民代表大会第三次会议上, 河湾县县长 某某."""
    for pattern in words.report:
        for line in lines:
            match = re.search(pattern, line)
            region = region_at_start(match["place"], words) if match else None
            if region is not None and not _points_only(region, words, province_too=True):
                return region
    return None


def _without_lead(text: str, words: PlaceWords) -> str:
    """The text without the years and the words before its place: 2024年河湾县…, “十四五”国家…, 中共甘肃省委…."""
    leads = "|".join(sorted(words.title_leads, key=len, reverse=True))
    years = rf"(?:19|20)\d{{2}}年?(?:{TO}+(?:19|20)\d{{2}}年?)?度?|[“\"][一二三四五六七八九十]{{1,3}}五[”\"](?:时期)?"
    return re.sub(rf"^(?:{years}|{leads})+", "", text)


def _is_national(text: str, words: PlaceWords) -> bool:
    nation = words.nation
    return text.startswith((*nation.starts, *nation.bodies)) and not text.startswith(nation.except_)


def _inside_a_title(text: str, words: PlaceWords) -> str | None:
    """The first place of the register whose full name stands in the text, the lowest of a chain."""
    for start in range(len(text)):
        for length in range(LONGEST_NAME, 2, -1):
            if with_full_name(text[start : start + length]):
                return region_at_start(text[start:], words)
    return None


def _existing(text: str, position: int) -> str | None:
    """The longest full name of a division that stands at the position."""
    words = (text[position : position + length] for length in range(LONGEST_NAME, 2 if position == 0 else 1, -1))
    return next((word for word in words if with_full_name(word)), None)


def _split(name: str) -> tuple[str, ...]:
    """甘肃武威市 -> 甘肃省, 武威市: a short name that is stuck to the name of a place below it."""
    if not with_full_name(name):
        for cut in range(2, len(name) - 1):
            below = lookup(name[cut:], [name[:cut]]) if with_full_name(name[cut:]) else ()
            if below:
                return next(upper.name for upper in ancestors(below[0]) if upper in bearers(name[:cut])), name[cut:]
    return (name,)


def _by_form(text: str, position: int, words: PlaceWords) -> str | None:
    match = _unit().match(text, position)
    name = match.group() if match else None
    if name is None or name[0] in words.never_first or any(word in name for word in words.unlike):
        return None
    return name


def region_in_body(text: str, words: PlaceWords) -> str | None:
    """The place that the opening of a text without title names most often at the start of a clause.

    None where no place stands out: a place is not guessed between two that are named equally often.
    """
    leads = "|".join(words.leads)
    pattern = re.compile(rf"(?<![\u4e00-\u9fff])(?:{leads})?({_unit().pattern})({'|'.join(words.followers)})?")
    names: Counter[str] = Counter()
    for name, follower in pattern.findall(text[:OPENING]):
        if not _points_only(name, words):
            names[name] += 2 if follower else 1
    best = names.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    if best[0][1] < 2 and not with_full_name(best[0][0]):
        return None  # a word that only ends like a name
    return best[0][0]


def named_place(text: str, words: PlaceWords) -> str | None:
    """The place with which a question begins (北京市孕产妇…), None where the words only look like one."""
    name = region_at_start(text, words)
    if name is None or _points_only(name, words) or len(name) > LONGEST_NAME_IN_A_QUESTION:
        return None
    return None if set(name) & set("每个几哪这那某有给") else name


def _points_only(name: str, words: PlaceWords, *, province_too: bool = False) -> bool:
    """True for words that look like a place and are none (全区, 搬迁小区), and for the province above the place."""
    if name in words.generic or (not province_too and (name.endswith(("省", "自治区")) or name == _CORPS)):
        return True
    if with_full_name(name):
        return False  # 和田地区, 全州县 and 晋城市 exist
    return (
        name[0] in words.never_first
        or any(word in name for word in words.unlike)
        or bool(set(name) & set("的和到把与及"))
        or name.endswith(words.generic_endings)
    )


@cache
def short_spellings(region: str) -> tuple[str, ...]:
    """`short_names` in the form in which texts are compared."""
    return tuple(map(normalised, short_names(region)))


@cache
def short_names(region: str) -> tuple[str, ...]:
    """All forms under which people name the region, the full name first, longer forms before shorter ones."""
    names = [region, *place_names().aliases.get(region, ())]
    division = re.fullmatch(r"(第?)([一二三四五六七八九十]{1,3}师)([\u4e00-\u9fff]{2,4})市", region)
    if division:
        corps, city = division.group(2), division.group(3)
        names += [f"第{corps}", corps, f"{city}市", city, "师市"]
    elif (short := stem(region)) != region:
        names += [short] + ([f"{short}州"] if region.endswith("自治州") else [])
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (name != region, -len(name))))
