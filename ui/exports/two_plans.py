"""`guihua diff`: two plans beside each other, as text to read, JSON, or a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, Difference, Figure, Status, difference, differs
from assistant.compare.word_changes import Stretch
from assistant.figures.words import display
from assistant.plan_words import name_with_document, name_with_period
from assistant.query.plans import plan_in
from index.library import Library
from ingest.plan import GOALS, MEASURES, Passage, Plan
from ingest.register.targets import Target, row
from ui.exports.export import deliver, form_of

STATUS: dict[Status, str] = {"same": "文字相同", "figures": "数值不同", "wording": "措辞不同"}
OTHER_PARTS = "其他部分"
LONGEST_AGREEMENT = 24
"""Characters in common that the text form prints between two changes; the middle of more is left out."""
Section = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """What one domain and part holds: pairs, and the items of each plan alone."""

    section: Section
    compared: tuple[Compared, ...]
    left_only: tuple[Alone, ...]
    right_only: tuple[Alone, ...]


def run(
    folder: Path, names: tuple[str, str], domain: str | None, part: str | None, asked: str | None, output: Path | None
) -> None:
    """Compare two plans of a library by their names and print or write the result."""
    from ui.exports.two_plans_html import page

    forms = {"table": as_text, "json": as_json, "html": page}
    form = form_of(asked, output, list(forms))
    with Library(folder) as library:
        left, right = (plan_in(name, library) for name in names)
        found = difference(library, left, right, domain, part)
    deliver(forms[form](found), output, form)


def summary(found: Difference) -> str:
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


def blocks(found: Difference) -> Iterator[Block]:
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
        yield Block(
            section,
            tuple(c for c in found.compared if section_of(c.pair.left[0]) == section),
            tuple(a for a in found.left_only if section_of(a.passage) == section),
            tuple(alone for alone, own in right if home.get(own, own) == section),
        )


def section_of(passage: Passage) -> Section:
    """Domain and part, or the headings above a paragraph without domain."""
    if passage.domain:
        return passage.domain, passage.part
    return " › ".join(passage.headings) or passage.part, ""


def numbered(passages: Sequence[Passage]) -> str:
    """`第 4、5 条`; a paragraph without a number is `段落`."""
    numbers = [str(passage.item) for passage in passages if passage.item is not None]
    return f"第 {'、'.join(numbers)} 条" if numbers else "段落"


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


def as_text(found: Difference) -> str:
    """The comparison to read: a summary, then each domain and part with what differs."""
    lines = [summary(found)]
    for block in blocks(found):
        lines.append(f"\n【{' › '.join(filter(None, block.section))}】")
        for each in block.compared:
            lines += _compared(each, found)
        for alone, plan in [*((a, found.left) for a in block.left_only), *((a, found.right) for a in block.right_only)]:
            text = "".join(alone.passage.text.split())
            lines.append(f"  仅{name_with_period(plan)} {numbered([alone.passage])}：{text}")
    return "\n".join(lines)


def as_json(found: Difference) -> str:
    """The comparison as the JSON that other programs rely on."""
    record = {
        "left": plan_record(found.left), "right": plan_record(found.right), "summary": summary(found),
        "pairs": [
            {
                "status": each.status, "likeness": each.pair.likeness,
                "left": [item_record(p) for p in each.pair.left], "right": [item_record(p) for p in each.pair.right],
                "figures": [_figure_record(figure) for figure in each.figures],
                "changes": [{"side": s.side, "left": s.left, "right": s.right} for s in each.words],
            }
            for each in found.compared
        ],
        "only_left": [_alone_record(alone) for alone in found.left_only],
        "only_right": [_alone_record(alone) for alone in found.right_only],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=1)


def plan_record(plan: Plan) -> dict[str, Any]:
    """A plan in few fields."""
    return {"document": plan.document, "title": plan.title, "label": plan.label, "region": plan.region,
            "audience": plan.audience, "start_year": plan.start_year, "end_year": plan.end_year}  # fmt: skip


def item_record(passage: Passage) -> dict[str, Any]:
    """An item with its place in its document."""
    plan = passage.plan
    return {"id": passage.id, "document": plan.document, "plan": plan.label, "region": plan.region,
            "audience": plan.audience, "path": list(passage.path), "text": passage.text,
            "spans": [list(span) for span in passage.spans], "page": passage.page}  # fmt: skip


def _compared(each: Compared, found: Difference) -> Iterable[str]:
    sides = [numbered(each.pair.left), numbered(each.pair.right)]
    if section_of(each.pair.left[0]) != section_of(each.pair.right[0]):
        sides[1] = f"{' › '.join(filter(None, section_of(each.pair.right[0])))} {sides[1]}"
    yield f"  {sides[0]} ↔ {sides[1]}  {STATUS[each.status]}"
    for figure in each.figures:
        if differs(figure) or figure.elsewhere:
            yield f"      {figure_line(figure, found.left, found.right)}"
    if each.words:
        yield f"      {''.join(_shown(each.words))}"


def _shown(words: Sequence[Stretch]) -> Iterator[str]:
    """The changes marked [-left-]{+right+}, with as much around them as tells where they stand."""
    for number, stretch in enumerate(words):
        if stretch.side == "left":
            yield f"[-{stretch.left}-]"
        elif stretch.side == "right":
            yield f"{{+{stretch.right}+}}"
        elif len(stretch.left) <= LONGEST_AGREEMENT:
            yield stretch.left
        else:
            half = LONGEST_AGREEMENT // 2
            before = stretch.left[:half] if number else ""
            after = stretch.left[-half:] if number + 1 < len(words) else ""
            yield f"{before}……{after}"


def _part(passage: Passage) -> str:
    return passage.part if passage.part in (GOALS, MEASURES) else OTHER_PARTS


def _set(target: Target | None, elsewhere: bool, scoped: bool) -> str:
    if target is None:
        return "没有写明"
    value = f"{target.scope or '' if scoped else ''}{display(target) or '没有数值'}"
    return f"{value}（{' › '.join(target.passage.path)}）" if elsewhere else value


def _figure_record(figure: Figure) -> dict[str, Any]:
    sides = {"left": figure.left, "right": figure.right}
    return {
        "indicator": figure.indicator, "scope": figure.scope, "year": figure.year, "differs": differs(figure), "stricter": figure.stricter,
        "elsewhere": figure.elsewhere,
        **{side: display(target) if target else None for side, target in sides.items()},
        **{f"{side}_target": row(target) if target else None for side, target in sides.items()},
    }  # fmt: skip


def _alone_record(alone: Alone) -> dict[str, Any]:
    nearest = {"path": list(alone.nearest.path), "likeness": alone.likeness} if alone.nearest else None
    return {**item_record(alone.passage), "nearest": nearest}
