"""Conclusions in words: the first sentences of an answer that needed working out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.figures.own_words import own_words
from assistant.figures.words import amount, misprint_note
from assistant.query.query import Operation
from assistant.run.operations import Conclusion, Standing
from assistant.run.result import Nation, Pair, Worked
from assistant.tell.answer import Computed, Statement
from assistant.tell.sources import Sources
from ingest.register.targets import Target

MOST_NAMED = 12
"""Places that a sentence names; of more it says how many, the table has them all."""
_COMPARISONS = {"<": "低于", "<=": "不高于", ">": "超过", ">=": "不低于", "=": "等于", "between": "介于", "hard": "有硬性数值",
                "soft": "只写力争", "keep": "写的是保持或稳定"}  # fmt: skip
_POINTS = {"%": "个百分点", "‰": "个千分点"}


def told_conclusions(worked: Worked, sources: Sources, named: bool) -> tuple[list[Statement], list[Computed]]:
    """The sentences for one indicator, and the figures that were computed for them; `named` puts the indicator first."""
    teller = _Teller(sources, f"{worked.subject.indicator}：" if named else "")
    teller.narrowed = any(conclusion.act == "where" for conclusion in worked.conclusions)
    for conclusion in _last_first(worked.conclusions):
        teller.conclude(conclusion)
    if worked.apart and worked.conclusions and any(c.act != "count" for c in worked.conclusions):
        teller.say(f"口径不同，没有放在一起比：{teller.listed(worked.apart)}。", worked.apart)
    for pair in worked.pairs:
        teller.against(pair)
    teller.most_changed(worked)
    for pair in worked.changes:
        teller.changed(pair)
    teller.against_nation(worked.nations)
    return teller.statements, teller.computed


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


def difference_unit(unit: str | None) -> str:
    """The unit of a difference: 个百分点 between two shares in %."""
    return _POINTS.get(unit or "", unit or "")


class _Teller:
    """Collects sentences and computed figures; the first sentence has the indicator's name."""

    def __init__(self, sources: Sources, lead: str) -> None:
        self.sources = sources
        self.lead = lead
        self.narrowed = False
        self.statements: list[Statement] = []
        self.computed: list[Computed] = []

    def conclude(self, conclusion: Conclusion) -> None:
        tell: dict[str, Callable[[Conclusion], None]] = {
            "extreme": self._extreme, "order": self._order, "where": self._where, "mean": self._middle,
            "median": self._middle, "spread": self._spread, "difference": self._difference, "same": self._same,
            "confirm": self._confirm, "count": self._count, "relation": self._relation,
        }  # fmt: skip
        lead = self.lead
        if conclusion.mixed:
            self.lead = f"{lead}各地口径不尽相同，按数值看，"
        elif conclusion.alike:
            self.lead = f"{lead}只比口径相同的，"
        tell[conclusion.act](conclusion)
        self.lead = lead

    def _relation(self, conclusion: Conclusion) -> None:
        one, other = conclusion.picks
        value, unit = conclusion.value or 0.0, difference_unit(conclusion.unit)
        operation = conclusion.operation
        high, low = ("严", "松") if operation.by == "strictness" else ("高", "低")
        word = high if operation.descending else low
        gap = f"{'高' if value > 0 else '低'}{abs(value):g}{unit}"
        self._compute("相差", abs(value), unit, conclusion.picks)
        apart = f"{self._told(one)}，比{self._told(other)}{gap}"
        compared = apart if value else f"{self._told(one)}与{self._told(other)}相同"
        lead = f"确实更{word}" if conclusion.verdict == "yes" else f"前提不对，并不更{word}"
        self.say(f"{lead}：{compared}。", conclusion.picks)

    def say(self, text: str, standings: Sequence[Standing]) -> None:
        self.statements.append(Statement(self.lead + text, self._numbers(standings)))

    def listed(self, standings: Sequence[Standing]) -> str:
        shown = [self._told(one) for one in standings[:MOST_NAMED]]
        return "、".join(shown) + (f"等{len(standings)}处" if len(standings) > MOST_NAMED else "")

    def _told(self, one: Standing) -> str:
        return f"{one.name}{one.target.scope or ''}{_figure(one.target)}[{self._number(one)}]"

    def _number(self, one: Standing) -> int:
        return self.sources.cite_targets([one.target])

    def _numbers(self, standings: Sequence[Standing]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._number(one) for one in standings))

    def _compute(self, what: str, value: float, unit: str | None, standings: Sequence[Standing]) -> None:
        self.computed.append(Computed(what, value, unit, self._numbers(standings)))

    def _extreme(self, conclusion: Conclusion) -> None:
        word = _end_word(conclusion.operation)
        if not conclusion.picks:
            self.say(f"不同的数值没有{conclusion.operation.n}档，排不出{word}。", conclusion.rest)
            return
        tied = "并列" if len({one.name for one in conclusion.picks}) > 1 else ""
        self.say(f"{word}的是{self.listed(conclusion.picks)}{'，' + tied if tied else ''}。", conclusion.picks)

    def _order(self, conclusion: Conclusion) -> None:
        pieces = []
        rank = 1
        for group in conclusion.groups:
            pieces.append(f"{self.listed(group)}{'（并列）' if len({one.name for one in group}) > 1 else ''}")
            rank += len(group)
        self.say(
            f"{_order_word(conclusion.operation)}：{'；'.join(pieces)}。",
            [one for group in conclusion.groups for one in group],
        )

    def _where(self, conclusion: Conclusion) -> None:
        words = _condition(conclusion.operation)
        names = {one.name for one in conclusion.picks}
        self._compute(f"{words}的地方", len(names), "个", [*conclusion.picks, *conclusion.rest])
        told = f"{words}的有{len(names)}个：{self.listed(conclusion.picks)}。" if names else f"没有一个地方{words}。"
        self.say(
            told + (f"其余：{self.listed(conclusion.rest)}。" if conclusion.rest else ""),
            [*conclusion.picks, *conclusion.rest],
        )

    def _count(self, conclusion: Conclusion) -> None:
        value = conclusion.value or 0.0
        if not value:
            self.say("没有一个地方符合。", ())
            return
        self._compute("有数值的地方", value, "个", conclusion.picks)
        fitting = "符合" if self.narrowed else "给出数值"
        self.say(f"共有{value:g}个地方{fitting}：{self.listed(conclusion.picks)}。", conclusion.picks)

    def _middle(self, conclusion: Conclusion) -> None:
        standings, unit = conclusion.picks, conclusion.unit or ""
        name = "简单平均" if conclusion.act == "mean" else "中位数"
        terms = [amount(one.target).removesuffix(unit) for one in sorted(standings, key=lambda one: one.value)]
        self._compute(name, conclusion.value or 0.0, conclusion.unit, standings)
        self._compute("地方数", len(terms), "个", standings)
        how = f"（{'＋'.join(terms)}）÷{len(terms)}" if conclusion.act == "mean" else "、".join(terms)
        self.say(f"{len(terms)}个地方的{name}为{conclusion.value:g}{unit}（{how}）。", standings)

    def _spread(self, conclusion: Conclusion) -> None:
        top, bottom = conclusion.groups
        unit = difference_unit(conclusion.unit)
        self._compute("最高与最低之差", conclusion.value or 0.0, unit, [*top, *bottom])
        self.say(
            f"最高的是{self.listed(top)}，最低的是{self.listed(bottom)}，最高比最低高{conclusion.value:g}{unit}，相差为{conclusion.value:g}{unit}。",
            [*top, *bottom],
        )

    def _difference(self, conclusion: Conclusion) -> None:
        one, other = conclusion.picks
        value, unit = conclusion.value or 0.0, difference_unit(conclusion.unit)
        self._compute(f"{one.name}减{other.name}", value, unit, conclusion.picks)
        word = "高" if value > 0 else "低"
        if not value:
            self.say(f"{self._told(one)}与{self._told(other)}没有差别。", conclusion.picks)
            return
        self._compute("相差", abs(value), unit, conclusion.picks)
        self.say(
            f"{self._told(one)}比{self._told(other)}{word}{abs(value):g}{unit}，相差{abs(value):g}{unit}。",
            conclusion.picks,
        )

    def _same(self, conclusion: Conclusion) -> None:
        everyone = [one for group in conclusion.groups for one in group]
        verdict = {"yes": "一样", "partly": "数值相同，但统计口径不同，不是同一群人", "no": "不一样，并非都相同"}[
            conclusion.verdict or "no"
        ]
        if len(everyone) < 2:
            self.say(f"只有一处给出数值，无从比较：{self.listed(everyone)}。", everyone)
            return
        groups = "；".join(f"{self.listed(group)}" for group in conclusion.groups)
        self.say(f"{verdict}：{groups}。", everyone)

    def _confirm(self, conclusion: Conclusion) -> None:
        everyone = [*conclusion.picks, *conclusion.rest]
        asked = _condition(conclusion.operation)
        self._compute("问题里的数值", conclusion.operation.value or 0.0, conclusion.operation.unit, everyone)
        if conclusion.verdict == "yes":
            self.say(f"是的：{self.listed(everyone)}。", everyone)
        elif conclusion.verdict == "no":
            self.say(f"不是{asked.removeprefix('等于')}。规划写的是：{self.listed(everyone)}。", everyone)
        else:
            self.say(
                f"不全是。是的有{self.listed(conclusion.picks)}；不是的有{self.listed(conclusion.rest)}。", everyone
            )

    def against(self, pair: Pair) -> None:
        numbers = tuple(self.sources.cite_targets([target]) for target in (pair.second, pair.first))
        unit = difference_unit(pair.unit)
        self.computed.append(Computed(f"{pair.name}目标减现状", pair.value, unit, numbers))
        self.computed.append(Computed("相差", abs(pair.value), unit, numbers))
        word = "高" if pair.value > 0 else "低"
        gap = f"比{_year(pair.first)}实际的{amount(pair.first)}{misprint_note(pair.first)}[{numbers[1]}]"
        verdict = {
            "looser": "，比现状宽松，不要求再前进",
            "stricter": f"，还要{'提高' if pair.value > 0 else '下降'}{abs(pair.value):g}{unit}，比现状更严",
            "equal": "，与现状持平",
        }
        told = f"{word}{abs(pair.value):g}{unit}" if pair.value else "没有差别"
        text = f"{pair.name}{pair.second.scope or ''}：目标{_figure(pair.second)}[{numbers[0]}]，{gap}{told}{verdict.get(pair.relation or '', '')}。"
        self.statements.append(Statement(self.lead + text, numbers))

    def most_changed(self, worked: Worked) -> None:
        """谁降得最多: the largest change in the direction that most went, or the smallest."""
        asked = next((o for o in worked.operations if o.act == "extreme" and o.words == "change"), None)
        if asked is None or not worked.changes:
            return
        pick = max if asked.descending else min
        size = pick(abs(pair.value) for pair in worked.changes)
        best = [pair for pair in worked.changes if abs(pair.value) == size]
        numbers = tuple(self.sources.cite_targets([pair.second]) for pair in best)
        told = "、".join(
            f"{pair.name}（{'下降' if pair.value < 0 else '上升'}{size:g}{difference_unit(pair.unit)}）"
            for pair in best
        )
        self.computed += [Computed("变化", size, difference_unit(pair.unit), numbers) for pair in best]
        self.statements.append(Statement(f"{self.lead}变化最{'大' if asked.descending else '小'}的是{told}。", numbers))

    def changed(self, pair: Pair) -> None:
        numbers = tuple(self.sources.cite_targets([target]) for target in (pair.first, pair.second))
        unit = difference_unit(pair.unit)
        word = "下降" if pair.value < 0 else "上升"
        self.computed.append(Computed(f"{pair.name}{word}", abs(pair.value), unit, numbers))
        ends = "，".join(
            f"{_year(t)}{amount(t)}{misprint_note(t)}[{n}]"
            for t, n in zip((pair.first, pair.second), numbers, strict=True)
        )
        told = f"，{word}{abs(pair.value):g}{unit}" if pair.value else "，没有变化"
        self.statements.append(Statement(f"{self.lead}{pair.name}{pair.second.scope or ''}：{ends}{told}。", numbers))

    def against_nation(self, nations: Sequence[Nation]) -> None:
        for one in nations:
            reference = one.reference
            source = f"《{reference.title}》{reference.place}"
            figure = f"{reference.year}年{reference.scope or ''}{reference.value:g}{reference.unit}"
            self.computed.append(Computed(f"国家{figure}（{source}）", reference.value, reference.unit, ()))
            if one.goal is None:
                self.statements.append(Statement(f"{self.lead}国家目标：{figure}（{source}）。", ()))
                continue
            number = self.sources.cite_targets([one.goal])
            head = f"{one.name}{one.goal.scope or ''}{_figure(one.goal)}[{number}]"
            if one.value is None:
                text = f"{head}；国家没有同一年的目标，最近的是{figure}（{source}），年份不同，不直接比较。"
            else:
                unit = difference_unit(reference.unit)
                self.computed.append(Computed(f"{one.name}减国家目标", one.value, unit, (number,)))
                self.computed.append(Computed("与国家目标相差", abs(one.value), unit, (number,)))
                word = (
                    f"高{abs(one.value):g}{unit}"
                    if one.value > 0
                    else f"低{abs(one.value):g}{unit}"
                    if one.value
                    else "相同"
                )
                verdict = {"stricter": "，更严", "looser": "，更松", "equal": ""}[one.relation or "equal"]
                text = f"{head}，与国家目标{figure}（{source}）相比{word}{verdict}。"
            self.statements.append(Statement(self.lead + text, (number,)))


def _figure(target: Target) -> str:
    year = f"{target.year}年" if target.kind == "baseline" and target.year else ""
    return f"{year}{own_words(target)}"


def _year(target: Target) -> str:
    return f"{target.year}年" if target.year else ""


def _end_word(operation: Operation) -> str:
    if operation.by == "strictness":
        word = "严" if operation.descending else "松"
    else:
        word = "高" if operation.descending else "低"
    return f"最{word}" if operation.n == 1 else f"第{'一二三四五六七八九十'[operation.n - 1]}{word}"


def _order_word(operation: Operation) -> str:
    high, low = ("严", "松") if operation.by == "strictness" else ("高", "低")
    return f"从{high}到{low}" if operation.descending else f"从{low}到{high}"


def _condition(operation: Operation) -> str:
    words = _COMPARISONS[operation.comparison or "="]
    if operation.value is None:
        return words
    upper = f"—{operation.value_max:g}" if operation.value_max is not None else ""
    return f"{words}{operation.value:g}{upper}{operation.unit or ''}"
