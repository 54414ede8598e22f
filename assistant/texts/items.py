"""The items of a section, all of them: of a domain, a part, a chapter, in each plan of the range; or one, word for word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.plan_words import where_it_stands
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import MOST_NAMES, called, leaning_first, not_held, places_of, without_plan, years_told
from assistant.tell.answer import Computed, ComputedKind, Coverage, Draft, Silent, Statement
from assistant.tell.quotes import sentences
from assistant.tell.sources import Sources
from assistant.texts.sections import headline_of, section_name, section_passages, titles_of
from index.library import Library
from ingest.plan import GOALS, MEASURES, Passage, Plan

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""Signs for the numbers of items; there are twenty in this row of Unicode."""
_NO_MORE = re.compile(r"[。；;，,]+$")
"""Signs at the end of an item, left out where the answer's own sentence goes on."""
FEW_LACKING = 2
"""Plans without the part that are named one by one. Chosen by hand."""
LONG_ITEM = 220
"""Measures of more characters stand with their first sentence in the list of a plan; a list of one part is given whole."""


def items(ask: Ask, library: Library, sources: Sources) -> Draft:
    """The items of the section that `range` names (domain, part, section), numbered, in every plan of the range.

    `range.item` asks for one of them, word for word; an operation `where` that is hard keeps those with a figure;
    `count` says how many there are. A domain that a plan does not have is told with the domains that it has.
    """
    places = places_of(ask, library)
    gone, gone_lines = not_held(ask, library)
    silent, empty_lines = without_plan(ask, places)
    statements: list[Statement] = []
    without: list[tuple[PlaceInRange, Plan]] = []
    computed: list[Computed] = []
    plans = [(place, plan) for place in places for plan in meant(ask, place)]
    answered = 0
    for place, plan in plans:
        wanted = ask
        found = _kept(ask, plan, library, section_passages(library, plan, ask.range))
        if not found and _of_years(ask, plan) and ask.range.part:  # a year is set among the measures, too
            wanted = replace(ask, range=replace(ask.range, part=None))
            found = _kept(wanted, plan, library, section_passages(library, plan, wanted.range))
        if _lacks_the_domain(ask, plan) or not found:
            silent.append(Silent(place.name, plan.audience, plan.label, "not_mentioned"))
            without.append((place, plan))
        else:
            told, counted = _of_plan(wanted, place, plan, found, sources)
            statements += told
            computed += counted
            answered += any(statement.citations for statement in told)
    if answered > MOST_NAMES or (answered > 1 and ask.first("count")):
        head, counted = _together(computed)
        statements.insert(0, head)
        computed += counted
    statements += lacking_all(ask, without, sources)
    computed += [Computed("规划期末", plan.end_year, "年", (), "allowance") for _, plan in without if plan.end_year]
    computed += [Computed("所问年份", year, "年", (), "allowance") for year in ask.value.years]
    coverage = Coverage(len(plans), answered, (*silent, *gone))
    lines = (*gone_lines, *statements, *empty_lines) if not answered else (*statements, *empty_lines, *gone_lines)
    return Draft(
        "answered" if answered else "not_found",
        lines,
        computed=(*computed, *years_told(ask, places)),
        coverage=coverage,
    )


def meant(ask: Ask, place: PlaceInRange) -> tuple[Plan, ...]:
    """The plans of a place that a section is asked of: those with the domain, where only some have it."""
    plans = leaning_first(ask, place)
    if ask.range.domain:
        with_it = tuple(plan for plan in place.plans if titles_of(plan, ask.range.domain))
        return tuple(plan for plan in plans if plan in with_it) or with_it or plans
    return plans


def lacking_all(ask: Ask, plans: Sequence[tuple[PlaceInRange, Plan]], sources: Sources) -> list[Statement]:
    """The plans without such a section: of a few what they have instead, of many only their names."""
    if len(plans) <= FEW_LACKING:
        return [lacking(ask, place, plan, sources) for place, plan in plans]
    names = "、".join(called(plan, place) for place, plan in plans)
    what = ask.range.domain_not_held or ask.range.domain or ask.range.section or ask.range.part or ""
    return [Statement(f"没有“{what}”这一部分或没有这样的条目：{names}。", ())]


def lacking(ask: Ask, place: PlaceInRange, plan: Plan, sources: Sources) -> Statement:
    """That a plan has no such section, and the domains that it has."""
    name = called(plan, place)
    domain = ask.range.domain_not_held or ask.range.domain
    if domain and not titles_of(plan, domain):
        first: dict[str, int] = {}
        for heading in plan.headings:
            if heading.role == "domain" and heading.title not in first:
                first[heading.title] = sources.cite_heading(plan, heading)
        listed = "、".join(f"{title}[{number}]" for title, number in first.items())
        return Statement(f"{name}没有“{domain}”领域，它的领域有：{listed}。", tuple(first.values()))
    if ask.range.section and not section_passages_named(plan, ask.range.section):
        return Statement(f"{name}没有“{ask.range.section}”这一部分。", ())
    if _of_years(ask, plan):
        ends = f"（规划期到{plan.end_year}年）" if plan.end_year else ""
        return Statement(f"{name}没有写明{_years(ask)}的条目{ends}。", ())
    return Statement(f"{name}的{section_name(plan, ask.range)}里没有这样的条目。", ())


def section_passages_named(plan: Plan, section: str) -> bool:
    """True where a heading of the plan holds the words of the section."""
    return any(section in heading.title for heading in plan.headings)


def _lacks_the_domain(ask: Ask, plan: Plan) -> bool:
    domain = ask.range.domain_not_held or ask.range.domain
    return bool(domain) and not titles_of(plan, domain or "")


def _kept(ask: Ask, plan: Plan, library: Library, passages: Sequence[Passage]) -> list[Passage]:
    """The passages that the ask wants: those of its years, and those with a figure, where only they are."""
    if _of_years(ask, plan):
        years = set(ask.value.years)
        due_then = {id(target.passage) for target in library.register_of(passages) if target.year in years}
        passages = [p for p in passages if id(p) in due_then or any(str(year) in p.text for year in years)]
    wanted = ask.first("where")
    if wanted is None or wanted.comparison not in ("hard", "present", "soft", "absent"):
        return list(passages)
    carrying = {id(target.passage) for target in library.register_of(passages) if target.value is not None}
    figures = wanted.comparison in ("hard", "present")
    return [passage for passage in passages if (id(passage) in carrying) == figures]


def _of_years(ask: Ask, plan: Plan) -> bool:
    """True where only the items of some years are asked for; those of the plan's last year are all that name no other."""
    return bool(ask.value.years) and plan.end_year not in ask.value.years


def _years(ask: Ask) -> str:
    return f"{'、'.join(map(str, ask.value.years))}年"


def _of_plan(
    ask: Ask, place: PlaceInRange, plan: Plan, passages: Sequence[Passage], sources: Sources
) -> tuple[list[Statement], list[Computed]]:
    name, section = called(plan, place), section_name(plan, ask.range)
    if ask.range.item is not None:
        return _one(ask, name, section, passages, sources)
    counts = Counter(passage.part for passage in passages)
    only = f"写明{_years(ask)}的" if _of_years(ask, plan) else ""
    only += "带数字的" if ask.first("where") else ""
    kind: ComputedKind = "result" if ask.first("count") else "allowance"
    computed = [Computed(f"{name}{section}{only}条目", len(passages), "条", (), kind)]
    computed += [Computed(f"{name}{part}", count, "条", (), "allowance") for part, count in counts.items()]
    parts = [part for part in counts if part in (GOALS, MEASURES)]
    split = f"（{'、'.join(f'{part}{counts[part]}条' for part in parts)}）" if len(parts) > 1 else ""
    if len(passages) == 1 and passages[0].item is None:
        number = sources.cite(passages[0], 0, None)
        return [Statement(f"{name}{section}：{_plain(passages[0].text)}[{number}]。", (number,))], computed
    lead = f"{name}{section}{'有' if only else '共'}{len(passages)}条{only.removesuffix('的')}{split}："
    statements = [Statement(lead, ())]
    by_domain = ask.range.domain is None and ask.range.section is None
    for (domain, part), group in groupby(passages, key=lambda passage: (passage.domain, passage.part)):
        held = list(group)
        if (by_domain and domain) or len(parts) > 1:
            head = f"{domain if by_domain and domain else ''}{part if len(parts) > 1 or not domain else ''}"
            statements.append(Statement(f"{head}（{len(held)}条）", ()))
            computed.append(Computed(f"{domain or ''}{part}", len(held), "条", (), "allowance"))
        whole = len(counts) == 1 or part != MEASURES
        statements += [_line(passage, order, passages, sources, whole) for order, passage in enumerate(held, 1)]
    return statements, computed


def _line(passage: Passage, order: int, among: Sequence[Passage], sources: Sources, whole: bool) -> Statement:
    """`③完善……[4]。`: an item with its number; a long measure among others with its first sentence."""
    head = headline_of(passage) if len(among) > 1 else ""
    cut = sentences(passage)
    if whole or len(passage.text) <= LONG_ITEM or len(cut) == 1:
        number, words = sources.cite(passage, 0, None), passage.text
    else:
        number, words = sources.cite(passage, cut[0].start, cut[0].end), cut[0].text
    place = passage.item or (order if all(other.item is None for other in among) else None)
    return Statement(f"{numbered(place)}{f'{head}：' if head else ''}{_plain(words)}[{number}]。", (number,))


def _one(
    ask: Ask, name: str, section: str, passages: Sequence[Passage], sources: Sources
) -> tuple[list[Statement], list[Computed]]:
    """One item word for word; what the section has instead where it has not so many. -1 is the last."""
    wanted = ask.range.item or 0
    statements = []
    for _, group in groupby(passages, key=lambda passage: (passage.domain, passage.part, passage.headings)):
        held = list(group)
        numbered_here = [passage for passage in held if passage.item is not None]
        chosen = numbered_here[-1:] if wanted < 0 else [passage for passage in numbered_here if passage.item == wanted]
        for passage in chosen:
            number = sources.cite(passage, 0, None)
            statements.append(Statement(f"{where_it_stands(passage)}：“{passage.text.strip()}”[{number}]", (number,)))
    if not statements and 0 < wanted <= len(passages) and all(p.item is None for p in passages):
        passage = passages[wanted - 1]
        number = sources.cite(passage, 0, None)
        head = headline_of(passage)
        statements.append(
            Statement(
                f"{name}{section}第{wanted}条：“{head}{'。' if head else ''}{passage.text.strip()}”[{number}]",
                (number,),
            )
        )
    if statements:
        return statements, []
    total = Computed(f"{name}{section}条目", len(passages), "条", (), "allowance")
    return [Statement(f"{name}{section}只有{len(passages)}条，没有第{wanted}条。", ())], [total]


def _together(computed: Sequence[Computed]) -> tuple[Statement, list[Computed]]:
    """How many items each plan has; of very many plans, how many all have and where they lie."""
    totals = [figure for figure in computed if figure.what.endswith("条目")]
    if len(totals) <= MOST_NAMES:
        told = (f"{figure.what.removesuffix('条目')}{figure.value:g}条" for figure in totals)
        return Statement(f"{'；'.join(told)}。", ()), []
    values = [figure.value for figure in totals]
    whole, low, high = sum(values), min(values), max(values)
    counted = [Computed("有这一部分的规划数", len(totals), "份", (), "allowance"), Computed("条目合计", whole, "条", (), "allowance"),
               Computed("最少的条目", low, "条", (), "allowance"), Computed("最多的条目", high, "条", (), "allowance")]  # fmt: skip
    each = f"每份{low:g}条" if low == high else f"最少{low:g}条，最多{high:g}条"
    return Statement(f"{len(totals)}份规划有这一部分，合计{whole:g}条，{each}。", ()), counted


def numbered(item: int | None) -> str:
    """`③`; `（21）` beyond the signs that there are; a dot for a paragraph without a number."""
    if item is None:
        return "· "
    return CIRCLED[item - 1] if 1 <= item <= len(CIRCLED) else f"（{item}）"


def _plain(text: str) -> str:
    return _NO_MORE.sub("", "".join(text.strip().split("\n")))
