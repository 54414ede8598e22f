"""Conclusions in words: the first sentences of an answer that needed working out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.figures.words import amount
from assistant.query.query import Operation
from assistant.run.operations import Conclusion
from assistant.run.result import Worked
from assistant.tell.answer import OF_THE_QUESTION, Computed, Statement
from assistant.tell.figures.among_all import tell_beside, tell_rank
from assistant.tell.figures.pairs import tell_pairs
from assistant.tell.figures.telling import Telling, difference_unit
from assistant.tell.sources import Sources

_COMPARISONS = {"<": "低于", "<=": "不高于", ">": "超过", ">=": "不低于", "=": "等于", "between": "介于", "hard": "有硬性数值",
                "soft": "只写力争", "keep": "写的是保持或稳定"}  # fmt: skip


def told_conclusions(worked: Worked, sources: Sources, named: bool) -> tuple[list[Statement], list[Computed]]:
    """The sentences for one indicator, and the figures that were computed for them; `named` puts the indicator first."""
    narrowed = any(conclusion.act in ("where", "beside") for conclusion in worked.conclusions)
    telling = Telling(
        sources, f"{worked.subject.indicator}：" if named else "", narrowed, worked.subject.indicator or ""
    )
    for conclusion in _last_first(worked.conclusions):
        _conclude(telling, conclusion)
    if worked.apart and any(conclusion.act != "count" for conclusion in worked.conclusions):
        telling.say(f"口径不同，没有放在一起比：{telling.listed(worked.apart)}。", worked.apart)
    tell_pairs(telling, worked)
    return telling.statements, telling.computed


def _last_first(conclusions: Sequence[Conclusion]) -> list[Conclusion]:
    """The first sentence is that of the last step (最高的比最低的高多少 is answered by the difference); those of one step
    stay in their order, and what the question takes for granted comes before everything."""
    steps: list[list[Conclusion]] = []
    for conclusion in conclusions:
        if steps and steps[-1][0].operation == conclusion.operation:
            steps[-1].append(conclusion)
        else:
            steps.append([conclusion])
    ordered = [one for step in reversed(steps) for one in step]
    return sorted(ordered, key=lambda one: one.act not in ("confirm", "relation"))


def _conclude(telling: Telling, conclusion: Conclusion) -> None:
    """The sentence of one conclusion; where populations are unlike, it begins by saying how they were compared."""
    tell: dict[str, Callable[[Telling, Conclusion], None]] = {
        "extreme": _extreme, "order": _order, "where": _where, "beside": tell_beside, "rank": tell_rank, "mean": _middle, "median": _middle, "spread": _spread,
        "difference": _difference, "same": _same, "confirm": _confirm, "count": _count, "relation": _relation,
    }  # fmt: skip
    lead = telling.lead
    if conclusion.mixed:
        telling.lead = f"{lead}各地口径不尽相同，按数值看，"
    elif conclusion.alike:
        telling.lead = f"{lead}只比口径相同的，"
    tell[conclusion.act](telling, conclusion)
    telling.lead = lead


def _extreme(telling: Telling, conclusion: Conclusion) -> None:
    """Who is at the end that was asked for; that there is none where fewer values differ."""
    word = _end_word(conclusion.operation)
    if not conclusion.picks:
        telling.say(f"不同的数值没有{conclusion.operation.n}档，排不出{word}。", conclusion.rest)
        return
    everyone = {one.name for one in (*conclusion.picks, *conclusion.rest)}
    if len(everyone) == 1 and len(conclusion.picks) == 1 and conclusion.several:
        telling.say(f"只有一处给出数值，无从比较：{telling.listed(conclusion.picks)}。", conclusion.picks)
        return
    tied = "并列" if len({one.name for one in conclusion.picks}) > 1 else ""
    telling.say(f"{word}的是{telling.listed(conclusion.picks)}{'，' + tied if tied else ''}。", conclusion.picks)


def _order(telling: Telling, conclusion: Conclusion) -> None:
    """All places in order, ties together."""
    pieces = []
    for group in conclusion.groups:
        tied = "（并列）" if len({one.name for one in group}) > 1 else ""
        pieces.append(f"{telling.listed(group)}{tied}")
    everyone = [one for group in conclusion.groups for one in group]
    telling.say(f"{_order_word(conclusion.operation)}：{'；'.join(pieces)}。", everyone)


def _where(telling: Telling, conclusion: Conclusion) -> None:
    """Who fits the condition, and the others."""
    words = _condition(conclusion.operation)
    names = {one.name for one in conclusion.picks}
    if conclusion.operation.words == "mean":
        level, unit = conclusion.operation.value or 0.0, conclusion.operation.unit
        telling.compute("简单平均", level, unit, [*conclusion.picks, *conclusion.rest])
    telling.compute(f"{words}的地方", len(names), "个", [*conclusion.picks, *conclusion.rest])
    told = f"{words}的有{len(names)}个：{telling.listed(conclusion.picks)}。" if names else f"没有一个地方{words}。"
    telling.say(
        told + (f"其余：{telling.listed(conclusion.rest)}。" if conclusion.rest else ""),
        [*conclusion.picks, *conclusion.rest],
    )


def _count(telling: Telling, conclusion: Conclusion) -> None:
    """How many have a value, or fit."""
    value = conclusion.value or 0.0
    if not value:
        telling.say("没有一个地方符合。", ())
        return
    telling.compute("有数值的地方", value, "个", conclusion.picks)
    fitting = "符合" if telling.narrowed else "给出数值"
    telling.say(f"共有{value:g}个地方{fitting}：{telling.listed(conclusion.picks)}。", conclusion.picks)


def _middle(telling: Telling, conclusion: Conclusion) -> None:
    """Mean or median, with the values it comes from so that it can be checked."""
    standings, unit = conclusion.picks, conclusion.unit or ""
    name = "简单平均" if conclusion.act == "mean" else "中位数"
    terms = [amount(one.target).removesuffix(unit) for one in sorted(standings, key=lambda one: one.value)]
    telling.compute(name, conclusion.value or 0.0, conclusion.unit, standings)
    telling.compute("地方数", len(terms), "个", standings, "allowance")
    how = f"，即（{'＋'.join(terms)}）÷{len(terms)}" if conclusion.act == "mean" else f"（{'、'.join(terms)}）"
    telling.say(f"{len(terms)}个地方的{name}为{conclusion.value:g}{unit}{how}。", standings)


def _spread(telling: Telling, conclusion: Conclusion) -> None:
    """Highest, lowest and what lies between them."""
    top, bottom = conclusion.groups
    unit = difference_unit(conclusion.unit)
    telling.compute("最高与最低之差", conclusion.value or 0.0, unit, [*top, *bottom])
    gap = f"{conclusion.value:g}{unit}"
    ends = f"最高的是{telling.listed(top)}，最低的是{telling.listed(bottom)}"
    telling.say(f"{ends}，最高比最低高{gap}，相差为{gap}。", [*top, *bottom])


def _difference(telling: Telling, conclusion: Conclusion) -> None:
    """How far the first is above or below the second."""
    one, other = conclusion.picks
    value, unit = conclusion.value or 0.0, difference_unit(conclusion.unit)
    telling.compute(f"{one.name}减{other.name}", value, unit, conclusion.picks)
    if not value:
        telling.say(f"{telling.told(one)}与{telling.told(other)}没有差别。", conclusion.picks)
        return
    telling.compute("相差", abs(value), unit, conclusion.picks, "allowance")
    gap = f"{abs(value):g}{unit}"
    word = "高" if value > 0 else "低"
    telling.say(f"{telling.told(one)}比{telling.told(other)}{word}{gap}，相差{gap}。", conclusion.picks)


def _same(telling: Telling, conclusion: Conclusion) -> None:
    """Whether all are the same; else who goes with whom."""
    everyone = [one for group in conclusion.groups for one in group]
    verdict = {"yes": "一样", "partly": "数值相同，但统计口径不同，不是同一群人", "no": "不一样，并非都相同"}[
        conclusion.verdict or "no"
    ]
    if len(everyone) < 2:
        telling.say(f"只有一处给出数值，无从比较：{telling.listed(everyone)}。", everyone)
        return
    groups = "；".join(telling.listed(group) for group in conclusion.groups)
    telling.say(f"{verdict}：{groups}。", everyone)


def _confirm(telling: Telling, conclusion: Conclusion) -> None:
    """Whether the figure of the question is that of the plans; where it is not, what they say."""
    everyone = [*conclusion.picks, *conclusion.rest]
    asked = _condition(conclusion.operation)
    telling.compute(
        OF_THE_QUESTION, conclusion.operation.value or 0.0, conclusion.operation.unit, everyone, "allowance"
    )
    if not everyone:
        names = "、".join(dict.fromkeys(conclusion.lacking))
        if names:
            name = "" if telling.lead else telling.indicator
            said = f"{name}{'为' if name and asked.startswith('等于') else ''}{asked.removeprefix('等于')}"
            telling.say(f"不是这样：{names}的规划没有写{said}。", ())
    elif conclusion.verdict == "yes":
        telling.say(f"是的：{telling.listed(everyone)}。", everyone)
    elif conclusion.verdict == "no":
        bound = conclusion.operation.comparison not in (None, "=")
        said = f"并非{asked}" if bound else f"不是{asked.removeprefix('等于')}"
        telling.say(f"{said}。规划写的是：{telling.listed(everyone)}。", everyone)
    else:
        pieces = [f"是的有{telling.listed(conclusion.picks)}"]
        pieces += [f"不是的有{telling.listed(conclusion.rest)}"] if conclusion.rest else []
        pieces += [f"没有所问数值的有{'、'.join(conclusion.lacking)}"] if conclusion.lacking else []
        telling.say(f"不是，并非全部如此。{'；'.join(pieces)}。", everyone)


def _relation(telling: Telling, conclusion: Conclusion) -> None:
    """Whether the first is higher or stricter, as the question takes for granted."""
    one, other = conclusion.picks
    value, unit = conclusion.value or 0.0, difference_unit(conclusion.unit)
    operation = conclusion.operation
    high, low = ("严", "松") if operation.by == "strictness" else ("高", "低")
    word = high if operation.descending else low
    gap = f"{'高' if value > 0 else '低'}{abs(value):g}{unit}"
    telling.compute("相差", abs(value), unit, conclusion.picks)
    apart = f"{telling.told(one)}，比{telling.told(other)}{gap}"
    compared = apart if value else f"{telling.told(one)}与{telling.told(other)}相同"
    lead = f"确实更{word}" if conclusion.verdict == "yes" else f"前提不对，并不更{word}"
    telling.say(f"{lead}：{compared}。", conclusion.picks)


def _end_word(operation: Operation) -> str:
    if operation.words == "change":
        word = "大" if operation.descending else "小"
        return f"变化最{word}"
    if operation.words == "demand":
        word = "高（最严）" if operation.descending else "低（最松）"
    elif operation.by == "strictness":
        word = "严" if operation.descending else "松"
    else:
        word = "高" if operation.descending else "低"
    return f"最{word}" if operation.n == 1 else f"第{'一二三四五六七八九十'[operation.n - 1]}{word}"


def _order_word(operation: Operation) -> str:
    high, low = ("严", "松") if operation.by == "strictness" else ("高", "低")
    return f"从{high}到{low}" if operation.descending else f"从{low}到{high}"


def _condition(operation: Operation) -> str:
    words = _COMPARISONS[operation.comparison or "="] + ("平均数" if operation.words == "mean" else "")
    if operation.value is None:
        return words
    upper = f"—{operation.value_max:g}" if operation.value_max is not None else ""
    return f"{words}{operation.value:g}{upper}{operation.unit or ''}"
