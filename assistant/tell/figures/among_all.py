"""One place among all the others: who stands to it as asked, and which place in the order it has."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.describe import beside_a_place
from assistant.run.operations import Conclusion, Standing
from assistant.tell.figures.telling import MOST_NAMED, Telling, difference_unit


def tell_beside(telling: Telling, conclusion: Conclusion) -> None:
    """Who stands to one place as asked, how far from it, and the others."""
    measures = conclusion.groups[0]
    if not measures:
        telling.say(f"{'、'.join(conclusion.lacking) or '作比较的地方'}没有收录的数值可作比较，无从比较。", ())
        return
    everyone = [*measures, *conclusion.picks, *conclusion.rest]
    words = beside_a_place(conclusion.operation, measures[0].name)
    names = {one.name for one in conclusion.picks}
    telling.compute(f"{words}的地方", len(names), "个", everyone)
    picks, rest = (_with_gaps(telling, group, measures) for group in (conclusion.picks, conclusion.rest))
    told = f"{words}的有{len(names)}个：{picks}" if names else f"没有一个地方{words}"
    left = f"；其余：{rest}" if rest else ""
    verdict = {"yes": "是的，都是这样：", "no": "不是，", "partly": "并非都这样："}.get(conclusion.verdict or "", "")
    telling.say(f"{verdict}{told}{left}。作比较的是{telling.listed(measures)}。", everyone)


def _with_gaps(telling: Telling, standings: Sequence[Standing], measures: Sequence[Standing]) -> str:
    """`望川旗控制在10/10万以下[1]（低2/10万）、…`."""
    pieces = []
    for one in standings[:MOST_NAMED]:
        measure = next((m for m in measures if m.kind == one.kind), measures[0])
        gap, unit = round(one.value - measure.value, 6), difference_unit(one.unit)
        telling.compute(f"{one.name}减{measure.name}", gap, unit, [one, measure])
        telling.compute("相差", abs(gap), unit, [one, measure], "allowance")
        word = f"{'高' if gap > 0 else '低'}{abs(gap):g}{unit}" if gap else "相同"
        pieces.append(f"{telling.told(one)}（{word}）")
    return "、".join(pieces) + (f"等{len(standings)}处" if len(standings) > MOST_NAMED else "")


def tell_rank(telling: Telling, conclusion: Conclusion) -> None:
    """Which place in the order of values a place has, counted from both ends, and who stands at the ends."""
    own, groups = conclusion.picks, conclusion.groups
    if not own:
        telling.say("所问的地方没有这个数值，排不出位次。", ())
        return
    everyone = [*own, *(one for group in groups for one in group if one not in own)]
    places, low = len({one.name for one in everyone}), int(conclusion.value or 0)
    high = len(groups) + 1 - low
    for what, number, unit in (
        ("有数值的地方", places, "个"),
        ("从低到高的位次", low, "位"),
        ("从高到低的位次", high, "位"),
    ):
        telling.compute(what, number, unit, everyone)
    tied = "（并列）" if len({one.name for one in groups[low - 1]}) > 1 else ""
    claimed = conclusion.operation.words == "claimed"
    lead = ("是的，" if conclusion.verdict == "yes" else "不是，") if claimed else ""
    ends = f"最低的是{telling.listed(groups[0])}，最高的是{telling.listed(groups[-1])}"
    at = f"{telling.told(own[0])}在给出数值的{places}个地方中从低到高排第{low}位、从高到低排第{high}位{tied}"
    telling.say(f"{lead}{at}；{ends}。", everyone)
