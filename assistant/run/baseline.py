"""Goals beside the values that were reached: is what a plan wants stricter or easier than what it already has?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.figures.comparable import relation
from assistant.figures.words import amount, display, misprint_note
from assistant.query.read import Question, years_in
from assistant.run.over_places import Place, audience_of, silence
from assistant.tell.answer import Computed, Coverage, Row, Silent
from assistant.tell.passages import Draft, Statement, short_label
from assistant.tell.rows import row_of
from assistant.tell.sources import Sources
from index.fulltext import normalised
from index.library import Library
from ingest.plan import Plan, by_place
from ingest.register.targets import Target
from ingest.vocabulary.genre import Indicator


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan's goal for an indicator, and the value that the same place says it has reached."""

    plan: Plan
    indicator: Indicator
    goal: Target
    reached: Target


def against_baseline(question: Question, library: Library, sources: Sources) -> Draft | None:
    """Each goal beside its baseline, and which places lack one of the two; None where no place has both."""
    pairs, goals_only = _pairs(question, library)
    if not pairs:
        return None
    rows: list[Row] = []
    computed, statements = [], []
    for pair in pairs:
        numbers = (sources.cite_targets([pair.goal]), sources.cite_targets([pair.reached]))
        rows += [row_of(pair.goal, numbers[0]), row_of(pair.reached, numbers[1])]
        difference = round((pair.goal.value or 0.0) - (pair.reached.value or 0.0), 6)
        what = f"{short_label(pair.plan)}{pair.indicator.name}目标减现状"
        computed.append(Computed(what, difference, pair.goal.unit, numbers))
        statements.append(Statement(_told(pair, difference, numbers), numbers))
    silent = []
    for goal in goals_only if question.spread else []:
        plan, number = goal.passage.plan, sources.cite_targets([goal])
        rows.append(row_of(goal, number))
        text = f"{short_label(plan)}：目标{display(goal)}[{number}]，文中没有现状值，无法比较。"
        statements.append(Statement(text, (number,)))
        silent.append(Silent(plan.region, plan.audience, plan.label, "not_mentioned", number))
    if question.spread:
        for place in _others(
            question, library, {t.passage.plan.region for p in pairs for t in (p.goal,)} | {s.region for s in silent}
        ):
            entry, statement = silence(
                place, audience_of(library, question.indicators), question.indicators, library, sources
            )
            silent.append(entry)
            statements.append(statement)
    coverage = Coverage(len(question.plans), len({pair.plan.key for pair in pairs}), tuple(silent))
    return Draft("answered", tuple(statements), tuple(rows), tuple(computed), coverage if question.spread else None)


def between_years(question: Question, library: Library, sources: Sources) -> Draft | None:
    """How far the values reached changed between two years that the question names; None where one is missing."""
    years = sorted(years_in(question.text))
    if len(years) != 2:
        return None
    statements, rows, computed = [], [], []
    for each in question.indicators:
        reached = [t for t in library.register(question.plans, indicator=each.name) if t.kind == "baseline"]
        for plan in question.plans:
            ends = [next((t for t in reached if t.year == year and t.passage.plan == plan), None) for year in years]
            first, last = ends
            if first is None or last is None or first.value is None or last.value is None or first.unit != last.unit:
                continue
            numbers = (sources.cite_targets([first]), sources.cite_targets([last]))
            rows += [row_of(first, numbers[0]), row_of(last, numbers[1])]
            change = round(last.value - first.value, 6)
            unit = "个百分点" if last.unit == "%" else last.unit
            word = "下降" if change < 0 else "上升"
            computed.append(Computed(f"{short_label(plan)}{each.name}{word}", abs(change), unit, numbers))
            text = f"{short_label(plan)}：{each.name}{years[0]}年{amount(first)}[{numbers[0]}]，{years[1]}年{amount(last)}[{numbers[1]}]"
            told = f"，{word}{abs(change):g}{unit}。" if change else "，没有变化。"
            statements.append(Statement(text + told, numbers))
    return Draft("answered", tuple(statements), tuple(rows), tuple(computed)) if statements else None


def _pairs(question: Question, library: Library) -> tuple[list[Pair], list[Target]]:
    """Goals with the baseline of the same place, which may stand in its other plan; and goals without one."""
    pairs, goals_only = [], []
    for each in question.indicators:
        targets = [t for t in library.register(question.plans, indicator=each.name) if t.value is not None]
        for plan in question.plans:
            goal = next((t for t in targets if t.kind == "target" and t.passage.plan == plan), None)
            reached = [t for t in targets if t.kind == "baseline" and t.passage.plan == plan]
            if goal is None:
                continue
            if reached:
                pairs.append(Pair(plan, each, goal, reached[-1]))  # 从A上升到B: the value reached stands last
            else:
                goals_only.append(goal)
    return pairs, goals_only


def _others(question: Question, library: Library, told: set[str | None]) -> list[Place]:
    """The places in range of which nothing was said yet."""
    return [
        Place(plans[0].region, plans, (), ())
        for plans in by_place(library.plans)
        if plans[0].region not in told and (not question.regions or plans[0].region in question.regions)
    ]


def _told(pair: Pair, difference: float, numbers: tuple[int, int]) -> str:
    """`九年义务教育巩固率目标97%以上[1]，低于2020年实际的100%[2]，比实际宽松。`"""
    reached = pair.reached
    compared = "低于" if difference < 0 else "高于" if difference > 0 else "等于"
    when = f"{reached.year}年" if reached.year and str(reached.year) in normalised(reached.passage.text) else ""
    strictness = relation(pair.indicator, pair.goal.value or 0.0, reached.value or 0.0)
    verdict = {"looser": "，比实际宽松", "stricter": "，比实际更严", "equal": ""}[strictness]
    goal = f"{short_label(pair.plan)}：{pair.indicator.name}目标{display(pair.goal)}[{numbers[0]}]"
    return f"{goal}，{compared}{when}实际的{amount(reached)}{misprint_note(reached)}[{numbers[1]}]{verdict}。"
