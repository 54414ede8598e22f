"""What plans have in common and what not: domains, the items of a section by the alignment, or the wording of a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compare.alignment import Alone
from assistant.compare.two_plans import Compared, Figure, TwoPlans, compare_plans, differs
from assistant.figures.words import display
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import called, listed, not_held, places_of, without_plan
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.sources import Sources
from assistant.texts.domain_sets import domain_sets
from assistant.texts.headlines import headline
from assistant.texts.items import lacking_all, meant
from assistant.texts.sections import in_section, names_a_section, section_name, titles_of
from assistant.texts.spread import spread
from assistant.texts.topic_wordings import topics
from index.library import Library
from index.search import Searcher
from ingest.figures.width import normalised
from ingest.plan import Passage, Plan
from ingest.register.targets import Target

LONGEST_CHANGE = 60
"""Characters of differing words that are quoted; where more differ, the items are named by their headlines."""
MOST_PAIRS = 12
"""Of more plans than this nobody reads item against item: where no place is set against the others, their figures are
told by indicator (a plan takes 20 ms to align)."""
Row = tuple[PlaceInRange, Plan]


@dataclass(frozen=True, slots=True)
class _Side:
    """A plan of a pair: what it is called in the answer, and in a line of it."""

    place: PlaceInRange
    plan: Plan
    name: str
    short: str


def contrast(ask: Ask, library: Library, sources: Sources, searcher: Searcher | None = None) -> Draft:
    """The differences of two or more places (or of the plans of one) in the section or topic that the ask names.

    `subjects` are topics; `fields` with `domains` asks for the sets of domains; else the items of `range` are aligned.
    The place of the first `difference` (its `places`), else the first of the range, is set against each other one; the
    operation's words `more` and `less` ask only for what it has alone, or lacks.
    """
    gone, gone_lines = not_held(ask, library)
    places = places_of(ask, library)
    rows = [(place, plan) for place in places for plan in meant(ask, place)]
    if ask.subjects and not names_a_section(ask.range):
        draft = topics(ask, [place for place in places if place.plans], library, sources)
    elif "domains" in ask.fields:
        draft = domain_sets(ask, rows, sources)
    else:
        draft = _sections(ask, rows, library, sources)
    silent, lines = without_plan(ask, places)
    covered = draft.coverage or Coverage(0, 0, ())
    coverage = Coverage(covered.plans, covered.answered, (*covered.silent, *silent, *gone))
    ordered = (*gone_lines, *lines, *draft.statements) if len(rows) < 2 else (*draft.statements, *lines, *gone_lines)
    return Draft(draft.status, ordered, computed=draft.computed, coverage=coverage)


def _sections(ask: Ask, rows: Sequence[Row], library: Library, sources: Sources) -> Draft:
    held = [row for row in rows if ask.range.domain is None or titles_of(row[1], ask.range.domain)]
    without = [row for row in rows if row not in held]
    silent = [Silent(place.name, plan.audience, plan.label, "not_mentioned") for place, plan in without]
    lacking = lacking_all(ask, without, sources)
    pairs = _pairs(ask, held)
    if len(pairs) > MOST_PAIRS and not ask.first("difference", "same"):
        draft = spread(ask, held, library, sources)
        covered = draft.coverage or Coverage(0, 0, ())
        coverage = Coverage(len(rows), covered.answered, (*covered.silent, *silent))
        return Draft(draft.status, (*draft.statements, *lacking), computed=draft.computed, coverage=coverage)
    statements: list[Statement] = []
    computed: list[Computed] = []
    if not pairs and held:
        names = listed([called(plan, place) for place, plan in held])
        statements.append(Statement(f"没有可以相比的另一份同类规划，只有{names}。", ()))
    if len(pairs) > 1 and len({pair[0].place.key for pair in pairs}) == 1:
        statements.append(Statement(f"以{pairs[0][0].place.name}为基准，与其余各地逐一比较。", ()))
    for left, right in pairs:
        found = _narrowed(compare_plans(library, left.plan, right.plan), ask)
        told, figures = _told(ask, left, right, found, sources)
        statements += told
        computed += figures
    paired = {side.plan.address for pair in pairs for side in pair}
    silent += [Silent(place.name, plan.audience, plan.label, "not_mentioned")
               for place, plan in held if plan.address not in paired and pairs]  # fmt: skip
    coverage = Coverage(len(rows), len(paired), tuple(silent))
    ordered = (*statements, *lacking) if pairs else (*lacking, *statements)
    return Draft("answered" if pairs else "not_found", ordered, computed=tuple(computed), coverage=coverage)


def _pairs(ask: Ask, rows: Sequence[Row]) -> list[tuple[_Side, _Side]]:
    """The first place against each other one, plans of one audience together; of one place its two periods, else its two
    plans."""
    if len({place.key for place, _ in rows}) < 2:
        return [(_side(rows[0], rows), _side(rows[1], rows))] if len(rows) > 1 else []
    operation = ask.first("difference", "same")
    named = operation.places if operation else ()
    first = next((place for place, _ in rows if place.key in named), rows[0][0])
    found = []
    for row in rows:
        same = [own for own in rows if own[0] is first and own[1].audience == row[1].audience]
        if row[0] is not first and same:
            found.append((_side(same[0], rows), _side(row, rows)))
    return found


def _side(row: Row, rows: Sequence[Row]) -> _Side:
    place, plan = row
    one_place = len({place.key for place, _ in rows}) == 1
    return _Side(place, plan, called(plan, place), called(plan, place) if one_place else place.name)


def _narrowed(found: TwoPlans, ask: Ask) -> TwoPlans:
    """The whole plans are aligned and then narrowed, so that an item that moved to another domain is not called missing."""
    wanted = ask.range
    if not names_a_section(wanted):
        wanted_items = [p for c in found.compared for p in (*c.pair.left, *c.pair.right)]
        return found if not any(p.domain for p in wanted_items) else TwoPlans(
            found.left, found.right, tuple(c for c in found.compared if c.pair.left[0].domain),
            tuple(a for a in found.left_only if a.passage.domain), tuple(a for a in found.right_only if a.passage.domain),
        )  # fmt: skip
    return TwoPlans(
        found.left, found.right,
        tuple(c for c in found.compared if any(in_section(wanted, p) for p in (*c.pair.left, *c.pair.right))),
        tuple(alone for alone in found.left_only if in_section(wanted, alone.passage)),
        tuple(alone for alone in found.right_only if in_section(wanted, alone.passage)),
    )  # fmt: skip


def _told(
    ask: Ask, left: _Side, right: _Side, found: TwoPlans, sources: Sources
) -> tuple[list[Statement], list[Computed]]:
    where = section_name(left.plan, ask.range) if names_a_section(ask.range) else "目标和措施"
    counts = {status: sum(c.status == status for c in found.compared) for status in ("figures", "wording", "same")}
    alone = (len(found.left_only), len(found.right_only))
    operation = ask.first("difference", "same")
    only = operation.words if operation and operation.words in ("more", "less") else ""
    computed = [
        Computed(f"{left.name}与{right.name}对应的条目", len(found.compared), "组", ()),
        Computed("数值不同的条目", counts["figures"], "组", ()), Computed("措辞不同的条目", counts["wording"], "组", ()),
        Computed("文字相同的条目", counts["same"], "组", ()),
        Computed(f"{left.name}独有的条目", alone[0], "条", ()), Computed(f"{right.name}独有的条目", alone[1], "条", ()),
    ]  # fmt: skip
    if only:
        side, other, items = (left, right, found.left_only) if only == "more" else (right, left, found.right_only)
        who = f"{side.short}比{other.short}多" if only == "more" else f"{other.short}比{side.short}少"
        lines = _only(side, items, sources) if items else []
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
    statements += [*_only(left, found.left_only, sources), *_only(right, found.right_only, sources)]
    if names_a_section(ask.range):
        statements += _wordings(left, right, found.compared, sources)
    return statements, computed


def _figures(left: _Side, right: _Side, compared: Sequence[Compared], sources: Sources) -> list[Statement]:
    """A line for each figure that differs: both sides, and which is stricter."""
    lines = []
    for each in compared:
        for figure in (figure for figure in each.figures if differs(figure)):
            one, numbers = _value(figure.left, left, each.pair.left, sources)
            other, more = _value(figure.right, right, each.pair.right, sources)
            strict = {"left": f"（{left.short}较严）", "right": f"（{right.short}较严）"}.get(figure.stricter or "", "")
            lines.append(Statement(f"数值不同：{_name(figure)}，{one}，{other}{strict}。", (*numbers, *more)))
    return lines


def _figures_of_one(found: TwoPlans, side: str, owner: _Side, sources: Sources) -> list[Statement]:
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


def _value(target: Target | None, side: _Side, passages: Sequence[Passage], sources: Sources) -> tuple[str, list[int]]:
    if target is None or target.value is None:
        number = sources.cite(passages[0], 0, None)
        return f"{side.short}没有给出数值[{number}]", [number]
    number = sources.cite_targets([target])
    said = target.printed or display(target)
    carried = target.printed or f"{target.value:g}" in normalised(target.quote)
    return f"{side.short}{said if carried else f'“{target.quote}”'}[{number}]", [number]


def _only(side: _Side, items: Sequence[Alone], sources: Sources) -> list[Statement]:
    """The items that one plan has alone, by their headlines."""
    lines = []
    for alone in items:
        number = sources.cite(alone.passage, 0, None)
        lines.append(
            Statement(
                f"仅{side.short}有：{_where(alone.passage)}“{headline(alone.passage).text}”[{number}]。", (number,)
            )
        )
    return lines


def _where(passage: Passage) -> str:
    return f"{passage.part}第{passage.item}条" if passage.item is not None else f"{passage.path[-1]}"


def _wordings(left: _Side, right: _Side, compared: Sequence[Compared], sources: Sources) -> list[Statement]:
    """The differing words of items that say the same otherwise; of those reworded throughout, both headlines."""
    lines = []
    for each in (each for each in compared if each.status == "wording"):
        one, other = each.pair.left[0], each.pair.right[0]
        numbers = (sources.cite(one, 0, None), sources.cite(other, 0, None))
        words = ["".join(s.on(w) for s in each.words if s.side == w).strip("，；。、") for w in ("left", "right")]
        apart = [s for s in each.words if s.side != "both"]
        if len(apart) > 2 or max(map(len, words)) > LONGEST_CHANGE:
            said = [headline(passage).text for passage in (one, other)]
            text = f"{left.short}“{said[0]}”[{numbers[0]}]，{right.short}“{said[1]}”[{numbers[1]}]"
        else:
            if words[0] == words[1]:
                continue  # the same words at another place
            mine, theirs = (f"写“{said}”" if said else "没有这几个字" for said in words)
            text = f"“{headline(one).short}”，{left.short}{mine}[{numbers[0]}]，{right.short}{theirs}[{numbers[1]}]"
        lines.append(Statement(f"措辞不同：{text}。", numbers))
    return lines
