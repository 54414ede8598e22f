"""What stands before a figure: the indicator's words, the words that bound the figure, and lists of indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.figures.dashes import TO
from ingest.figures.quantity import Comparator, Quantity
from ingest.register.indicators import is_scope
from ingest.vocabulary.pack import Pack
from ingest.vocabulary.words import Words

BASE_YEAR = re.compile(
    r"(?:以|比|较|与|在)(\d{4})年的?(?:数据|水平|末|底)*(?:为基数|为基准|为基期|为基础|基础上|相比)|(?:比|较)(\d{4})年(?:末|底)?"
)
_UNIT_OF_COUNT = re.compile(r"以([^，。以]{1,20}?)为单位")
_REACHED_IN = re.compile(r"(?<=[高升降低加少长大])到(?:19|20)\d\d年的?$")
_LAST_YEAR = re.compile(r"(?<![比较以])(?<!\d)(?:到|至)?(?:19|20)\d\d年(?:末|底)?的?$")
_COUNTER = re.compile(
    r"^[一二三四五六七八九十]是|^[^，。]{0,12}目标(?:是|为)：?|^[全我][市县州旗区省国盟师](?:现有|拥有|有)(?=..)|^(?:全[市县州旗区省国盟师])?共(?:发生|有|计)(?=..)"
)
_WHEN = re.compile(
    r"^“十[二三四五]五”(?:期间|时期|末|期末)，?|^(?:到|至|截至|截止到?)?(?:\d{4}年(?:末|底|初|前)*|[^，]{0,6}期?末)，?"
)
_AGED = rf"(?:\d+(?:{TO}\d+)?(?:周岁|岁|个月|月龄)(?:及?以[上下内]|内)?的?)?"
_COMPARED = re.compile(
    r"(?:分别|均)?(?<!性别)(?:比|较)(?:规划|上年|上一年|去年|全[国省市县]|同期|预期|目标|基线|基期|周期初|“十.五”|(?:[一二三四五六七八九十]+|\d+)年前)[^，]{0,8}$"
)
"""分别比规划目标高出0.5个百分点: with what it is compared, not what it is."""
_REMARK = re.compile(r"（(?:不含|不包括|不计|含|包括)[^（）]*）$")
"""运行经费（不含人员工资）: what is counted in and what is not is no part of the name."""
_EACH_OF = re.compile(r"(?:分别|均|都|各)+$")
_GRADES = re.compile(r"(?:小学|初中|高中|中学|幼儿园|普通高中)[一二三四五六七八九至各、年级]*")


@dataclass(frozen=True, slots=True)
class Predicate:
    """The words that tie an indicator to its figure: 力争保持在 gives hold and no comparator.

    `reached` where they say that a value is reached or kept (达到, 保持在), `bounded` where they bound it (超过, 突破);
    `shown` is the last word that people want to see beside the figure.
    """

    words: tuple[str, ...]
    comparator: Comparator | None
    hold: bool
    reached: bool = False
    bounded: bool = False
    shown: str = ""


@lru_cache(maxsize=8192)
def split_predicate(before: str, pack: Pack) -> tuple[str, Predicate]:
    """Cut the words before a figure into subject and predicate: 婴儿死亡率分别降至 gives 婴儿死亡率."""
    words = pack.predicates
    found: list[str] = []
    comparator: Comparator | None = None
    hold = False
    subject = _LAST_YEAR.sub("", _REACHED_IN.sub("到", before)).rstrip("：:、｜")
    while word := _last_word(subject, pack):
        kind = _kind(word, pack)
        hold = hold or kind == "hold"
        if comparator is None:
            comparator = _COMPARATOR.get(kind)
        elif kind in ("decrease", "increase") and all(_kind(other, pack) in ("floor", "ceiling") for other in found):
            comparator = _COMPARATOR[kind]  # 每年提高不低于5%: the step is bounded, not the level
        found.append(word)
        subject = subject[: -len(word)].rstrip("：:")
    return subject, Predicate(
        tuple(reversed(found)),
        comparator,
        hold,
        reached=hold or any(word in words.reach or word in words.fall for word in found),
        bounded=any(word in words.floor or word in words.ceiling for word in found),
        shown=next((word for word in found if _kind(word, pack) in _SHOWN), ""),
    )


_COMPARATOR: dict[str, Comparator] = {
    "reach": ">=", "fall": "<=", "floor": ">=", "ceiling": "<=", "approximate": "~", "decrease": "decrease_by", "increase": "increase_by"
}  # fmt: skip


@cache
def _kinds(pack: Pack) -> Mapping[str, Words]:
    words = pack.predicates
    return {"hold": words.hold, "reach": words.reach, "fall": words.fall, "floor": words.floor, "ceiling": words.ceiling,
            "approximate": words.approximate, "decrease": words.decrease, "increase": words.increase, "plain": words.plain,
            "actions": words.actions}  # fmt: skip


@cache
def _kind(word: str, pack: Pack) -> str:
    return next(kind for kind, listed in _kinds(pack).items() if word in listed)


def _last_word(text: str, pack: Pack) -> str:
    """The longest word of a predicate with which the words end; empty where they end in none."""
    for word in _by_last_character(pack).get(text[-1:], ()):
        if text.endswith(word):
            before = text[: -len(word)][-1:] or "，"
            # 行为, 所有, 签约 end a noun although 为, 有 and 约 end it; in 2015年提高 the year is no part of 年提高.
            part_of_noun = before in _NOUNS_WITH.get(word, "") or (word[0] == "年" and before.isdigit())
            if not part_of_noun:
                return word
    return ""


_NOUNS_WITH = {"为": "行作认因成", "有": "所没", "均": "人平年户", "约": "签节集预契公"}


@cache
def _by_last_character(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Words of predicates by their last character, the longest first."""
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted({word for listed in _kinds(pack).values() for word in listed}, key=len, reverse=True):
        table[word[-1]] = (*table.get(word[-1], ()), word)
    return table


def comparator_of(quantity: Quantity, predicate: Predicate) -> Comparator:
    """What the figure bounds. 达到100% and 保持在100% are equal: nothing lies above. 达到40% is at least."""
    if quantity.unit == "番":
        return "increase_by"
    moved = predicate.comparator in ("decrease_by", "increase_by")
    if moved and (quantity.measure in ("time", "age") or quantity.unit in _MOVING):
        return predicate.comparator or "="
    if quantity.unit == "%" and quantity.value >= 100 and predicate.comparator != "<=":
        return "="
    return quantity.bound or ("=" if moved else predicate.comparator or "=")


def printed_words(predicate: Predicate, figure: str) -> str:
    """The figure with the words that bound it: 不少于1小时, 三分之一以上, 下降20%."""
    return predicate.shown + figure


_MOVING = ("%", "‰", "百分点", "个百分点", "千分点", "倍", "番")
_SHOWN = ("floor", "ceiling", "approximate", "decrease", "increase")


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """The words of an indicator with what was said beside it."""

    words: str
    scope: str | None
    base_year: int | None


@lru_cache(maxsize=8192)
def read_subject(text: str, pack: Pack, region_names: tuple[str, ...] = ()) -> IndicatorWords:
    """The indicator's words without time, opening verbs, base year and 以…为单位.

    Example: 儿童伤害死亡率以2020年数据为基数 gives 儿童伤害死亡率, base year 2020.
    """
    base, year = BASE_YEAR.search(text) if "年" in text else None, None
    if base:
        year = int(base.group(1) or base.group(2))
        text = _EACH_OF.sub("", text[: base.start()]) + text[base.end() :]
    unit = _UNIT_OF_COUNT.search(text) if "为单位" in text else None
    if unit:
        text = text[: unit.start()] + text[unit.end() :]
    text = _REMARK.sub("", text) if text.endswith("）") else text
    text = _COMPARED.sub("", _LAST_YEAR.sub("", _COUNTER.sub("", text.strip("，、：: "))))
    while True:
        shorter = _WHEN.sub("", text)
        opened = _opening(pack).sub("", shorter)
        # 保障水平 and 保持 begin with what opens other clauses.
        shorter = opened if len(opened) > 3 or is_scope(opened, pack) else shorter
        for name in region_names:
            if shorter.startswith(name) and not shorter[len(name) :].startswith(("、", "和", "及", "与")):
                shorter = shorter.removeprefix(name)
        if shorter == text:
            break
        text = shorter
    return IndicatorWords(text, f"以{unit.group(1)}为单位" if unit else None, year)


@cache
def _opening(pack: Pack) -> re.Pattern[str]:
    every = sorted(pack.predicates.openings, key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, every))})+(?=[^，])")


_HEDGES = re.compile(r"^(?:原则上|一般|力争|争取|确保|至少)+")
_AFTER_SCOPE = re.compile(r"(?:免费|(?<![初高])中|内|里|和|与|及|、|：|，)$")


@lru_cache(maxsize=4096)
def clean_scope(scope: str | None, pack: Pack) -> str | None:
    """Whom or where, without the words around it: 领导班子中 is 领导班子, 为残疾人 is 残疾人; 围绕… is no scope."""
    if not scope:
        return None
    scope = _HEDGES.sub("", scope)
    preposition = next((word for word in pack.predicates.of_scope if scope.startswith(word)), "")
    who = _AFTER_SCOPE.sub("", scope[len(preposition) :].removeprefix("按").partition("按")[0])
    return None if not who.strip("一二三四五六七八九十") or who.startswith(pack.predicates.no_scope) else who


@cache
def _population(pack: Pack) -> re.Pattern[str]:
    """A group of people with its age: 5岁以下儿童, 农村留守妇女."""
    return re.compile(rf"{_AGED}(?:{'|'.join(pack.people.attributes)})*(?:{'|'.join(pack.people.groups)})")


@cache
def _populations(pack: Pack) -> re.Pattern[str]:
    """One group or several: 小学生、初中生和高中生."""
    return re.compile("{0}(?:(?:、|和|及|与){0})*".replace("{0}", _population(pack).pattern))


def population_at_start(text: str, pack: Pack) -> str:
    """The population with which words begin: 5岁以下儿童贫血率 gives 5岁以下儿童; empty where none."""
    match = _population(pack).match(text)
    return match.group() if match else ""


def population_at_end(text: str, pack: Pack) -> str:
    """The population with which words end: 每天睡眠时间小学生 gives 小学生; empty where none, or where nothing is before."""
    for match in _population(pack).finditer(text):
        if match.end() == len(text):
            return match.group()
    return ""


def is_compared(before: str) -> bool:
    """True for words that end in what a change is counted from: 床位比上年, 较五年前."""
    return bool(_COMPARED.search(before))


def ends_rate(text: str, pack: Pack) -> bool:
    """True where the words end in a share: 率, 比例, 占比 …"""
    return text.endswith(pack.predicates.rates)


def only_population(text: str, pack: Pack) -> bool:
    """True for 初中生, 小学三至六年级: a clause that only says who, and takes what from the clause before."""
    return bool(_populations(pack).fullmatch(text)) or bool(_GRADES.fullmatch(text))


def ends_measured(text: str, pack: Pack) -> bool:
    """True where the words end in something that is measured: 率, 比例, 时间, 人数 …"""
    return text.endswith(pack.predicates.measured)
