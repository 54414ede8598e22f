"""A digest of a section: built from its complete outline, as a paragraph to paste, shortened evenly where a length is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.query.query import Ask, Form
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import called, marks, not_held, places_of, without_plan, years_told
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.sources import Sources
from assistant.texts.headlines import Headline, headline
from assistant.texts.items import lacking_all, meant
from assistant.texts.looking import looked_through
from assistant.texts.sections import names_a_section, section_name, section_passages
from index.library import Library
from ingest.plan import GOALS, MEASURES, Passage, Plan

CHARACTERS_OF_A_SENTENCE = 90
"""What a sentence may hold where only their number was asked for."""
MANY_PLANS, CHARACTERS_OF_MANY = 3, 200
"""Of more plans than this each has so many characters, where no length was asked for."""
LEAST_OF_A_PLAN = 60
"""Characters: one headline and a count; below that a plan among many says nothing. Chosen by hand."""
CHARACTERS_OF_A_PLAN = 800
"""A whole plan is told in so many where no length was asked for."""
_VERBS = {GOALS: "目标是：", MEASURES: "措施包括："}
"""What leads to the items of a part where a digest has both parts."""


@dataclass(frozen=True, slots=True)
class HeadlineGroup:
    """Headlines that are told together: those of a part or a domain, with the words that lead to them."""

    lead: str
    domain: str | None
    part: str
    headlines: tuple[Headline, ...]


def digest(ask: Ask, library: Library, sources: Sources) -> Draft:
    """What the section that `range` names says (or what the plans say of `subjects`): how many items, every headline, the
    figures. `form.sentences` and `form.characters` shorten all of it alike, and what is left out is told."""
    places = places_of(ask, library)
    gone, gone_lines = not_held(ask, library)
    silent, empty_lines = without_plan(ask, places)
    plans = [(place, plan) for place in places for plan in meant(ask, place)]
    outlines = _outlines(ask, library, plans)
    held = [(row, passages) for row, passages in zip(plans, outlines, strict=True) if passages]
    without = [row for row, passages in zip(plans, outlines, strict=True) if not passages]
    silent += [Silent(place.name, plan.audience, plan.label, "not_mentioned") for place, plan in without]
    told = [
        _paragraph(ask, place, plan, passages, _length(ask, passages, len(held)), sources)
        for (place, plan), passages in held
    ]
    statements = [statement for statement, _ in told]
    computed = [figure for _, figures in told for figure in figures]
    if len(held) > MANY_PLANS:
        statements.insert(0, Statement(f"{len(held)}份规划有这方面的内容，逐份概括如下。", ()))
        computed.append(Computed("有这方面内容的规划数", len(held), "份", (), "allowance"))
    lines = (*statements, *_without(ask, without, sources), *empty_lines)
    coverage = Coverage(len(plans), len(held), (*silent, *gone))
    ordered = (*gone_lines, *lines) if not held else (*lines, *gone_lines)
    return Draft(
        "answered" if held else "not_found", ordered, computed=(*computed, *years_told(ask, places)), coverage=coverage
    )


def _outlines(ask: Ask, library: Library, plans: Sequence[tuple[PlaceInRange, Plan]]) -> list[list[Passage]]:
    if not ask.subjects or ask.range.section:
        found = [section_passages(library, plan, ask.range) for _, plan in plans]
        return (
            found
            if names_a_section(ask.range)
            else [[p for p in passages if p.domain] or passages for passages in found]
        )
    topics = " ".join(subject.words for subject in ask.subjects)
    looked = looked_through(library, topics, list(dict.fromkeys(place for place, _ in plans)), ask)
    spoken = {
        each.plan.address: [mention.passage for mention in each.speaking] for place in looked for each in place.plans
    }
    return [sorted(_settling(spoken.get(plan.address, [])), key=lambda p: p.ordinal) for _, plan in plans]


def _settling(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Of what speaks of a topic the goals and measures, where there are any: a preface settles nothing."""
    return [passage for passage in passages if passage.part in (GOALS, MEASURES)] or passages


def _without(ask: Ask, plans: Sequence[tuple[PlaceInRange, Plan]], sources: Sources) -> list[Statement]:
    if ask.subjects and plans:
        names = "、".join(called(plan, place) for place, plan in plans)
        return [Statement(f"没有提到“{ask.subjects[0].words}”：{names}。", ())]
    return lacking_all(ask, plans, sources)


def _length(ask: Ask, passages: Sequence[Passage], plans: int) -> Form:
    """The length that one plan may take."""
    form = ask.form
    characters = form.characters or (form.sentences * CHARACTERS_OF_A_SENTENCE if form.sentences else None)
    if characters is None and plans > MANY_PLANS:
        return Form(None, CHARACTERS_OF_MANY)
    if characters is None:
        return Form(None, CHARACTERS_OF_A_PLAN if len({passage.domain for passage in passages}) > 1 else None)
    if plans < 2:
        return Form(form.sentences, characters)
    return Form(max(1, form.sentences // plans) if form.sentences else None, max(characters // plans, LEAST_OF_A_PLAN))


def _paragraph(
    ask: Ask, place: PlaceInRange, plan: Plan, passages: Sequence[Passage], form: Form, sources: Sources
) -> tuple[Statement, list[Computed]]:
    lead, groups = _lead(ask, called(plan, place), plan, passages), _groups(passages)
    numbers = {passage.ordinal: sources.cite(passage, 0, None) for passage in passages}
    counts = [Computed(lead, len(passages), "条", tuple(numbers.values()), "allowance")]
    counts += [
        Computed(f"{group.domain or ''}{group.part}", len(group.headlines), "条", (), "allowance") for group in groups
    ]
    text = next(
        (text for text in _shorter(lead, groups, form, numbers) if _fits(text, form)), ""
    ) or list(_shorter(lead, groups, form, numbers))[-1]  # fmt: skip
    used = tuple(number for number in numbers.values() if f"[{number}]" in text)
    if not used:  # nothing but counts has room: what was counted stands under these headings
        headings = {heading.title: heading for heading in reversed(plan.headings) if heading.role == "domain"}
        titles = dict.fromkeys(passage.domain for passage in passages if passage.domain in headings)
        used = tuple(sources.cite_heading(plan, headings[title]) for title in titles if title)
        text = f"{text.removesuffix('。')}{marks(used)}。"
    return Statement(text, used), counts


def _lead(ask: Ask, name: str, plan: Plan, passages: Sequence[Passage]) -> str:
    """`云麓市妇女发展规划在“妇女与健康”领域提出主要目标6条、策略措施5条`."""
    parts = [part for part in (GOALS, MEASURES) if any(passage.part == part for passage in passages)]
    counted = "、".join(f"{part}{sum(p.part == part for p in passages)}条" for part in parts)
    if ask.subjects and not ask.range.section:
        return f"{name}有{len(passages)}条{'目标和措施' if parts else ''}提到“{ask.subjects[0].words}”"
    if ask.range.section or not parts:
        return f"{name}{section_name(plan, ask.range)}共{len(passages)}条"
    domains = list(dict.fromkeys(passage.domain for passage in passages if passage.domain))
    where = f"在“{domains[0]}”领域" if len(domains) == 1 else f"在{len(domains)}个领域"
    return f"{name}{where}提出{counted}"


def _groups(passages: Sequence[Passage]) -> list[HeadlineGroup]:
    """The headlines by part; by domain and part where there are several domains."""
    several = len({passage.domain for passage in passages}) > 1
    both = len({passage.part for passage in passages}) > 1
    found: list[HeadlineGroup] = []
    before: str | None = None
    for (domain, part), group in groupby(passages, key=lambda passage: (passage.domain, passage.part)):
        lead = f"{domain}方面，" if several and domain and domain != before else ""
        found.append(
            HeadlineGroup(f"{lead}{_VERBS.get(part, '') if both else ''}", domain, part, tuple(map(headline, group)))
        )
        before = domain
    return found


def _shorter(lead: str, groups: Sequence[HeadlineGroup], form: Form, numbers: dict[int, int]) -> list[str]:
    """The paragraph in ever shorter forms: with all figures, with headlines only, and with evenly fewer headlines."""
    most = max(len(group.headlines) for group in groups)
    texts = [_told(lead, groups, form, numbers, figures=True, of=(1, 1))]
    texts += [_told(lead, groups, form, numbers, figures=False, of=(kept, most)) for kept in range(most, 0, -1)]
    return [*texts, f"{lead}{_counted(groups)}。"]


def _counted(groups: Sequence[HeadlineGroup]) -> str:
    """`：妇女与健康（主要目标6条、策略措施5条）、……`: the outline of several domains in numbers alone."""
    by_domain = {name: list(some) for name, some in groupby(groups, key=lambda group: group.domain or group.part)}
    if len(by_domain) < 2:
        return ""
    return "：" + "、".join(
        f"{name}（{'、'.join(f'{group.part}{len(group.headlines)}条' for group in some)}）"
        for name, some in by_domain.items()
    )


def _told(
    lead: str, groups: Sequence[HeadlineGroup], form: Form, numbers: dict[int, int], *, figures: bool, of: tuple[int, int]
) -> str:  # fmt: skip
    pieces = [_list(group, numbers, of) for group in groups]
    left = [f"{clause}[{numbers[h.passage.ordinal]}]" for g in groups for h in g.headlines for clause in h.figures]
    tail = [f"量化要求有：{'；'.join(left)}"] if figures and left else []
    if form.sentences:
        return _in_sentences(lead, pieces, tail, form.sentences)
    if len(pieces) == 1:
        return f"{'。'.join([f'{lead}：{pieces[0]}', *tail])}。"
    return f"{'。'.join([lead, *pieces, *tail])}。"


def _list(group: HeadlineGroup, numbers: dict[int, int], of: tuple[int, int]) -> str:
    total = len(group.headlines)
    shown = _evenly(group.headlines, max(1, round(total * of[0] / of[1])))
    told = "；".join(f"{head.text}[{numbers[head.passage.ordinal]}]" for head in shown)
    return f"{group.lead}{told}{f'等{total}条' if len(shown) < total else ''}"


def _evenly(headlines: Sequence[Headline], kept: int) -> list[Headline]:
    """One of each of so many equal stretches: the first with a figure, else the first."""
    total = len(headlines)
    stretches = [headlines[step * total // kept : (step + 1) * total // kept] for step in range(kept)]
    return [next((head for head in some if head.text != head.short), some[0]) for some in stretches]


def _in_sentences(lead: str, pieces: Sequence[str], tail: Sequence[str], wanted: int) -> str:
    """The same in so many sentences: neighbours are joined, a long list is parted at its middle."""
    said = [*pieces, *tail]
    if wanted > len(said):
        said = [lead, *said]
        while len(said) < wanted and any("；" in piece for piece in said[1:]):
            longest = max(range(1, len(said)), key=lambda i: said[i].count("；"))
            entries = said[longest].split("；")
            said[longest : longest + 1] = [
                "；".join(entries[: len(entries) // 2]),
                "；".join(entries[len(entries) // 2 :]),
            ]
    else:
        said = [f"{lead}：{said[0]}", *said[1:]]
        while len(said) > wanted:
            said[-2:] = [f"{said[-2]}；{said[-1]}"]
    return f"{'。'.join(said)}。"


def _fits(text: str, form: Form) -> bool:
    if form.characters is None:
        return True
    plain = text
    while (start := plain.find("[")) >= 0:
        plain = plain[:start] + plain[plain.find("]", start) + 1 :]
    return len(plain) <= form.characters * 1.1
