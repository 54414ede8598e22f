"""Lists of indicators: the members of a subject that names several, each made whole."""

from __future__ import annotations

import re

from ingest.register.indicators import is_scope
from ingest.register.names import OWN_BASE, is_known, per_head
from ingest.register.subjects import ends_measured, ends_rate, population_at_start
from ingest.vocabulary.pack import Pack

MOST_MEMBERS = 12
"""A subject with more members is an enumeration of something else (no plan sets more than five figures in one list)."""
_LEVELS = re.compile(
    r"((?:省|市|州|盟|县|旗|区|乡|镇|村)(?:[、和与及](?:省|市|州|盟|县|旗|区|乡|镇|村))+)[两三四]级(?:的)?(.+)"
)
"""市、县两级人大代表中的女性比例."""
_SHARES = re.compile(r"(.+、.+?)(?:分别|均|各)(占.+)")
"""普惠园数、在园幼儿数分别占总数的80%."""
_MARKS = re.compile("以及|[、和与及（《）》]")
_OTHERS = re.compile(r"(?<=.)等(?=[^等]{2,5}$)")
_AMONG = re.compile(r"(?<![初高其])中(?![小学等心职共年])")
_ATTRIBUTE = re.compile("(?<!中)的")


def list_members(text: str, count: int, pack: Pack, *, each: bool) -> list[str]:
    """The indicators of a subject that names several; `count` figures follow, `each` for 均, 都 and 分别.

    Examples: 新生儿、婴儿和5岁以下儿童死亡率 with three figures gives three names; 5岁以下儿童贫血率和生长迟缓率
    gives the population to both; 艾滋病、梅毒和乙肝检测率 with one figure stays one.
    """
    if levels := _LEVELS.match(text):
        each_level = [f"{level}级{levels.group(2)}" for level in re.split("[、和与及]", levels.group(1))]
        return each_level if len(each_level) == count or (each and count == 1) else [text]
    if (shares := _SHARES.fullmatch(text)) and count in (1, len(parted := _members(shares.group(1), pack))):
        return [member + shares.group(2) for member in parted]
    members = _members(text, pack)
    rates = pack.predicates.rates
    if not 2 <= len(members) <= MOST_MEMBERS:
        return [text]
    listed = members[-1].endswith(rates) if count == 1 else ends_measured(members[-1], pack) and len(members) == count
    if not listed:
        return [text]
    ends = [member.endswith(rates) if count == 1 else ends_measured(member, pack) for member in members]
    parallel = members[0][-2:] in pack.predicates.heads and members[0][-2:] in members[-1]
    if count == 1 and not all(ends) and ((not each and not parallel) or is_known(text, pack)):
        return [text]
    if count == 1 and not all(ends) and _ATTRIBUTE.search("".join(members[1:])):
        return [text]  # 感染艾滋病和梅毒的孕产妇…比例 is one
    if count == 1 and is_known(text, pack) and not all(is_known(member, pack) for member in members):
        return [text]
    head = _head(members, pack)
    alone = pack.predicates.alone
    final = _OTHERS.sub("", members[-1])
    final = alone.get(final.removesuffix(head), final.removesuffix(head)) + head if final.endswith(head) else final
    members = [alone.get(member, member) for member in members[:-1]] + [final]
    complete_members = [member if end else member + _tail(members, ends, i, head, pack)
                        for i, (member, end) in enumerate(zip(members, ends, strict=True))]  # fmt: skip
    return [complete_members[0], *(_like_first(member, complete_members[0], pack) for member in complete_members[1:])]


def _tail(members: list[str], ends: list[bool], index: int, head: str, pack: Pack) -> str:
    """What a member without a rate shares with the next one that has it: 城区、镇区学校达标率、农村学校巩固率."""
    own = next((other for other in range(index, len(members)) if ends[other]), len(members) - 1)
    return head if own == len(members) - 1 else _head(members[index : own + 1], pack)


def _members(text: str, pack: Pack) -> list[str]:
    """Members of a list outside brackets; the 及 of 及时 and the 与 of 参与 join nothing."""
    members, depth, start = [], 0, 0
    for match in _MARKS.finditer(text):
        mark, index = match.group(), match.start()
        if mark in "（《":
            depth += 1
        elif mark in "）》":
            depth -= 1
        elif depth == 0 and not _within_a_word(text, index, pack):
            members.append(text[start:index])
            start = match.end()
    return [member for member in (*members, text[start:]) if member]


def _within_a_word(text: str, index: int, pack: Pack) -> bool:
    inside = pack.predicates.joints_within
    return text[index] != "、" and (text[index : index + 2] in inside or text[max(0, index - 1) : index + 1] in inside)


def _head(members: list[str], pack: Pack) -> str:
    """What the last member has and the others lack: 死亡率 of 5岁以下儿童死亡率, 中女性比例 of 政协委员中女性比例."""
    last = members[-1]
    place = next((word for word in pack.predicates.whereabouts if members[0].endswith(word)), "")
    alike = last.find(place, 1) + len(place)  # the length of the place and no more where it is not found
    if place and members[0][0] == last[0] and len(place) < alike < len(last) - 1:
        return last[alike:]  # 新建城区、新建居住区配套设施达标率
    for start in range(len(last) - 2, 0, -1):
        if is_known(members[0] + last[start:], pack):
            return last[start:]
    if (rest := last.rfind("等")) > 0 and len(last) - rest <= 6:
        return last[rest + 1 :]  # 转移支付、奖补资金等增幅
    if among := _AMONG.search(last):
        return last[among.start() :]
    if members[0][-2:] in last and members[0][-2:] in pack.predicates.heads:
        return last[last.rindex(members[0][-2:]) + 2 :]
    begins = [at for noun in pack.predicates.heads if (at := last.find(noun)) > 0]
    if begins:
        return last[min(begins) :]
    scope = next((length for length in range(len(last) - 2, 0, -1) if is_scope(last[:length], pack)), 0)
    rate = next((word for word in pack.predicates.rates if len(word) > 1 and last.endswith(word)), "")
    return last[scope:] if scope else rate or last[-3:]


def _like_first(member: str, first: str, pack: Pack) -> str:
    """A later member with the population of the first: 生长迟缓率 after 5岁以下儿童贫血率; a short one with its owner."""
    if population_at_start(member, pack):
        return member
    if (head := per_head(pack).match(first)) and not OWN_BASE.search(member) and not ends_rate(member, pack):
        return head.group() + member
    for length in range(min(len(first) - 2, 12), 1, -1):
        if is_known(first[:length] + member, pack):
            return first[:length] + member
    place = first.find("在") + 1
    if 0 < place < len(first) - 4 and "在" not in member:
        return first[:place] + member  # 服务站点在城市社区和行政村覆盖率
    if len(member) <= 4 and ends_rate(member, pack) and not is_known(member, pack) and len(first) > len(member) + 1:
        return first[: -len(member)] + member  # 数据上报及时率、准确率
    return member if is_known(member, pack) else population_at_start(first, pack) + member
