"""Two figures beside each other in words: goal and what was reached, an earlier and a later year, a place and the nation."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.words import amount, misprint_note
from assistant.query.query import Operation
from assistant.run.result import BesideNation, Pair, Worked
from assistant.tell.answer import Computed
from assistant.tell.figures.telling import Telling, difference_unit, figure_of
from ingest.register.targets import Target

_BESIDE: dict[str | None, str] = {"baseline": "现状", "nation": "国家目标"}
"""What a goal may be claimed to lie above or below, and how it is called."""


def tell_pairs(telling: Telling, worked: Worked) -> None:
    """The sentences of one indicator's pairs: goals against what was reached, changes, the nation's figures."""
    _claimed(telling, worked)
    for pair in worked.pairs:
        _against(telling, pair)
    _most_changed(telling, worked)
    for pair in worked.changes:
        _changed(telling, pair)
    for nation in worked.nations:
        _against_nation(telling, nation)


def _claimed(telling: Telling, worked: Worked) -> None:
    """`不是，目标并不比现状高。`: on which side of what was reached, or of the nation's, the question says that a goal lies."""
    claim = next((o for o in worked.operations if o.act == "confirm" and o.than in _BESIDE), None)
    if claim is None:
        return
    if claim.than == "baseline":
        sides = [(pair.name, pair.value, pair.relation) for pair in worked.pairs]
    else:
        sides = [(one.name, one.value, one.relation) for one in worked.nations if one.value is not None]
    sides = [side for side in sides if side[2] is not None or claim.by == "value"]
    so = list(dict.fromkeys(name for name, value, relation in sides if _lies_there(claim, value, relation)))
    others = list(dict.fromkeys(name for name, *_ in sides if name not in so))
    said = f"比{_BESIDE[claim.than]}{_side_word(claim)}"
    if claim.words == "which":
        told = f"目标{said}的有{len(so)}个：{'、'.join(so)}。" if so else f"没有一个地方的目标{said}。"
        telling.computed.append(Computed(f"目标{said}的地方", len(so), "个", ()))
        if sides:
            telling.state(told, ())
    elif so and others:
        telling.state(f"不都是这样：目标{said}的有{'、'.join(so)}；并不{said}的有{'、'.join(others)}。", ())
    elif sides:
        telling.state(f"是的，目标{said}。" if so else f"不是，目标并不{said}。", ())


def _lies_there(claim: Operation, value: float, relation: str | None) -> bool:
    if claim.by == "strictness":
        return relation == ("stricter" if claim.descending else "looser")
    return value > 0 if claim.descending else value < 0


def _side_word(claim: Operation) -> str:
    high, low = ("更严", "更松") if claim.by == "strictness" else ("高", "低")
    return high if claim.descending else low


def _against(telling: Telling, pair: Pair) -> None:
    """`云麓市：目标5‰以下[1]，比2020年实际的6‰[2]低1个千分点，还要下降1个千分点，比现状更严。`"""
    numbers = _cited(telling, (pair.second, pair.first))
    unit = difference_unit(pair.unit)
    telling.computed.append(Computed(f"{pair.name}目标减现状", pair.value, unit, numbers))
    telling.computed.append(Computed("相差", abs(pair.value), unit, numbers, "allowance"))
    word = "高" if pair.value > 0 else "低"
    reached = f"比{_year(pair.first)}实际的{amount(pair.first)}{misprint_note(pair.first)}[{numbers[1]}]"
    gap = f"{word}{abs(pair.value):g}{unit}" if pair.value else "没有差别"
    verdict = {
        "looser": "，比现状宽松，不要求再前进",
        "stricter": f"，还要{'提高' if pair.value > 0 else '下降'}{abs(pair.value):g}{unit}，比现状更严",
        "equal": "，与现状持平",
    }.get(pair.relation or "", "")
    goal = f"{pair.name}{pair.second.scope or ''}：目标{figure_of(pair.second)}[{numbers[0]}]"
    telling.state(f"{goal}，{reached}{gap}{verdict}。", numbers)


def _most_changed(telling: Telling, worked: Worked) -> None:
    """谁降得最多: the largest change in the direction that most went, or the smallest."""
    asked = next((o for o in worked.operations if o.act == "extreme" and o.words == "change"), None)
    ahead = [pair for pair in worked.pairs if pair.relation in (None, "stricter")]
    moved = ahead or worked.changes
    if asked is None or not moved:
        return
    pick = max if asked.descending else min
    size = pick(abs(pair.value) for pair in moved)
    best = [pair for pair in moved if abs(pair.value) == size]
    numbers = _cited(telling, [pair.second for pair in best])
    told = "、".join(
        f"{pair.name}（{'下降' if pair.value < 0 else '上升'}{size:g}{difference_unit(pair.unit)}）" for pair in best
    )
    telling.computed += [Computed("变化", size, difference_unit(pair.unit), numbers) for pair in best]
    what = "目标比现状变化" if ahead else "变化"
    telling.state(f"{what}最{'大' if asked.descending else '小'}的是{told}。", numbers)


def _changed(telling: Telling, pair: Pair) -> None:
    """`云麓市：2015年8‰[1]，2020年6‰[1]，下降2个千分点。`"""
    numbers = _cited(telling, (pair.first, pair.second))
    unit = difference_unit(pair.unit)
    word = "下降" if pair.value < 0 else "上升"
    telling.computed.append(Computed(f"{pair.name}{word}", abs(pair.value), unit, numbers))
    ends = "，".join(
        f"{_year(target)}{amount(target)}{misprint_note(target)}[{number}]"
        for target, number in zip((pair.first, pair.second), numbers, strict=True)
    )
    gap = f"，{word}{abs(pair.value):g}{unit}" if pair.value else "，没有变化"
    telling.state(f"{pair.name}{pair.second.scope or ''}：{ends}{gap}。", numbers)


def _against_nation(telling: Telling, nation: BesideNation) -> None:
    """A goal beside the nation's; without a goal the nation's own figure, of another year without a difference."""
    reference = nation.reference
    source = f"《{reference.title}》{reference.place}"
    figure = f"{reference.year}年{reference.scope or ''}{reference.value:g}{reference.unit}"
    telling.computed.append(Computed(f"国家{figure}（{source}）", reference.value, reference.unit, (), "allowance"))
    if nation.goal is None:
        telling.state(f"国家目标：{figure}（{source}）。", ())
        return
    number = telling.sources.cite_targets([nation.goal])
    head = f"{nation.name}{nation.goal.scope or ''}{figure_of(nation.goal)}[{number}]"
    if nation.value is None:
        text = f"{head}；国家没有同一年的目标，最近的是{figure}（{source}），年份不同，不直接比较。"
    else:
        unit = difference_unit(reference.unit)
        telling.computed.append(Computed(f"{nation.name}减国家目标", nation.value, unit, (number,)))
        telling.computed.append(Computed("与国家目标相差", abs(nation.value), unit, (number,), "allowance"))
        gap = _gap_to_nation(nation.value, unit)
        verdict = {"stricter": "，更严", "looser": "，更松", "equal": ""}[nation.relation or "equal"]
        text = f"{head}，与国家目标{figure}（{source}）相比{gap}{verdict}。"
    telling.state(text, (number,))


def _gap_to_nation(value: float, unit: str) -> str:
    if not value:
        return "相同"
    return f"{'高' if value > 0 else '低'}{abs(value):g}{unit}"


def _cited(telling: Telling, targets: Sequence[Target]) -> tuple[int, ...]:
    """The number of each target, in their order; the same number again where one passage has several."""
    return tuple(telling.sources.cite_targets([target]) for target in targets)


def _year(target: Target) -> str:
    return f"{target.year}年" if target.year else ""
