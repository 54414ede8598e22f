"""Answers that list: the plans of the library, the domains of a plan, the items of a domain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.plan_words import domain_core, formal_name, region_or_label
from assistant.query.read import Question
from assistant.tell.answer import Computed, Coverage, Silent
from assistant.tell.passages import Draft, Statement
from assistant.tell.quotes import sentences
from assistant.tell.sources import Sources
from index.library import Library
from ingest.figures.width import normalised
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import MEASURES, Passage, Plan

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SHORTEST_TITLE = 4
MOST_LEFT_BESIDE_A_TITLE = 4
PASSAGES_OF_A_SECTION = 12
_NO_MORE = re.compile(r"[。；;，,]+$")


def library(question: Question, library: Library, sources: Sources) -> Draft | None:
    """Which plans the library holds, by place, with their periods."""
    if question.kind != "library":
        return None
    places: dict[str, list[Plan]] = {}
    for plan in question.plans:
        places.setdefault(region_or_label(plan), []).append(plan)
    counts = (Computed("地方数", len(places), "个", ()), Computed("规划数", len(question.plans), "份", ()))
    statements = [Statement(f"资料库收录了{len(places)}个地方的{len(question.plans)}份规划。", ())]
    for place, plans in places.items():
        named, numbers = [], []
        for plan in plans:
            period = f"{plan.period}" if plan.period else "文中未写明规划期"
            numbers.append(sources.cite_plan(plan))
            named.append(f"{plan.audience or ''}规划（{period}）[{numbers[-1]}]")
        statements.append(Statement(f"{place}：{'、'.join(named)}", tuple(numbers)))
    audiences = dict.fromkeys(plan.audience for plan in question.plans if plan.audience)
    held = {(plan.region, plan.audience) for plan in question.plans}
    silent = [Silent(place, audience, None, "no_such_plan") for place in places for audience in audiences
              if (place, audience) not in held]  # fmt: skip
    if silent:
        listed = "、".join(f"{entry.region}的{entry.audience}规划" for entry in silent)
        statements.append(Statement(f"没有收录：{listed}。", ()))
    coverage = Coverage(len(question.plans), len(question.plans), tuple(silent))
    return Draft("answered", tuple(statements), computed=counts, coverage=coverage)


def absent(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The sentence that the library has no such plan, where the question names only plans that it does not hold."""
    if question.unknown:
        return _no_such_place(question, question.unknown, library)
    if not question.regions or not question.absent or len(question.absent) < len(question.regions):
        return None
    statements = []
    for region, audience in question.absent:
        held = [plan for plan in library.plans if plan.region == region]
        listed = "、".join(f"{formal_name(plan)}[{sources.cite_plan(plan)}]" for plan in held)
        statements.append(Statement(f"资料库中没有{region}的{audience}规划，只收录了{listed}。", ()))
    silent = tuple(Silent(region, audience, None, "no_such_plan") for region, audience in question.absent)
    return Draft("not_found", tuple(statements), coverage=Coverage(0, 0, silent))


def _no_such_place(question: Question, place: str, library: Library) -> Draft:
    held = "、".join(dict.fromkeys(region_or_label(plan) for plan in library.plans))
    silent = Silent(place, question.leaning, None, "no_such_plan")
    statement = Statement(f"资料库没有{place}的规划，现有：{held}。", ())
    return Draft("not_found", (statement,), coverage=Coverage(0, 0, (silent,)))


def metadata(question: Question, library: Library, sources: Sources) -> Draft | None:
    """Who issued a plan, under which number and when, cited at the lines of its notice."""
    if not question.asks("metadata") or question.spread:
        return None
    statements = []
    for plan in _leaning(question):
        known = [("发文机关", plan.issuer), ("文号", plan.number), ("日期", _chinese_date(plan.date))]
        told, numbers = [], []
        for name, value in known:
            line = next((p for p in _front(library, plan) if value and normalised(value) in normalised(p.text)), None)
            if line is not None:
                numbers.append(sources.cite(line))
                told.append(f"{name}{value}[{numbers[-1]}]")
        if told:
            statements.append(Statement(f"{formal_name(plan)}：{'，'.join(told)}。", tuple(numbers)))
        else:
            statements.append(Statement(f"{formal_name(plan)}的文本没有写明发文机关、文号和日期。", ()))
    return Draft("answered" if any(s.citations for s in statements) else "not_found", tuple(statements))


def _front(library: Library, plan: Plan) -> list[Passage]:
    """The lines in which a plan's issuer, number and date stand: the notice before the first plan of its document,
    and the tail after the last."""
    plans = [other for other in library.plans if other.document == plan.document]
    return [passage for passage in library.passages(plans) if passage.part in (NOTICE, APPENDIX)]


def _chinese_date(date: str | None) -> str | None:
    if date is None:
        return None
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def domains(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The domains of the plans in range, each cited at its heading."""
    if not question.asks("domains") or question.domain or question.kind == "library":
        return None
    statements, counts = [], []
    for plan in _leaning(question):
        headings = list({heading.title: heading for heading in plan.headings if heading.role == "domain"}.values())
        if headings:
            numbers = [sources.cite_heading(plan, heading) for heading in headings]
            total = Computed("领域数", len(headings), "个", tuple(numbers))
            counts.append(total)
            listed = "、".join(f"{heading.title}[{n}]" for heading, n in zip(headings, numbers, strict=True))
            statements.append(Statement(f"{formal_name(plan)}有{len(headings)}个领域：{listed}。", tuple(numbers)))
    return Draft("answered", tuple(statements), computed=tuple(counts)) if statements else None


def items(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The items of a domain's part, each cited; of a long measure its first sentence stands for it."""
    if question.domain is None or question.kind == "library":
        return None
    wanted_figures = question.asks("quantified")
    if question.kind != "list" and not wanted_figures and question.part is None:
        return None
    statements: list[Statement] = []
    counts: list[Computed] = []
    for plan in _leaning(question):
        for title in plan.domains:
            if domain_core(title) == question.domain:
                passages = library.passages([plan], domain=title, part=question.part)
                if wanted_figures:
                    targets = library.register([plan])
                    carrying = {(t.passage.ordinal) for t in targets if t.value is not None}
                    passages = [passage for passage in passages if passage.ordinal in carrying]
                statements += _listed(plan, title, passages, sources)
                found = Counter(passage.part for passage in passages)
                counts += [Computed(f"{title}{part}", count, "条", ()) for part, count in found.items()]
    return Draft("answered", tuple(statements), computed=tuple(counts)) if statements else None


def parts(question: Question, library: Library, sources: Sources) -> Draft | None:
    """How many goals or measures each domain has, where the question asks for those of a whole plan."""
    if question.part is None or question.domain or question.indicators or not question.about_the_plan:
        return None
    statements, counts = [], []
    for plan in _leaning(question):
        passages = [p for p in library.passages([plan], part=question.part) if p.item is not None]
        headings = {heading.title: heading for heading in plan.headings if heading.role == "domain"}
        numbers, told = [], []
        for title, heading in headings.items():
            count = sum(passage.domain == title for passage in passages)
            numbers.append(sources.cite_heading(plan, heading))
            counts.append(Computed(f"{title}{question.part}", count, "条", (numbers[-1],)))
            told.append(f"{title}{count}条[{numbers[-1]}]")
        if told:
            counts.append(Computed(f"{formal_name(plan)}{question.part}", len(passages), "条", tuple(numbers)))
            lead = f"{formal_name(plan)}在{len(told)}个领域提出{len(passages)}条{question.part}"
            counts.append(Computed("领域数", len(told), "个", tuple(numbers)))
            statements.append(Statement(f"{lead}：{'、'.join(told)}。", tuple(numbers)))
    if not statements:
        return None
    statements.append(Statement("要看具体条目，请说明领域，如“健康领域的主要目标有哪些”。", ()))
    return Draft("answered", tuple(statements), computed=tuple(counts))


def sections(question: Question, library: Library, sources: Sources) -> Draft | None:
    """The text under a heading that the question names and asks nothing more of (总体目标, 基本原则有哪些)."""
    if question.indicators or question.domain or question.spread:
        return None
    statements: list[Statement] = []
    for plan in _leaning(question):
        titles = [h.title for h in plan.headings if h.role in ("chapter", "section") and _only_names(question, h.title)]
        if titles:
            title = max(titles, key=len)
            found = [p for p in library.passages([plan]) if title in p.headings]
            for passage in found[:PASSAGES_OF_A_SECTION]:
                number = sources.cite(passage)
                lead = _numbered(passage.item) if passage.item else ""
                shown = next(c.quote for c in sources.citations if c.number == number)
                statements.append(Statement(f"{lead}{shown}[{number}]", (number,)))
            statements.insert(
                len(statements) - len(found[:PASSAGES_OF_A_SECTION]), Statement(f"{formal_name(plan)}“{title}”：", ())
            )
    return Draft("answered", tuple(statements)) if any(s.citations for s in statements) else None


def _only_names(question: Question, title: str) -> bool:
    plain = normalised(title)
    left = question.search_text.replace(plain, "").replace(" ", "")
    return len(plain) >= SHORTEST_TITLE and plain in normalised(question.text) and len(left) <= MOST_LEFT_BESIDE_A_TITLE


def _listed(plan: Plan, domain: str, passages: Sequence[Passage], sources: Sources) -> list[Statement]:
    if not passages:
        return []
    statements = [Statement(f"{formal_name(plan)}“{domain}”：", ())]
    part, counts = "", Counter(passage.part for passage in passages)
    for passage in passages:
        if passage.part != part:
            part = passage.part
            statements.append(Statement(f"{part}（{counts[part]}条）", ()))
        cut = sentences(passage)
        first = cut[0]
        whole = passage.part != MEASURES or len(cut) == 1
        number = sources.cite(passage, 0, None) if whole else sources.cite(passage, first.start, first.end)
        words = passage.text.strip() if whole else first.text
        lead = _numbered(passage.item)
        line = "".join(words.split(chr(10)))
        statements.append(Statement(f"{lead}{_NO_MORE.sub('', line)}[{number}]。", (number,)))
    return statements


def _numbered(item: int | None) -> str:
    if item is None:
        return "· "
    return _CIRCLED[item - 1] if 1 <= item <= len(_CIRCLED) else f"（{item}）"


def _leaning(question: Question) -> list[Plan]:
    chosen = [plan for plan in question.plans if question.leaning in (None, plan.audience)]
    return chosen or list(question.plans)
