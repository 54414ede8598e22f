"""Two plans beside each other, in words: what differs, part by part and figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, Figure, PairStatus, TwoPlans, differs
from assistant.figures.words import display
from assistant.plan_words import name_with_document, name_with_period, told_path
from ingest.plan import GOALS, MEASURES, Passage, Plan
from ingest.register.targets import Target
from ui.wording.places import Section, section_of

STATUS: dict[PairStatus, str] = {"same": "文字相同", "figures": "数值不同", "wording": "措辞不同"}
OTHER_PARTS = "其他部分"


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """What one domain and part holds: pairs, and the items of each plan alone."""

    section: Section
    compared: tuple[Compared, ...]
    left_only: tuple[Alone, ...]
    right_only: tuple[Alone, ...]


def told_two_plans(found: TwoPlans) -> str:
    """One sentence: how many items correspond, what differs, and what each plan has alone, by part."""
    pieces = []
    for part in (GOALS, MEASURES, OTHER_PARTS):
        compared = [c for c in found.compared if _part(c.pair.left[0]) == part]
        alone = [sum(_part(a.passage) == part for a in side) for side in (found.left_only, found.right_only)]
        if compared or any(alone):
            counts = Counter(c.status for c in compared)
            told = "、".join(f"{word} {counts[status]}" for status, word in STATUS.items() if counts[status])
            pieces.append(
                f"{part}对应 {len(compared)} 组{f'（{told}）' if told else ''}，前者独有 {alone[0]} 条，后者独有 {alone[1]} 条"
            )
    left, right = (plan.label for plan in (found.left, found.right))
    if left == right:
        left, right = name_with_document(found.left), name_with_document(found.right)
    return f"{left} 与 {right}：{'；'.join(pieces) or '范围内没有条目'}。"


def compared_sections(found: TwoPlans) -> Iterator[ComparedSection]:
    """The comparison by domain and part, in the order of the left plan, then what only the right one has."""
    counterpart: dict[Section, Counter[Section]] = {}
    for each in found.compared:
        counterpart.setdefault(section_of(each.pair.right[0]), Counter())[section_of(each.pair.left[0])] += 1
    home = {section: counts.most_common(1)[0][0] for section, counts in counterpart.items()}
    passages = [*(c.pair.left[0] for c in found.compared), *(a.passage for a in found.left_only)]
    order = [section_of(passage) for passage in sorted(passages, key=lambda passage: passage.ordinal)]
    right = [(alone, section_of(alone.passage)) for alone in found.right_only]
    order += [home.get(section, section) for _, section in right]
    for section in dict.fromkeys(order):
        yield ComparedSection(
            section,
            tuple(c for c in found.compared if section_of(c.pair.left[0]) == section),
            tuple(a for a in found.left_only if section_of(a.passage) == section),
            tuple(alone for alone, own in right if home.get(own, own) == section),
        )


def figure_lines(each: Compared, found: TwoPlans) -> list[str]:
    """A line for each figure of a pair that differs, or that stands elsewhere in one of the plans."""
    told = [figure for figure in each.figures if differs(figure) or figure.elsewhere]
    return [figure_line(figure, found.left, found.right) for figure in told]


def figure_line(figure: Figure, left: Plan, right: Plan) -> str:
    """`孕产妇死亡率：12/10万以下 ↔ 14/10万以下（武威市较严）`; where scopes differ, each side with its own."""
    one, other = figure.left, figure.right
    apart = one is not None and other is not None and one.scope != other.scope
    sides = [_set(one, figure.elsewhere == "left", apart), _set(other, figure.elsewhere == "right", apart)]
    stricter = {"left": left, "right": right}.get(figure.stricter or "")
    told = name_with_period(stricter) if stricter else ""
    if stricter and name_with_period(left) == name_with_period(right):
        told = stricter.document  # the same plan from two files
    note = f"（{told}较严）" if stricter else "（统计范围不同）" if apart else ""
    when = f"{figure.year}年" if figure.year else ""
    return f"{when}{'' if apart else figure.scope or ''}{figure.indicator}：{sides[0]} ↔ {sides[1]}{note}"


def _part(passage: Passage) -> str:
    return passage.part if passage.part in (GOALS, MEASURES) else OTHER_PARTS


def _set(target: Target | None, elsewhere: bool, scoped: bool) -> str:
    if target is None:
        return "没有写明"
    value = f"{target.scope or '' if scoped else ''}{display(target) or '没有数值'}"
    return f"{value}（{told_path(target.passage.path)}）" if elsewhere else value
