"""Does the first sentence say what follows from the figures? Extremes, orders, members, counts, differences, yes and no."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from eval.generate.held import Held, plain_words
from eval.generate.score.said import DENIES, FIGURE, Said, places_said
from eval.generate.score.verdicts import Fault
from eval.generate.truth.truth import Expected

_HIGH = "最高|最大|最多|居首|领先"
_LOW = "最低|最小|最少|垫底"
_LONGEST_LIST = 60  # characters of a list of places that one pattern may cross
_PLAN = re.compile("发展规划[^,]*:")
_SHARES = {"最高": _HIGH, "最低": _LOW, "最严": "最严|最高|最低|最紧", "最松": "最松|最宽|最低|最高|最宽松"}
_NTH = {"第2": "第二|第2|次高|次低|其次", "第3": "第三|第3"}
_REST = re.compile(
    "没有找到|没有相关|其余|其他|只有(?:妇女|儿童)规划|不在此列|不满足|未达|达不到|不符合|没有达到|不属于|均不|都不|资料库没有|除外|没有(?:提|给|该地|定)|未(?:提|给)|没提|无此"
)
_YES = re.compile(
    "^(?:答:)?(?:是[,。:;]|是$|对[,。]|是，|对，|正确|没错|属实|确实)|(?:^|[,。:])(?:是这样|对的|一致|属实|确实|正确|没错)|[,:。]是[,。]"
)
_NO = re.compile("不是|不对|并非|并不|有误|而是|不正确|不符|不准确|前提|没有定|不为|不等于|应为|说法")
_DIFFERENT = re.compile("不一样|不同|不相同|不一致|不都|不全|并不|并非|不是|有差|有别|相差|差异|各不|没有都|高于|低于")
_SAME = re.compile("一样|相同|一致|都是|均为|都为|同为|相等|都定|均是")
# Numerals as answers write them.
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMBER = r"(?<![\d.])(\d+|[一二两三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_COUNTS = {
    "个": re.compile(
        _NUMBER + "(?:个|家|地)(?=地方|地区|[市县州旗]|规划|[:,。;(]|$|[达低高超满符在不小大介定给设])(?!以[上下内])"
    ),
    "条": re.compile(_NUMBER + "(?:条|项|个(?:主要)?目标)"),
    "领域": re.compile(_NUMBER + "(?:个|大|块)?(?:发展)?(?:领域|方面|板块|块)"),
}
"""How things are counted: places, goals, domains."""
_STATED_COUNT = re.compile(r"(?:有|共|计|为|是)(?:\d+|[零一二两三四五六七八九十]+)(?:个|家|地|条|处|大)(?!以[上下内])")
_LISTS = re.compile("有[^,。]{0,12}[:个]|是|符合|满足|合计|都有|只有|均为|都|有[^,。]*(?:。|$)")
"""A list of places that pass, rather than a passage of one plan."""
_CLAIMED = re.compile(r"(?:相差|差|平均(?:值|数)?(?:约?为|是)?|中位数(?:约?为|是)?|[高低多少])(?:了|约)?\d")
_SOFT = re.compile(
    "逐步|持续|不断|稳步|明显|合理|继续|缩小|提高|下降|增加|提升|减少|延长|降低|扩大|相适应|均衡|定性|方向"
)


def check(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    """What is wrong with the first sentence."""
    return _CHECKS[conclusion.form](conclusion, said, held)


def _extreme(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    words = _SHARES.get(conclusion.operation or "") or _NTH.get(conclusion.operation or "", "")
    clauses = [clause for clause in re.split("[,，]", said.first) if re.search(words, clause)]
    named = {place for clause in clauses for _, _, place in places_said(clause, held)}
    if not named:
        named = {place for _, _, place in places_said(said.lead, held)}
        if named != set(conclusion.places) or _PLAN.search(said.lead):  # a mere name is an answer, a passage is none
            return [Fault("incomplete", f"第一句没有说明{conclusion.operation}的是谁")]
    by_year = set(conclusion.optional) if re.search(r"20\d\d年", said.first) else set()
    if wrong := named - set(conclusion.places) - by_year:
        return [Fault("wrong_claim", f"把{'、'.join(sorted(wrong))}说成{conclusion.operation}")]
    missing = set(conclusion.places) - named
    return [Fault("incomplete", f"漏了并列的{'、'.join(sorted(missing))}")] if missing else []


def _order(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    everyone = [place for group in conclusion.groups for place in group]
    for text in (said.lead, said.text):
        found = [p for p in dict.fromkeys(place for _, _, place in places_said(text, held)) if p in everyone]
        if len(found) == len(everyone):
            break
    else:
        return [Fault("incomplete", "没有排出全部地方")]
    rank = {place: number for number, group in enumerate(conclusion.groups) for place in group}
    ranks = [rank[place] for place in found]
    return [] if ranks == sorted(ranks) else [Fault("wrong_claim", f"次序是{'、'.join(found)}")]


def _members(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    text = said.lead if places_said(said.lead, held) or not conclusion.places else said.text
    kept = _silent_parts(text) if conclusion.operation == "without" else _fitting_parts(text, held)
    named = {place for part in kept for _, _, place in places_said(part, held)}
    if not conclusion.places:
        if named - set(conclusion.optional) and _LISTS.search(text):
            return [Fault("wrong_claim", f"列出了不符合的{'、'.join(sorted(named))}")]
        return (
            []
            if DENIES.search(said.first) or re.search("0个|均|都", said.first)
            else [Fault("incomplete", "没有说没有")]
        )
    wrong = named - set(conclusion.places) - set(conclusion.optional)
    if wrong and (named & set(conclusion.places) or _LISTS.search(text)):
        return [Fault("wrong_claim", f"列出了不符合的{'、'.join(sorted(wrong))}")]
    if wrong:
        return [Fault("incomplete", "只列出了别的地方的原文")]
    missing = set(conclusion.places) - named
    if not missing and not (_LISTS.search(text) or DENIES.search(text) or _is_list(text, held)):
        return [Fault("incomplete", "只有原文，没有说是哪些地方")]
    return [Fault("incomplete", f"漏了{'、'.join(sorted(missing))}")] if missing else []


def _is_list(text: str, held: Held) -> bool:
    """Nothing but names, and figures beside them."""
    for begin, end, _ in reversed(places_said(text, held)):
        text = text[:begin] + text[end:]
    return not re.sub(
        r"[\s、,。;:()]|发展规划|规划|妇女|儿童|保持在|为|以[上下内]|左右|和|及|两份|\d+年|-", "", FIGURE.sub("", text)
    )


def _fitting_parts(text: str, held: Held) -> list[str]:
    """What is said of places that pass, without 其余：… and 不在此列：…"""
    kept = []
    for part in re.split("[。;\n]", text):
        cut = _REST.search(part)
        kept.append(part if not cut else part[: cut.start()] if places_said(part[cut.end() :], held) else "")
    return kept


def _silent_parts(text: str) -> list[str]:
    """What is said of places without a figure: 青槐县没有提到, not 云麓市为2%以下; a bare list is taken at its word."""
    if not FIGURE.search(text) and len(text) < _LONGEST_LIST and not _PLAN.search(text):
        return [text]
    kept, denying = [], False
    for part in re.split("([。;,\n])", text):
        if part in ("。", ";", "\n"):
            denying = False
        denying = not FIGURE.search(part) and (denying or bool(DENIES.search(part)))
        kept += [part] if denying else []
    return kept


def _count(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    number = int(conclusion.number or 0)
    unit = conclusion.unit or "个"
    first, lead, whole = (_counts(text, unit) for text in (said.first, said.lead, said.text))
    if number in first or (number in lead and re.search("合计|一共|共|总计", said.lead)):
        return []
    if number == 0 and re.search("没有|无|都不|均不|均未|都未", said.first):
        return []
    if first and _STATED_COUNT.search(said.first):
        return [Fault("wrong_claim", f"说是{'、'.join(map(str, first))}个，应为{number}")]
    return [] if number in whole and not lead and unit != "个" else [Fault("incomplete", "没有给出个数")]


def _counts(text: str, unit: str) -> list[int]:
    return [_number(match[1]) for match in _COUNTS[unit].finditer(text)]


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return _DIGITS[written]


def _numeric(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    wanted = conclusion.number or 0.0
    told = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", said.first)]
    right = any(
        abs(number - wanted) < 0.011 or round(wanted, 1) == number or round(wanted) == number > 20 for number in told
    )
    if not right and wanted == 0:
        right = bool(_SAME.search(said.first) or re.search("没有差|不相差|持平", said.first))
    if not right:
        claimed = _CLAIMED.search(said.first)
        return [Fault("wrong_claim" if claimed else "incomplete", f"第一句没有{wanted:g}{conclusion.unit or ''}")]
    return _words(conclusion, said.first, "没有纠正谁高谁低")


def _yes(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    return [Fault("wrong_claim", "否定了对的说法")] if _NO.search(said.first) or DENIES.search(said.first) else []


def _no(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    if _NO.search(said.first):
        return []
    return [
        Fault("wrong_claim", "肯定了错的说法") if _YES.search(said.first) else Fault("incomplete", "没有纠正错的前提")
    ]


def _same(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    differs, alike = _DIFFERENT.search(said.first), _SAME.search(said.first)
    if conclusion.form == "differ":
        listed = len({(figure.number, figure.unit) for figure in said.figures if figure.line == said.lead}) > 1
        return [] if differs else [Fault("wrong_claim" if alike and not listed else "incomplete", "没有说不同")]
    if alike and (not differs or re.search("口径|范围|人群", said.first)):  # 数值相同，口径不同 tells more, not less
        return []
    return [Fault("wrong_claim" if differs else "incomplete", "没有说相同")]


def _absent(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    if conclusion.operation == "place" and places_said(re.split("现有|只收录|[,。]", said.first)[0], held):
        return [Fault("wrong_figure" if said.figures else "incomplete", "没有先说没有这个地方的规划")]
    if DENIES.search(said.first) or re.search("无关|超出|只能回答|只回答", said.first):
        return []
    if conclusion.soft and _SOFT.search(said.text) and not said.figures:
        return []
    return [Fault("wrong_figure" if said.figures else "incomplete", "没有先说没有")]


def _words(conclusion: Expected, text: str, fault: str) -> list[Fault]:
    lacking = [group[0] for group in conclusion.words if not any(plain_words(word) in text for word in group)]
    return [Fault("incomplete", fault)] if lacking else []


def _stated(conclusion: Expected, said: Said, held: Held) -> list[Fault]:
    faults = _words(conclusion, said.text, f"没有说出{conclusion.words[0][0]}")
    wanted = conclusion.operation or ""
    years = re.findall(r"(?<![以比较])20\d\d(?=年(?!为基|数据|月|\d+月))", said.first)
    if faults and wanted and years and wanted not in years:
        return [Fault("wrong_claim", f"说的是{years[0]}年")]
    return faults


_CHECKS: Mapping[str, Callable[[Expected, Said, Held], list[Fault]]] = {
    "extreme": _extreme, "order": _order, "members": _members, "count": _count, "number": _numeric, "yes": _yes,
    "no": _no, "same": _same, "differ": _same, "absent": _absent, "words": _stated,
}  # fmt: skip
