"""What stands before a figure: the indicator's words, the words that bound the figure, and lists of indicators."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ingest.indicators import canonical, indicator
from ingest.quantity import Comparator, Quantity

BASE_YEAR = re.compile(r"(?:以|比|较|与|在)(\d{4})年的?(?:数据|水平|末|底)*(?:为基数|为基准|为基期|为基础|基础上|相比)|(?:比|较)(\d{4})年(?:末|底)?")
_UNIT_OF_COUNT = re.compile(r"以([^，。以]{1,20}?)为单位")
_WHEN = re.compile(r"^(?:到|至|截至|截止到?)?(?:\d{4}年(?:末|底|初|前)*|[^，]{0,6}期?末)，?")
_POPULATION = re.compile(
    r"(?:\d+(?:[-—–~～至到]\d+)?(?:周岁|岁|个月|月龄)(?:及?以[上下内]|内)?的?)?"
    r"(?:农村|城市|城镇|适龄|普通)*(?:小学生|初中生|高中生|高中阶段学生|普通高中生|中小学生|中学生|学生|儿童|婴幼儿|婴儿|幼儿|妇女|女性|小学|初中|高中|普通高中)"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The words that tie an indicator to its figure: 力争保持在 gives hold and no comparator."""

    words: tuple[str, ...]
    comparator: Comparator | None
    hold: bool


@cache
def words(name: str) -> Any:
    """A list or table of `predicates.toml`."""
    return tomllib.loads(files("ingest").joinpath("predicates.toml").read_text("utf-8"))[name]


@lru_cache(maxsize=8192)
def split_predicate(before: str) -> tuple[str, Predicate]:
    """Cut the words before a figure into subject and predicate: 婴儿死亡率分别降至 gives 婴儿死亡率."""
    found: list[str] = []
    comparator: Comparator | None = None
    hold = False
    subject = before.rstrip("：:、")
    while match := _ending().search(subject):
        word = match.group()
        kind = _kind(word)
        if word in ("从", "由", "每", "比例", "以", "按"):
            break
        hold = hold or kind == "hold"
        if comparator is None:
            comparator = _COMPARATOR.get(kind)
        found.append(word)
        subject = subject[: match.start()].rstrip("：:")
    return subject, Predicate(tuple(reversed(found)), comparator, hold)


_COMPARATOR: dict[str, Comparator] = {
    "reach": ">=", "fall": "<=", "floor": ">=", "ceiling": "<=", "approximate": "~",
    "decrease": "decrease_by", "increase": "increase_by",
}  # fmt: skip
_KINDS = ("hold", "reach", "fall", "floor", "ceiling", "approximate", "decrease", "increase", "plain")


@cache
def _kind(word: str) -> str:
    return next(kind for kind in _KINDS if word in words(kind))


@cache
def _ending() -> re.Pattern[str]:
    every = sorted({word for kind in _KINDS for word in words(kind)}, key=len, reverse=True)
    # 行为, 作为, 所有 end a noun although 为 and 有 end it.
    return re.compile(rf"(?:(?<![行作认因成])为|(?<![所没])有|{'|'.join(re.escape(w) for w in every if w not in ('为', '有'))})$")


def comparator_of(quantity: Quantity, predicate: Predicate) -> Comparator:
    """What the figure bounds. 达到100% and 保持在100% are equal: nothing lies above. 达到40% is at least."""
    moved = predicate.comparator in ("decrease_by", "increase_by")
    if moved and (quantity.unit in ("%", "‰", "百分点", "个百分点", "倍", "番") or quantity.measure == "time"):
        return predicate.comparator or "="
    if quantity.unit == "%" and quantity.value >= 100 and predicate.comparator != "<=":
        return "="
    if quantity.bound:
        return quantity.bound
    if moved:
        return "="
    return predicate.comparator or "="


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of an indicator with what was said beside it."""

    words: str
    scope: str | None
    base_year: int | None


@lru_cache(maxsize=8192)
def read_subject(text: str, region_names: tuple[str, ...] = ()) -> Subject:
    """The indicator's words without time, opening verbs, base year and 以…为单位.

    Example: 儿童伤害死亡率以2020年数据为基数 gives 儿童伤害死亡率, base year 2020.
    """
    base = BASE_YEAR.search(text)
    year = int(base.group(1) or base.group(2)) if base else None
    if base:
        text = text[: base.start()] + text[base.end() :]
    unit = _UNIT_OF_COUNT.search(text)
    if unit:
        text = text[: unit.start()] + text[unit.end() :]
    text = text.strip("，、：: ")
    while True:
        shorter = _WHEN.sub("", text)
        opened = _opening().sub("", shorter)
        # 保障水平 and 保持 begin with what opens other clauses.
        shorter = opened if len(opened) > 3 or not opened else shorter
        for name in region_names:
            shorter = shorter.removeprefix(name)
        if shorter == text:
            break
        text = shorter
    return Subject(text, f"以{unit.group(1)}为单位" if unit else None, year)


@cache
def _opening() -> re.Pattern[str]:
    every = sorted(words("openings"), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, every))})+(?=[^，])")


def population_at_start(text: str) -> str:
    """The population with which words begin: 5岁以下儿童贫血率 gives 5岁以下儿童; empty where none."""
    match = _POPULATION.match(text)
    return match.group() if match else ""


def population_at_end(text: str) -> str:
    """The population with which words end: 每天睡眠时间小学生 gives 小学生; empty where none, or where nothing is before."""
    for match in _POPULATION.finditer(text):
        if match.end() == len(text):
            return match.group()
    return ""


def only_population(text: str) -> bool:
    """True for 初中生, 小学三至六年级: a clause that only says who, and takes what from the clause before."""
    return bool(_POPULATION.fullmatch(text)) or bool(re.fullmatch(r"(?:小学|初中|高中|中学|幼儿园|普通高中)[一二三四五六七八九至各、年级]*", text))


def ends_measured(text: str) -> bool:
    """True where the words end in something that is measured: 率, 比例, 时间, 人数 …"""
    return text.endswith(tuple(words("measured")))


def split_list(text: str, count: int, each: bool) -> list[str]:
    """The indicators of a subject that names several; `count` figures follow, `each` for 均 and 都.

    Examples: 新生儿、婴儿和5岁以下儿童死亡率 with three figures gives three names; 5岁以下儿童贫血率和生长迟缓率
    gives the population to both; 艾滋病、梅毒和乙肝检测率 with one figure stays one.
    """
    if count == 1 and indicator(canonical(text)[0]) is not None and not each:
        members = _members(text)
        if len(members) < 2 or not all(member.endswith(tuple(words("rates"))) for member in members):
            return [text]
    members = _members(text)
    if len(members) < 2 or not members[-1].endswith(tuple(words("rates"))):
        return [text]
    rates = [member.endswith(tuple(words("rates"))) for member in members]
    if count == 1 and not all(rates) and (not each or indicator(canonical(text)[0]) is not None):
        return [text]
    if count > 1 and len(members) != count:
        return [text]
    head = _head(members)
    complete = [member if rate else member + head for member, rate in zip(members, rates, strict=True)]
    first = population_at_start(complete[0])
    return [complete[0], *(_with_population(member, first) for member in complete[1:])]


def _members(text: str) -> list[str]:
    """Members of a list at the top level: brackets and 眼保健和视力检查 of a known indicator stay whole."""
    members, depth, start, index = [], 0, 0, 0
    while index < len(text):
        character = text[index]
        depth += (character in "（《") - (character in "）》")
        joint = next((word for word in ("以及", "、", "和", "与", "及") if text.startswith(word, index)), "")
        if joint and depth == 0:
            members.append(text[start:index])
            index += len(joint)
            start = index
        else:
            index += 1
    members.append(text[start:])
    return [member for member in members if member]


def _head(members: list[str]) -> str:
    """What the last member has and the others lack: 死亡率 of 5岁以下儿童死亡率."""
    last = members[-1]
    for start in range(1, len(last)):
        if any(indicator(canonical(member + last[start:])[0]) for member in members[:-1]):
            return last[start:]
    if "中" in last:
        return last[last.index("中") :]
    return last[-3:]


def _with_population(member: str, population: str) -> str:
    if not population or population_at_start(member) or indicator(canonical(member)[0]) and not indicator(canonical(population + member)[0]):
        return member
    return population + member


_FREQUENCY = re.compile(r"每(?:[一二三四五六七八九十两半]|\d+)?(?:个)?(?:年|月|季度|学期|学年|周|天|日|半年)$")


def complete(text: str, last: str, topic: str, before: str) -> tuple[str, str | None]:
    """A subject that cannot stand alone, completed from the statement or clause before it, and its scope.

    Examples: 优良率 after 国家学生体质健康标准达标合格率; 初中 after 小学书面作业完成时间; 床位 after 每千名儿童拥有医生.
    """
    if indicator(canonical(text)[0]):
        return text, None
    who = _FREQUENCY.sub("", text)
    if not text:
        return last or topic or clause_topic(before), None
    if only_population(who) or not who:
        return (last.removeprefix(population_at_start(last)) if last else topic or clause_topic(before)), text
    if text.startswith("在") and "在" in last:
        return last[: last.index("在")] + text, None
    per_head = re.match(r"每.{1,8}?(?:拥有|配备|有)", last)
    if per_head and not text.startswith("每"):
        return per_head.group() + text, None
    if len(text) <= 8 and not population_at_start(text):
        for longer in _longer(text, last, before):
            if indicator(canonical(longer)[0]):
                return longer, None
        if len(text) <= 4 and text.endswith(tuple(words("rates"))) and (owner := clause_topic(before)):
            return owner + text, None
    return text, None


def _longer(text: str, last: str, before: str) -> list[str]:
    """Names that the clauses before allow: the last name with another rate, or the words before a shared beginning."""
    names = [last[: -len(text)] + text] if last else []
    names += [last[: last.rindex(text[:2])] + text] if last and text[:2] in last else []
    if text[:2] in before:
        names.append(read_subject(before[: before.index(text[:2])]).words + text)
    return names


_DEED = re.compile(r"^(?:大力|积极|逐步|加快|推进|推动|[\u4e00-\u9fff]{0,2})(?:发展|建设|建立|建成|办好|推广|实施|开展|完善|加强|推行|健全|落实|提供|扩大|设置|培育)")


def clause_topic(before: str) -> str:
    """What the clause before is about: 发展农村幸福院 gives 农村幸福院; empty where it is long."""
    topic = _DEED.sub("", before)
    return topic if len(topic) <= 16 and not re.search(r"\d", topic) else ""
