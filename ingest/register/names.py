"""Names of what is measured: subjects that lean on the clause before, lists of indicators, names made from units."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.figures.quantity import Quantity
from ingest.register.indicators import canonical, indicator, is_scope
from ingest.register.subjects import ends_measured, ends_rate, only_population, population_at_start, read_subject, words

FREQUENCY = r"(?:每[村人所个名户校]{1,2})?每(?:[一二三四五六七八九十两半]|\d+)?(?:个)?(?:年|月|季度|学期|学年|周|天|日|半年)(?:度)?"
ENDS_FREQUENCY = re.compile(rf"(?:{FREQUENCY})$")
_FREQUENCY = re.compile(rf"^(?:{FREQUENCY})|(?:{FREQUENCY})$")
_PER_HEAD = re.compile(r"每[百千万十]+(?:名|个)?(?:常住|户籍|老年|农村)*(?:人口|儿童|老年人|妇女|居民|人)(?:拥有)?")
_OWN_BASE = re.compile(r"每|各|人均|平均|全[市县州旗省国区]")
_EACH, _EACH_HAS = re.compile(r"每.{1,4}"), re.compile(r"每.{1,8}?(?:拥有|配备|有)")
_DIGIT, _INSIDE, _ATTRIBUTE = re.compile(r"\d"), re.compile(r"^(?:范围)?内"), re.compile("(?<!中)的")
_SHARE_IN = re.compile(r"(?<=..)中有?$")
_PUT_INTO = re.compile(r"(?:将|把)([^，]{2,16}?)(?:作为|纳入|列入|融入|贯穿)")
_EACH_GROUP = re.compile(r"每(?:\d+|[百千万十]+)(?:名|个|位)[^，]{2,6}")
_SIDE = re.compile("^(?:城市社区|农村社区|城镇|城市|农村|乡村|城区)")
_GAP = re.compile(r"(?:城乡|区域|地区|性别|校际|群体|男女|间|之|、|和)+差距|(?:平均|年均)?[升降增涨]幅")
_LEVELS = re.compile(
    r"((?:省|市|州|盟|县|旗|区|乡|镇|村)(?:[、和与及](?:省|市|州|盟|县|旗|区|乡|镇|村))+)[两三四]级(?:的)?(.+)"
)
"""市、县两级人大代表中的女性比例."""
_SHARES = re.compile(r"(.+、.+?)(?:分别|均|各)(占.+)")
"""普惠园数、在园幼儿数分别占总数的80%."""
_MARKS = re.compile("以及|[、和与及（《）》]")
_OTHERS = re.compile(r"等(?=[^等]{2,5}$)")
_AMONG = re.compile(r"(?<![初高其])中(?![小学等心职共年])")
_DEED = re.compile(
    r"^(?:大力|积极|逐步|加快|推进|推动)?(?:发展|建设|建立|建成|办好|办|推广|实施|开展|举办|开办|完善|加强|推行|健全|落实|提供|扩大|设置|培育|开设|做好|用好|建好)(?:好|建设|完善)?"
)
_OBJECT = re.compile(
    r"^(?:对|为|向)([^，]{2,12}?)(?:实行|免费|提供|给予|开展|进行)|(?:开设|开展|举办|设立|建立|组织)([^，、][^，]{1,11})$|(?:升级|改造|改建|建设|打造|转型)(?:为|成)([^，、]{2,12})$"
)
LONGEST_TOPIC = 24
"""A clause with more characters than this is a sentence of its own, no topic of the next."""

MOST_MEMBERS = 12
"""A subject with more members is an enumeration of something else (no plan sets more than five figures in one list)."""


def is_known(name: str) -> bool:
    """True where the words name an indicator of `indicators.toml`."""
    return indicator(canonical(name)[0]) is not None


def complete(
    text: str, last: str, last_raw: str, topic: str, before: str, people: bool = False, per_head: bool = False
) -> tuple[str, str | None, str]:
    """A subject that cannot stand alone, completed: its name, its scope, and from where (last, topic, before, or "").

    `people`: the figure counts people, so that a population is what is counted (留守儿童由1.86万人减少); `per_head`:
    a part of one (4.5人), so that it can only be per head as the indicator before (每千常住人口床位数).

    Examples: 优良率 after 国家学生体质健康标准达标合格率; 初中 after 小学书面作业完成时间; 床位 after 每千名儿童拥有医生.
    """
    if is_known(text):
        return text, None, ""
    who = _FREQUENCY.sub("", text)
    who = "" if who in words("by") else who
    leans = not people and (only_population(who) or (len(who) <= 6 and is_scope(who)))
    if not who or leans or _EACH.fullmatch(who) or (last and _EACH_GROUP.fullmatch(who) and not ends_measured(who)):
        return _of_the_owner(text, who, last, last_raw, topic, before)
    if text.startswith("其") and len(text) <= 5 and ends_measured(text) and (owner := clause_topic(before)):
        return owner + text[1:], None, "before"  # 设立母婴室，其面积
    if last and _GAP.fullmatch(text):
        return last + text, None, "last"
    frequency = _FREQUENCY.search(text)
    scope, text = (frequency.group(), who) if frequency else (None, text)
    if begun := _beginning(text, last, last_raw, per_head):
        return begun + text, scope, "last"
    if len(text) <= 8 and not population_at_start(text):
        for longer, source in _longer(text, last, last_raw, before):
            if is_known(longer) or source == "same":
                return longer, scope, "last" if source == "same" else source
        owner, source = _owner_of(text, last, last_raw, before) if len(text) <= 4 else ("", "")
        return owner + text, scope, source
    return text, scope, ""


def _beginning(text: str, last: str, last_raw: str, per_head: bool) -> str:
    """With what the indicator before begins that goes on here: 每千常住人口, 每千名儿童拥有, 女性 of 女性在…中."""
    if text.startswith("在") and "在" in last_raw:
        return last_raw[: last_raw.index("在")]
    if per_head and (head := _PER_HEAD.match(last_raw) or _PER_HEAD.match(last)) and not _OWN_BASE.search(text):
        return head.group()
    head = _EACH_HAS.match(last_raw) if len(text) <= 4 else None
    return head.group() if head else ""


def _of_the_owner(
    text: str, who: str, last: str, last_raw: str, topic: str, before: str
) -> tuple[str, str | None, str]:
    """What the clauses before measure, of those whom the words name: 初中, 每个乡镇."""
    base = last_raw if last_raw and last.startswith(last_raw) and not ends_measured(last_raw) else last
    owner = base.removeprefix(population_at_start(base)) if only_population(who) else base
    owner = _SIDE.sub("", owner) if _SIDE.fullmatch(who) else owner
    about = clause_topic(before)
    source = "last" if owner else "before" if about else "topic"
    owner = owner or about or topic
    return owner, text or None, source if owner else ""


def _owner_of(text: str, last: str, last_raw: str, before: str) -> tuple[str, str]:
    """Whose a rate or a belonging of few characters is, and from where (last, before, or "" where nobody owns it)."""
    thing = last_raw if last_raw and not ends_measured(last_raw) else ""
    thing = last.removesuffix("数") if thing.startswith("每") else thing
    about = clause_topic(before)
    if text.endswith(words("belongings")):
        # 配备儿童主任，岗位补贴每月300元; 县妇幼保健院扩建，床位增加到150张
        place = about if any(word in about for word in words("whereabouts")) else ""
        if thing or place:
            return thing or place, "last" if thing else "before"
    if ends_rate(text) and (thing or about):
        return thing or about, "last" if thing else "before"
    return "", ""


def _longer(text: str, last: str, raw: str, before: str) -> list[tuple[str, str]]:
    """Names that the clauses before allow: the same name, its population or beginning with another rate."""
    names = [(last, "same")] if last.endswith(text) else []
    if raw:
        names += [(population_at_start(raw) + text, "last"), (raw[: -len(text)] + text, "last")]
    if text[:2] in raw:
        names.append((raw[: raw.rindex(text[:2])] + text, "last"))
    if text[:2] in before:
        names.append((read_subject(before[: before.index(text[:2])]).words + text, "before"))
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


def named_by_unit(name: str, figure: Quantity, deed: str) -> str:
    """The name of an amount: 接触户外自然光 in 小时 is a 时间, 全科医生 in 名 with 配备 a 配备数, rates name themselves."""
    if figure.measure in ("rate", "ratio", "age") or is_known(name):
        return name
    unit = figure.unit.lstrip("万亿千百").removeprefix("个")
    by_unit = _BY_UNIT.get(unit)
    if deed in words("sending") and by_unit not in ("课时", "学时"):
        name, deed = deed.removesuffix(name) + name if not name.endswith(deed) else name, ""
    if by_unit in ("课时", "学时"):
        return name if name.endswith(by_unit) else name + deed + by_unit
    if ends_measured(name) and not (by_unit and name.endswith("数")):
        return name
    if figure.measure == "money" and name.endswith("财政"):
        return name + "经费"  # 省级财政每年安排不少于1000万元
    kinds = {"money": "金额", "time": "时间", "space": "范围"}
    return name + deed + (by_unit or kinds.get(figure.measure) or ("数" if name else "人数"))


def thing_named(text: str) -> str:
    """The noun that a number counts: 名年轻女干部到乡镇锻炼 counts 年轻女干部, 的标准安排工作经费 is 工作经费标准."""
    text = _SHARE_IN.sub("", text.lstrip("的"))
    if text.startswith("标准"):
        return "" if text[2:] in words("bare_deeds") else without_making(text.removeprefix("标准")) + "标准"
    text = _INSIDE.sub("", text)
    for tail in ("全部", "均", "都"):
        head, found, deed = text.partition(tail)
        if found and len(head) >= 3 and deed.startswith(words("coverage_verbs")):
            return f"{deed}的{head}"  # 318处水域全部设置警示牌
    for tail in words("tails"):
        head, found, _ = text.partition(tail)
        if found and len(head) >= 3:
            text = head
    return without_making(text)


def without_making(text: str) -> str:
    """Without the verb that only says that there will be some: 建设红领巾研学营地 gives 红领巾研学营地."""
    verb = next((verb for verb in words("making") if text.startswith(verb)), "")
    rest = text[len(verb) :]
    rest = rest[1:] if verb and rest[:1] in "和与及、" and rest[1:].startswith(words("actions")) else rest
    return rest if len(rest) >= 2 else text


def list_members(text: str, count: int, each: bool) -> list[str]:
    """The indicators of a subject that names several; `count` figures follow, `each` for 均, 都 and 分别.

    Examples: 新生儿、婴儿和5岁以下儿童死亡率 with three figures gives three names; 5岁以下儿童贫血率和生长迟缓率
    gives the population to both; 艾滋病、梅毒和乙肝检测率 with one figure stays one.
    """
    if levels := _LEVELS.match(text):
        each_level = [f"{level}级{levels.group(2)}" for level in re.split("[、和与及]", levels.group(1))]
        return each_level if len(each_level) == count or (each and count == 1) else [text]
    if (shares := _SHARES.fullmatch(text)) and count in (1, len(parted := _members(shares.group(1)))):
        return [member + shares.group(2) for member in parted]
    members = _members(text)
    rates = words("rates")
    if not 2 <= len(members) <= MOST_MEMBERS:
        return [text]
    listed = members[-1].endswith(rates) if count == 1 else ends_measured(members[-1]) and len(members) == count
    if not listed:
        return [text]
    ends = [member.endswith(rates) if count == 1 else ends_measured(member) for member in members]
    parallel = members[0][-2:] in words("heads") and members[0][-2:] in members[-1]
    if count == 1 and not all(ends) and ((not each and not parallel) or is_known(text)):
        return [text]
    if count == 1 and not all(ends) and _ATTRIBUTE.search("".join(members[1:])):
        return [text]  # 感染艾滋病和梅毒的孕产妇…比例 is one
    if count == 1 and is_known(text) and not all(is_known(member) for member in members):
        return [text]
    head = _head(members)
    alone = words("alone")
    final = _OTHERS.sub("", members[-1])
    final = alone.get(final.removesuffix(head), final.removesuffix(head)) + head if final.endswith(head) else final
    members = [alone.get(member, member) for member in members[:-1]] + [final]
    complete_members = [member if end else member + _tail(members, ends, i, head)
                        for i, (member, end) in enumerate(zip(members, ends, strict=True))]  # fmt: skip
    return [complete_members[0], *(_like_first(member, complete_members[0]) for member in complete_members[1:])]


def _tail(members: list[str], ends: list[bool], index: int, head: str) -> str:
    """What a member without a rate shares with the next one that has it: 城区、镇区学校达标率、农村学校巩固率."""
    own = next((other for other in range(index, len(members)) if ends[other]), len(members) - 1)
    return head if own == len(members) - 1 else _head(members[index : own + 1])


def _members(text: str) -> list[str]:
    """Members of a list outside brackets; the 及 of 及时 and the 与 of 参与 join nothing."""
    members, depth, start = [], 0, 0
    for match in _MARKS.finditer(text):
        mark, index = match.group(), match.start()
        if mark in "（《":
            depth += 1
        elif mark in "）》":
            depth -= 1
        elif depth == 0 and not _within_a_word(text, index):
            members.append(text[start:index])
            start = match.end()
    return [member for member in (*members, text[start:]) if member]


def _within_a_word(text: str, index: int) -> bool:
    inside = words("joints_within")
    return text[index] != "、" and (text[index : index + 2] in inside or text[max(0, index - 1) : index + 1] in inside)


def _head(members: list[str]) -> str:
    """What the last member has and the others lack: 死亡率 of 5岁以下儿童死亡率, 中女性比例 of 政协委员中女性比例."""
    last = members[-1]
    place = next((word for word in words("whereabouts") if members[0].endswith(word)), "")
    if place and members[0][0] == last[0] and 0 < (alike := last.find(place, 1) + len(place)) < len(last) - 1:
        return last[alike:]  # 新建城区、新建居住区配套设施达标率
    for start in range(len(last) - 2, 0, -1):
        if is_known(members[0] + last[start:]):
            return last[start:]
    if (rest := last.rfind("等")) > 0 and len(last) - rest <= 6:
        return last[rest + 1 :]  # 转移支付、奖补资金等增幅
    if among := _AMONG.search(last):
        return last[among.start() :]
    if members[0][-2:] in last and members[0][-2:] in words("heads"):
        return last[last.rindex(members[0][-2:]) + 2 :]
    begins = [at for noun in words("heads") if (at := last.find(noun)) > 0]
    if begins:
        return last[min(begins) :]
    scope = next((length for length in range(len(last) - 2, 0, -1) if is_scope(last[:length])), 0)
    rate = next((word for word in words("rates") if len(word) > 1 and last.endswith(word)), "")
    return last[scope:] if scope else rate or last[-3:]


def _like_first(member: str, first: str) -> str:
    """A later member with the population of the first: 生长迟缓率 after 5岁以下儿童贫血率; a short one with its owner."""
    if population_at_start(member):
        return member
    if (head := _PER_HEAD.match(first)) and not _OWN_BASE.search(member) and not ends_rate(member):
        return head.group() + member
    for length in range(min(len(first) - 2, 12), 1, -1):
        if is_known(first[:length] + member):
            return first[:length] + member
    place = first.find("在") + 1
    if 0 < place < len(first) - 4 and "在" not in member:
        return first[:place] + member  # 服务站点在城市社区和行政村覆盖率
    if len(member) <= 4 and ends_rate(member) and not is_known(member) and len(first) > len(member) + 1:
        return first[: -len(member)] + member  # 数据上报及时率、准确率
    return member if is_known(member) else population_at_start(first) + member
