"""What plans have in common and what not: domains, the items of a section by the alignment, or the wording of a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compare.two_plans import TwoPlans, compare_plans
from assistant.query.query import Ask
from assistant.tell.accounting import called, kind_of, listed, not_held, places_of, without_plan, years_told
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.sources import Sources
from assistant.texts.acting import asks_what_is_done
from assistant.texts.domain_sets import domain_sets
from assistant.texts.items import lacking_all, meant
from assistant.texts.pairs import PairSide, told_pair
from assistant.texts.sections import in_section, names_a_section, titles_of
from assistant.texts.spread import PlacePlan, spread_of_texts
from assistant.texts.topic_wordings import topics
from index.library import Library
from index.search import Searcher

MOST_PAIRS = 12
"""Of more plans than this nobody reads item against item: where no place is set against the others, their figures are
told by indicator (a plan takes 20 ms to align)."""


def contrast(ask: Ask, library: Library, sources: Sources, searcher: Searcher | None = None) -> Draft:
    """The differences of two or more places (or of the plans of one) in the section or topic that the ask names.

    `subjects` are topics; `fields` with `domains` asks for the sets of domains; else the items of `range` are aligned.
    The place of the first `difference` (its `places`), else the first of the range, is set against each other one; the
    operation's words `more` and `less` ask only for what it has alone, or lacks.
    """
    gone, gone_lines = not_held(ask, library)
    places = places_of(ask, library)
    rows = [(place, plan) for place in places for plan in meant(ask, place)]
    if ask.subjects and (not names_a_section(ask.range) or _only_the_part(ask)):
        draft = topics(ask, [place for place in places if place.plans], library, sources, searcher)
    elif "domains" in ask.fields:
        draft = domain_sets(ask, rows, sources)
    else:
        draft = _sections(ask, rows, library, sources)
    silent, lines = without_plan(ask, places)
    assert draft.coverage  # each of the three counts its plans
    coverage = replace(draft.coverage, silent=(*draft.coverage.silent, *silent, *gone))
    ordered = (*gone_lines, *lines, *draft.statements) if len(rows) < 2 else (*draft.statements, *lines, *gone_lines)
    return Draft(draft.status, ordered, computed=(*draft.computed, *years_told(ask, places)), coverage=coverage)


def _only_the_part(ask: Ask) -> bool:
    """True where 措施 says what is wanted of a topic (留守儿童关爱的措施有什么区别): the section is not what is compared."""
    wanted = ask.range
    return wanted.domain is None and wanted.section is None and asks_what_is_done(ask)


def _sections(ask: Ask, rows: Sequence[PlacePlan], library: Library, sources: Sources) -> Draft:
    held = [row for row in rows if ask.range.domain is None or titles_of(row[1], ask.range.domain)]
    without = [row for row in rows if row not in held]
    silent = [Silent(place.name, plan.audience, plan.label, "not_mentioned") for place, plan in without]
    lacking = lacking_all(ask, without, sources)
    pairs = _pairs(ask, held)
    if len(pairs) > MOST_PAIRS and not ask.first("difference", "same"):
        draft = spread_of_texts(ask, held, library, sources)
        assert draft.coverage
        coverage = replace(draft.coverage, plans=len(rows), silent=(*draft.coverage.silent, *silent))
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
        told, figures = told_pair(ask, left, right, found, sources)
        statements += told
        computed += figures
    paired = {side.plan.address for pair in pairs for side in pair}
    silent += [Silent(place.name, plan.audience, plan.label, "not_mentioned")
               for place, plan in held if plan.address not in paired and pairs]  # fmt: skip
    coverage = Coverage(len(rows), len(paired), tuple(silent))
    ordered = (*statements, *lacking) if pairs else (*lacking, *statements)
    return Draft("answered" if pairs else "not_found", ordered, computed=tuple(computed), coverage=coverage)


def _pairs(ask: Ask, rows: Sequence[PlacePlan]) -> list[tuple[PairSide, PairSide]]:
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


def _side(row: PlacePlan, rows: Sequence[PlacePlan]) -> PairSide:
    place, plan = row
    one_place = len({place.key for place, _ in rows}) == 1
    return PairSide(place, plan, called(plan, place), kind_of(plan) if one_place else place.name)


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
