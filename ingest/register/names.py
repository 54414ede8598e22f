"""Names of what is measured: subjects that lean on the clause before, and names made from units."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.figures.quantity import Quantity
from ingest.register.indicators import canonical, is_scope
from ingest.register.subjects import (
    ends_measured,
    ends_rate,
    only_population,
    population_at_start,
    read_subject,
)
from ingest.vocabulary.pack import Pack

FREQUENCY = r"(?:每[村人所个名户校]{1,2})?每(?:[一二三四五六七八九十两半]|\d+)?(?:个)?(?:年|月|季度|学期|学年|周|天|日|半年)(?:度)?"
ENDS_FREQUENCY = re.compile(rf"(?:{FREQUENCY})$")
_FREQUENCY = re.compile(rf"^(?:{FREQUENCY})|(?:{FREQUENCY})$")
OWN_BASE = re.compile(r"每|各|人均|平均|全[市县州旗省国区]")
_DIGIT, _INSIDE = re.compile(r"\d"), re.compile(r"^(?:范围)?内")
_EACH, _EACH_HAS = re.compile(r"每.{1,4}"), re.compile(r"每.{1,8}?(?:拥有|配备|有)")
_SHARE_IN = re.compile(r"(?<=..)中有?$")
_PUT_INTO = re.compile(r"(?:将|把)([^，]{2,16}?)(?:作为|纳入|列入|融入|贯穿)")
_EACH_GROUP = re.compile(r"每(?:\d+|[百千万十]+)(?:名|个|位)[^，]{2,6}")
_SIDE = re.compile("^(?:城市社区|农村社区|城镇|城市|农村|乡村|城区)")
_GAP = re.compile(r"(?:城乡|区域|地区|性别|校际|群体|男女|间|之|、|和)+差距|(?:平均|年均)?[升降增涨]幅")
_DEED = re.compile(
    r"^(?:大力|积极|逐步|加快|推进|推动)?(?:发展|建设|建立|建成|办好|办|推广|实施|开展|举办|开办|完善|加强|推行|健全|落实|提供|扩大|设置|培育|开设|做好|用好|建好)(?:好|建设|完善)?"
)
_OBJECT = re.compile(
    r"^(?:对|为|向)([^，]{2,12}?)(?:实行|免费|提供|给予|开展|进行)|(?:开设|开展|举办|设立|建立|组织)([^，、][^，]{1,11})$|(?:升级|改造|改建|建设|打造|转型)(?:为|成)([^，、]{2,12})$"
)
LONGEST_TOPIC = 24
"""A clause with more characters than this is a sentence of its own, no topic of the next."""


def is_known(name: str, pack: Pack) -> bool:
    """True where the words name an indicator of the pack."""
    return pack.indicator(canonical(name, pack)[0]) is not None


def complete(
    text: str,
    last: str,
    last_raw: str,
    topic: str,
    before: str,
    pack: Pack,
    people: bool = False,
    one_each: bool = False,
) -> tuple[str, str | None, str]:
    """A subject that cannot stand alone, completed: its name, its scope, and from where (last, topic, before, or "").

    `people`: the figure counts people, so that a population is what is counted (留守儿童由1.86万人减少); `one_each`:
    a part of one (4.5人), so that it can only be per head as the indicator before (每千常住人口床位数).

    Examples: 优良率 after 国家学生体质健康标准达标合格率; 初中 after 小学书面作业完成时间; 床位 after 每千名儿童拥有医生.
    """
    if is_known(text, pack):
        return text, None, ""
    who = _FREQUENCY.sub("", text)
    who = "" if who in pack.predicates.by else who
    leans = not people and (only_population(who, pack) or (len(who) <= 6 and is_scope(who, pack)))
    if (
        not who
        or leans
        or _EACH.fullmatch(who)
        or (last and _EACH_GROUP.fullmatch(who) and not ends_measured(who, pack))
    ):
        return _of_the_owner(text, who, last, last_raw, topic, before, pack)
    if text.startswith("其") and len(text) <= 5 and ends_measured(text, pack) and (owner := clause_topic(before)):
        return owner + text[1:], None, "before"  # 设立母婴室，其面积
    if last and _GAP.fullmatch(text):
        return last + text, None, "last"
    frequency = _FREQUENCY.search(text)
    scope, text = (frequency.group(), who) if frequency else (None, text)
    if begun := _beginning(text, last, last_raw, pack, one_each):
        return begun + text, scope, "last"
    if len(text) <= 8 and not population_at_start(text, pack):
        for longer, source in _longer(text, last, last_raw, before, pack):
            if is_known(longer, pack) or source == "same":
                return longer, scope, "last" if source == "same" else source
        owner, source = _owner_of(text, last, last_raw, before, pack) if len(text) <= 4 else ("", "")
        return owner + text, scope, source
    return text, scope, ""


def _beginning(text: str, last: str, last_raw: str, pack: Pack, one_each: bool) -> str:
    """With what the indicator before begins that goes on here: 每千常住人口, 每千名儿童拥有, 女性 of 女性在…中."""
    if text.startswith("在") and "在" in last_raw:
        return last_raw[: last_raw.index("在")]
    if (
        one_each
        and (head := per_head(pack).match(last_raw) or per_head(pack).match(last))
        and not OWN_BASE.search(text)
    ):
        return head.group()
    head = _EACH_HAS.match(last_raw) if len(text) <= 4 else None
    return head.group() if head else ""


def _of_the_owner(
    text: str, who: str, last: str, last_raw: str, topic: str, before: str, pack: Pack
) -> tuple[str, str | None, str]:
    """What the clauses before measure, of those whom the words name: 初中, 每个乡镇."""
    base = last_raw if last_raw and last.startswith(last_raw) and not ends_measured(last_raw, pack) else last
    owner = base.removeprefix(population_at_start(base, pack)) if only_population(who, pack) else base
    owner = _SIDE.sub("", owner) if _SIDE.fullmatch(who) else owner
    about = clause_topic(before)
    source = "last" if owner else "before" if about else "topic"
    owner = owner or about or topic
    return owner, text or None, source if owner else ""


def _owner_of(text: str, last: str, last_raw: str, before: str, pack: Pack) -> tuple[str, str]:
    """Whose a rate or a belonging of few characters is, and from where (last, before, or "" where nobody owns it)."""
    thing = last_raw if last_raw and not ends_measured(last_raw, pack) else ""
    thing = last.removesuffix("数") if thing.startswith("每") else thing
    about = clause_topic(before)
    if text.endswith(pack.predicates.belongings):
        # 配备儿童主任，岗位补贴每月300元; 县妇幼保健院扩建，床位增加到150张
        place = about if any(word in about for word in pack.predicates.whereabouts) else ""
        if thing or place:
            return thing or place, "last" if thing else "before"
    if ends_rate(text, pack) and (thing or about):
        return thing or about, "last" if thing else "before"
    return "", ""


def _longer(text: str, last: str, raw: str, before: str, pack: Pack) -> list[tuple[str, str]]:
    """Names that the clauses before allow: the same name, its population or beginning with another rate."""
    names = [(last, "same")] if last.endswith(text) else []
    if raw:
        names += [(population_at_start(raw, pack) + text, "last"), (raw[: -len(text)] + text, "last")]
    if text[:2] in raw:
        names.append((raw[: raw.rindex(text[:2])] + text, "last"))
    if text[:2] in before:
        names.append((read_subject(before[: before.index(text[:2])], pack).words + text, "before"))
    return names


@lru_cache(maxsize=4096)
def clause_topic(before: str) -> str:
    """What the clause before is about: 发展农村幸福院 gives 农村幸福院, 对低收入家庭女生实行资助 those who get it.

    Empty where it is long or has figures of its own.
    """
    if match := _PUT_INTO.match(before):
        return match.group(1)  # 将发展经费列入财政预算
    if match := _OBJECT.search(before):
        return match.group(1) or match.group(2) or match.group(3)
    topic = _DEED.sub("", before)
    if any(verb in topic[2:] for verb in ("统筹", "安排")) or topic.endswith(
        ("提高", "提升", "降低", "下降", "减少", "增加", "增强", "缩小")
    ):
        return ""  # a sentence of its own
    return topic if len(topic) <= LONGEST_TOPIC and not _DIGIT.search(topic) else ""


_BY_UNIT = {"次": "次数", "场次": "次数", "场": "场数", "届": "届数", "期": "期数", "户": "户数", "件": "件数", "人次": "人次", "公里": "里程", "平方米": "面积",
            "课时": "课时", "学时": "学时", "册": "册数"}  # fmt: skip


def named_by_unit(name: str, figure: Quantity, deed: str, pack: Pack) -> str:
    """The name of an amount: 接触户外自然光 in 小时 is a 时间, 全科医生 in 名 with 配备 a 配备数, rates name themselves."""
    if figure.measure in ("rate", "ratio", "age") or is_known(name, pack):
        return name
    unit = figure.unit.lstrip("万亿千百").removeprefix("个")
    by_unit = _BY_UNIT.get(unit)
    if deed in pack.predicates.sending and by_unit not in ("课时", "学时"):
        name, deed = deed.removesuffix(name) + name if not name.endswith(deed) else name, ""
    if by_unit in ("课时", "学时"):
        return name if name.endswith(by_unit) else name + deed + by_unit
    if ends_measured(name, pack) and not (by_unit and name.endswith("数")):
        return name
    if figure.measure == "money" and name.endswith("财政"):
        return name + "经费"  # 省级财政每年安排不少于1000万元
    kinds = {"money": "金额", "time": "时间", "space": "范围"}
    return name + deed + (by_unit or kinds.get(figure.measure) or ("数" if name else "人数"))


def thing_named(text: str, pack: Pack) -> str:
    """The noun that a number counts: 名年轻女干部到乡镇锻炼 counts 年轻女干部, 的标准安排工作经费 is 工作经费标准."""
    text = _SHARE_IN.sub("", text.lstrip("的"))
    if text.startswith("标准"):
        return (
            "" if text[2:] in pack.predicates.bare_deeds else without_making(text.removeprefix("标准"), pack) + "标准"
        )
    text = _INSIDE.sub("", text)
    for tail in ("全部", "均", "都"):
        head, found, deed = text.partition(tail)
        if found and len(head) >= 3 and deed.startswith(pack.predicates.coverage_verbs):
            return f"{deed}的{head}"  # 318处水域全部设置警示牌
    for tail in pack.predicates.tails:
        head, found, _ = text.partition(tail)
        if found and len(head) >= 3:
            text = head
    return without_making(text, pack)


def without_making(text: str, pack: Pack) -> str:
    """Without the verb that only says that there will be some: 建设红领巾研学营地 gives 红领巾研学营地."""
    verb = next((verb for verb in pack.predicates.making if text.startswith(verb)), "")
    rest = text[len(verb) :]
    rest = rest[1:] if verb and rest[:1] in "和与及、" and rest[1:].startswith(pack.predicates.actions) else rest
    return rest if len(rest) >= 2 else text


@cache
def per_head(pack: Pack) -> re.Pattern[str]:
    """With what a name per head begins: 每千常住人口, 每千名儿童拥有."""
    people = "|".join(["人口", *pack.people.counted, "老年人", "居民", "人"])
    return re.compile(rf"每[百千万十]+(?:名|个)?(?:常住|户籍|老年|农村)*(?:{people})(?:拥有)?")
