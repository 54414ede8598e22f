"""The section of a plan that an ask names: a domain, a part, a chapter or a heading, with its items in order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.plan_words import domain_core
from assistant.query.query import Range
from index.library import Library
from ingest.figures.width import normalised
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import Passage, Plan

BESIDE = (NOTICE, APPENDIX)
"""Parts of a document that are no part of its plan."""


def titles_of(plan: Plan, domain: str) -> tuple[str, ...]:
    """The plan's domains that a name means: that of the title, in full or without its audience, else those whose
    title holds it or is held by it (家庭建设 is 家庭)."""
    plain = domain_core(domain)
    exact = [title for title in plan.domains if plain == domain_core(title)]
    near = [title for title in plan.domains if plain in domain_core(title) or domain_core(title) in plain]
    return tuple(exact or near)


def names_a_section(wanted: Range) -> bool:
    """True where the range means less than whole plans."""
    return any((wanted.domain, wanted.part, wanted.section))


def section_title(plan: Plan, section: str) -> str | None:
    """The heading of the plan that a section is called by: word for word, else the nearest that holds the word."""
    plain = normalised(section)
    held = [heading for heading in plan.headings if heading.role in ("front", "chapter", "section")]
    for fits in (
        [h for h in held if normalised(h.title) == plain],
        [h for h in held if plain in normalised(h.title) and h.role == "section"],
        [h for h in held if plain in normalised(h.title)],
    ):
        if fits:
            return fits[0].title
    return None


def section_passages(library: Library, plan: Plan, wanted: Range) -> list[Passage]:
    """The passages of the section that the range names, in the order of the text; those of the whole plan where it names
    none, notices and appendices left out."""
    passages = [passage for passage in library.passages([plan]) if passage.part not in BESIDE]
    if wanted.section is not None:
        return _under(plan, passages, wanted.section)
    if wanted.domain is not None:
        titles = titles_of(plan, wanted.domain)
        passages = [passage for passage in passages if passage.domain in titles]
    if wanted.part is not None:
        passages = [passage for passage in passages if passage.part == wanted.part and passage.domain is not None]
    return passages


def in_section(wanted: Range, passage: Passage) -> bool:
    """True where a passage stands in the domain and part of the range (in any where it names none)."""
    if wanted.domain is not None and passage.domain not in titles_of(passage.plan, wanted.domain):
        return False
    if wanted.section is not None and not _under(passage.plan, [passage], wanted.section):
        return False
    return wanted.part in (None, passage.part)


def section_name(plan: Plan, wanted: Range) -> str:
    """`“妇女与健康”的主要目标`: what the section is called in this plan."""
    if wanted.section is not None:
        return f"“{section_title(plan, wanted.section) or wanted.section}”"
    titles = titles_of(plan, wanted.domain) if wanted.domain else ()
    domain = "、".join(f"“{title}”" for title in titles)
    return f"{domain}的{wanted.part}" if domain and wanted.part else domain or wanted.part or "全文"


def headline_of(passage: Passage) -> str:
    """The heading that a passage stands under by itself and does not repeat (压实各方责任), else nothing."""
    if passage.domain is not None or passage.item is not None or len(passage.headings) < 2:
        return ""
    title = passage.headings[-1]
    return "" if normalised(passage.text).startswith(normalised(title)) else title


def _under(plan: Plan, passages: Sequence[Passage], section: str) -> list[Passage]:
    plain = normalised(section)
    exact = next((h.title for h in plan.headings if normalised(h.title) == plain and h.role != "domain"), None)
    if exact is None:
        of_part = [p for p in passages if p.domain is None and normalised(p.part) == plain]
        if of_part:
            return of_part
    title = exact or section_title(plan, section)
    return [passage for passage in passages if title in passage.headings]
