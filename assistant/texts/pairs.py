"""Two plans against each other in words: the figures that differ, what each has alone, and what is only worded otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, Figure, Of, TwoPlans, differs
from assistant.figures.words import display
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import marks
from assistant.tell.answer import Computed, Statement
from assistant.tell.sources import Sources
from assistant.texts.headlines import headline
from assistant.texts.sections import names_a_section, section_name
from ingest.figures.width import normalised
from ingest.plan import Passage, Plan
from ingest.register.targets import Target

_SIDES: tuple[Of, Of] = ("left", "right")
"""The two plans that are compared."""
_ENDS = "，；。、"
"""Signs around words that only one side has."""
LONGEST_CHANGE = 60
"""Characters of differing words that are quoted; where more differ, the items are named by their headlines."""


@dataclass(frozen=True, slots=True)
class PairSide:
    """A plan of a pair: what it is called in the answer, and in a line of it."""

    place: PlaceInRange
    plan: Plan
    name: str
    short: str


def told_pair(
    ask: Ask, left: PairSide, right: PairSide, found: TwoPlans, sources: Sources
) -> tuple[list[Statement], list[Computed]]:
    where = section_name(left.plan, ask.range) if names_a_section(ask.range) else "目标和措施"
    counts = {status: sum(c.status == status for c in found.compared) for status in ("figures", "wording", "same")}
    alone = (len(found.left_only), len(found.right_only))
    operation = ask.first("difference", "same")
    only = operation.words if operation and operation.words in ("more", "less") else ""
    computed = [
        Computed(f"{left.name}与{right.name}对应的条目", len(found.compared), "组", (), "allowance"),
        Computed("数值不同的条目", counts["figures"], "组", ()), Computed("措辞不同的条目", counts["wording"], "组", ()),
        Computed("文字相同的条目", counts["same"], "组", (), "allowance"),
        Computed(f"{left.name}独有的条目", alone[0], "条", ()), Computed(f"{right.name}独有的条目", alone[1], "条", ()),
    ]  # fmt: skip
    if only:
        side, other, items = (left, right, found.left_only) if only == "more" else (right, left, found.right_only)
        who = f"{side.short}比{other.short}多" if only == "more" else f"{other.short}比{side.short}少"
        lines = _only(ask, side, items, sources) if items else []
        missing = _figures_of_one(found, "left" if only == "more" else "right", side, sources)
        head = f"{where}：{who}{len(items)}条" if items else f"{where}：{side.short}没有比{other.short}多出的条目"
        return [Statement(f"{head}{'：' if items else '。'}", ()), *lines, *missing], computed
    same = not counts["figures"] and not counts["wording"] and not any(alone)
    differing = "、".join(
        f"{word}{counts[key]}条"
        for key, word in (("figures", "数值不同的"), ("wording", "只是措辞不同的"), ("same", "文字相同的"))
        if counts[key]
    )
    head = (
        f"{left.name}与{right.name}的{where}相同。" if same and found.compared else
        f"{left.name}与{right.name}的{where}：对应的有{len(found.compared)}条{f'（{differing}）' if differing else ''}，"
        + (f"{left.short}独有{alone[0]}条，{right.short}独有{alone[1]}条。" if any(alone) else "双方都没有独有的条目。")
    )  # fmt: skip
    statements = [Statement(head, ()), *_figures(left, right, found.compared, sources)]
    statements += [*_only(ask, left, found.left_only, sources), *_only(ask, right, found.right_only, sources)]
    if names_a_section(ask.range):
        statements += _wordings(left, right, found.compared, sources)
    return statements, computed


def _figures(left: PairSide, right: PairSide, compared: Sequence[Compared], sources: Sources) -> list[Statement]:
    """A line for each figure that differs: both sides, and which is stricter."""
    lines = []
    for each in compared:
        for figure in (figure for figure in each.figures if differs(figure)):
            one, numbers = _value(figure.left, left, each.pair.left, sources)
            other, more = _value(figure.right, right, each.pair.right, sources)
            strict = {"left": f"（{left.short}较严）", "right": f"（{right.short}较严）"}.get(figure.stricter or "", "")
            lines.append(Statement(f"数值不同：{_name(figure)}，{one}，{other}{strict}。", (*numbers, *more)))
    return lines


def _figures_of_one(found: TwoPlans, side: str, owner: PairSide, sources: Sources) -> list[Statement]:
    """What one side sets a figure for in an item that both have, and the other does not."""
    lines = []
    for figure in (figure for each in found.compared for figure in each.figures):
        mine, others = (figure.left, figure.right) if side == "left" else (figure.right, figure.left)
        if mine is not None and mine.value is not None and (others is None or others.value is None):
            said, numbers = _value(mine, owner, (mine.passage,), sources)
            lines.append(Statement(f"同一条里多出的数值：{_name(figure)}，{said}。", tuple(numbers)))
    return lines


def _name(figure: Figure) -> str:
    year = f"（{figure.year}年）" if figure.year else ""
    return f"{figure.scope or ''}{figure.indicator}{year}"


def _value(
    target: Target | None, side: PairSide, passages: Sequence[Passage], sources: Sources
) -> tuple[str, list[int]]:
    if target is None or target.value is None:
        number = sources.cite(passages[0], 0, None)
        return f"{side.short}没有给出数值[{number}]", [number]
    number = sources.cite_targets([target])
    said = target.printed or display(target)
    carried = target.printed or f"{target.value:g}" in normalised(target.quote)
    return f"{side.short}{said if carried else f'“{target.quote}”'}[{number}]", [number]


def _only(ask: Ask, side: PairSide, items: Sequence[Alone], sources: Sources) -> list[Statement]:
    """The items that one plan has alone, by their headlines."""
    lines = []
    for alone in items:
        number = sources.cite(alone.passage, 0, None)
        lines.append(
            Statement(
                f"仅{side.short}有：{_where(ask, alone.passage)}“{headline(alone.passage).text}”[{number}]。", (number,)
            )
        )
    return lines


def _where(ask: Ask, passage: Passage) -> str:
    """`主要目标第3条`, with the domain where the ask names none."""
    above = f"{passage.domain}·" if passage.domain and ask.range.domain is None else ""
    return f"{above}{passage.part}第{passage.item}条" if passage.item is not None else passage.path[-1]


def _wordings(left: PairSide, right: PairSide, compared: Sequence[Compared], sources: Sources) -> list[Statement]:
    """The differing words of items that say the same otherwise; of those reworded throughout, both headlines."""
    lines = []
    for each in (each for each in compared if each.status == "wording"):
        one, other = each.pair.left[0], each.pair.right[0]
        numbers = [sources.cite(passage, 0, None) for passage in (*each.pair.left, *each.pair.right)]
        cited = (marks(numbers[: len(each.pair.left)]), marks(numbers[len(each.pair.left) :]))
        words = _apart(each)
        if words is None:
            said = [headline(passage).text for passage in (one, other)]
            text = f"{left.short}“{said[0]}”{cited[0]}，{right.short}“{said[1]}”{cited[1]}"
        elif any(words):
            told = [f"写“{own}”" if own else "没有相应的字" for own in words]
            text = f"“{headline(one).short}”，{left.short}{told[0]}{cited[0]}，{right.short}{told[1]}{cited[1]}"
        else:
            continue  # the same words at another place
        lines.append(Statement(f"措辞不同：{text}。", tuple(dict.fromkeys(numbers))))
    return lines


def _apart(compared: Compared) -> tuple[str, str] | None:
    """The words that each side has alone, where they are few and the other side has them nowhere in the item; None for
    an item that is reworded throughout, or that one side says in several."""
    pair = compared.pair
    stretches = [stretch for stretch in compared.words if stretch.side != "both"]
    words = tuple("".join(s.on(side) for s in stretches if s.side == side).strip(_ENDS) for side in _SIDES)
    if len(stretches) > 2 or max(map(len, words)) > LONGEST_CHANGE or len(pair.left) + len(pair.right) > 2:
        return None
    texts = (pair.right[0].text, pair.left[0].text)
    left, right = ("" if normalised(own) in normalised(other) else own for own, other in zip(words, texts, strict=True))
    return left, right
