"""Two plans beside each other, as text to read, JSON, or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.compare.two_plans import Compared, TwoPlans
from assistant.compare.word_changes import Stretch
from assistant.plan_words import name_with_period
from ingest.figures.width import without_blanks
from ui.exports.two_plans_html import two_plans_page
from ui.records.text import as_json
from ui.records.two_plans import two_plans_record
from ui.wording.places import items_numbered, section_and_number, section_of, told_section
from ui.wording.two_plans import STATUS, compared_sections, figure_lines, told_two_plans

LONGEST_AGREEMENT = 24
"""Characters in common that the text form prints between two changes; the middle of more is left out."""


def two_plans_text(found: TwoPlans) -> str:
    """The comparison to read: a summary, then each domain and part with what differs."""
    lines = [told_two_plans(found)]
    for block in compared_sections(found):
        lines.append(f"\n【{told_section(block.section)}】")
        for each in block.compared:
            lines += _compared(each, found)
        for alone, plan in [*((a, found.left) for a in block.left_only), *((a, found.right) for a in block.right_only)]:
            text = without_blanks(alone.passage.text)
            lines.append(f"  仅{name_with_period(plan)} {items_numbered([alone.passage])}：{text}")
    return "\n".join(lines)


def _compared(each: Compared, found: TwoPlans) -> Iterable[str]:
    sides = [items_numbered(each.pair.left), items_numbered(each.pair.right)]
    if section_of(each.pair.left[0]) != section_of(each.pair.right[0]):
        sides[1] = section_and_number(each.pair.right)
    yield f"  {sides[0]} ↔ {sides[1]}  {STATUS[each.status]}"
    for line in figure_lines(each, found):
        yield f"      {line}"
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


FORMS: dict[str, Callable[[TwoPlans], str]] = {
    "table": two_plans_text,
    "json": lambda found: as_json(two_plans_record(found)),
    "html": two_plans_page,
}
"""The comparison in each format."""
