"""What is said of an indicator that no plan has, and of words that may mean several."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.own_words import own_words
from assistant.plan_words import where_it_stands
from assistant.query.names import plain
from assistant.query.query import Ask, Subject
from assistant.run.ranges import places_in_range, plans_in_range
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.quotes import has_a_figure, sentences
from assistant.tell.sources import Sources
from index.library import Library
from ingest.figures.width import normalised
from ingest.plan import Plan
from ingest.register.targets import Target

MOST_PLANS_SEARCHED = 8
"""Plans in range up to which the texts are looked through for the words of an indicator that nobody has."""
SHORTEST_TELLING = 3
"""Characters of the words that no name has from which on sentences that hold them are shown; 儿童 stands everywhere.
Chosen by hand."""
MOST_READINGS = 6
"""Indicators that the words may mean and of which values are shown. Chosen by hand."""
MOST_VALUES = 12
"""Values of the nearest indicator that are told beside a refusal. Chosen by hand."""
SENTENCES_BESIDE = 3
"""Sentences that hold the words of an indicator that nobody has, shown beside the refusal. Chosen by hand."""
PLACES_OF_A_READING = 6
"""Places of each whose values are shown. Chosen by hand."""


def not_in_any_plan(ask: Ask, subject: Subject, library: Library, sources: Sources) -> Draft:
    """高校毛入学率: no such indicator, the nearest by name, and the plans' words where they speak of the modifier."""
    plans = plans_in_range(ask.range, library.plans)
    named = _named_in_texts(subject, plans, library, sources)
    if named is not None:
        return named
    nearest = f"；名称最接近的是{subject.indicator}，名称不同，不能当作同一个指标" if subject.indicator else ""
    statements = [Statement(f"资料库的规划里没有名为“{subject.words}”的指标{nearest}。", ())]
    statements += _values_of_the_nearest(subject, plans, library, sources)
    lead = len(statements)
    if len(plans) <= MOST_PLANS_SEARCHED:
        modifiers = [normalised(word) for word in subject.lacking.split("、") if word]
        telling = len("".join(modifiers)) >= SHORTEST_TELLING
        for passage in library.passages(plans) if telling else ():
            held = [s for s in sentences(passage) if all(word in normalised(s.text) for word in modifiers)]
            if held and passage.domain is not None and len(statements) < lead + SENTENCES_BESIDE:
                number = sources.cite_sentences(held[:1])
                statements.append(
                    Statement(
                        f"{where_it_stands(passage)}提到但没有给出这个数值，原文：“{held[0].text}”[{number}]", (number,)
                    )
                )
    found = len(statements) > lead
    return Draft("partial" if found else "not_found", tuple(statements), coverage=Coverage(len(plans), 0, ()))


def _named_in_texts(subject: Subject, plans: Sequence[Plan], library: Library, sources: Sources) -> Draft | None:
    """剖宫产率: no plan sets a figure, and some write 合理控制剖宫产率; None where none writes the words as they were asked."""
    words = plain(subject.words)
    if len(words) < SHORTEST_TELLING:
        return None
    found: dict[str, Statement] = {}
    silent: list[Silent] = []
    stated = 0
    for passage in library.passages(plans):
        held = next((s for s in sentences(passage) if words in plain(s.text)), None)
        place = passage.plan.region or passage.plan.label
        if held is not None and passage.domain is not None and place not in found:
            number = sources.cite_sentences([held])
            figure = has_a_figure(held.text, words, library.pack)
            said = "提到但没有登记到数值" if figure else "提到但没有给出数值"
            found[place] = Statement(f"{place}：{said}，原文是“{held.text}”[{number}]", (number,))
            stated += figure
            silent.append(Silent(place, passage.plan.audience, passage.plan.label, "not_quantified", number))
    if not found:
        return None
    places = list(dict.fromkeys(plan.region or plan.label for plan in plans))
    quiet = [place for place in places if place not in found]
    silent += [Silent(place, None, None, "not_mentioned") for place in quiet]
    none = "没有登记到" if stated else "所问的规划没有给出"
    head = f"{none}{subject.words}的数值，提到它的有{len(found)}个地方。"
    lines = [Statement(f"没有提到{subject.words}：{'、'.join(quiet)}。", ())] if quiet else []
    return Draft(
        "partial", (Statement(head, ()), *found.values(), *lines), coverage=Coverage(len(plans), 0, tuple(silent)),
        computed=(Computed("提到的地方数", len(found), "个", (), "allowance"),),
    )  # fmt: skip


def _values_of_the_nearest(
    subject: Subject, plans: Sequence[Plan], library: Library, sources: Sources
) -> list[Statement]:
    """What the places set for the indicator that comes nearest, in one line, so that nobody has to ask again; the rows of
    the answer do not hold it."""
    if not subject.indicator:
        return []
    held = [t for t in library.register(plans, indicator=subject.indicator) if t.value is not None]
    goals = [target for target in held if target.kind != "baseline"]
    pieces: dict[str, list[str]] = {}
    numbers = []
    for target in goals[:MOST_VALUES]:
        number = sources.cite_targets([target])
        place = target.passage.plan.region or target.passage.plan.label
        pieces.setdefault(place, []).append(f"{target.scope or ''}{own_words(target)}[{number}]")
        numbers.append(number)
    if not pieces:
        return []
    told = "；".join(f"{place}{'、'.join(dict.fromkeys(values))}" for place, values in pieces.items())
    more = "等" if len(goals) > MOST_VALUES else ""
    return [Statement(f"供核对，{subject.indicator}：{told}{more}。", tuple(dict.fromkeys(numbers)))]


def asked_back(ask: Ask, subject: Subject, library: Library, sources: Sources) -> Draft:
    """Words that several indicators have: which one is meant, with what the library holds of each."""
    plans = plans_in_range(ask.range, library.plans)
    rows: dict[str, list[Target]] = {}
    for name in subject.readings:
        held = [t for t in library.register(plans, indicator=name) if t.value is not None and t.kind != "baseline"]
        if held:
            rows[name] = held
    if not rows:
        return not_in_any_plan(ask, subject, library, sources)
    common = sorted(rows.items(), key=lambda entry: -len({t.passage.plan.region for t in entry[1]}))
    shown = common[:MOST_READINGS]
    statements = [
        Statement(
            f"“{subject.words}”可以指不止一种指标，请问您指哪一种？资料库里有{'、'.join(name for name, _ in common)}。",
            (),
        )
    ]
    for name, held in shown:
        statements.append(_reading(name, held, sources))
    carriers = {target.passage.plan.audience for _, held in shown for target in held}
    carrier = next(iter(carriers)) if len(carriers) == 1 else None
    lacking = [
        place.name for place in places_in_range(ask.range, library.plans) if carrier and carrier not in place.audiences
    ]
    silent = tuple(Silent(name, carrier, None, "no_such_plan") for name in lacking)
    return Draft("clarify", tuple(statements), coverage=Coverage(len(plans), 0, silent))


def _reading(name: str, held: Sequence[Target], sources: Sources) -> Statement:
    pieces, numbers = [], []
    of_places = list({t.passage.plan.region: t for t in reversed(held)}.values())[::-1]
    for target in of_places[:PLACES_OF_A_READING]:
        numbers.append(sources.cite_targets([target]))
        pieces.append(
            f"{target.passage.plan.region or target.passage.plan.label}{target.scope or ''}{own_words(target)}[{numbers[-1]}]"
        )
    more = "；等" if len(of_places) > PLACES_OF_A_READING else ""
    return Statement(f"{name}：{'；'.join(pieces)}{more}", tuple(numbers))


def of_the_nation(ask: Ask, subjects: Sequence[Subject], library: Library) -> Draft:
    """The nation's own figure: its plan is not in the library, the program knows the figure and where it was read."""
    statements = [Statement("资料库没有收录国家的纲要，以下是程序自带的国家参考值，各注明出处。", ())]
    computed = []
    for subject in subjects:
        known = library.pack.indicator(subject.indicator or "")
        references = known.national if known else ()
        for reference in references:
            allowed = [("国家参考值", reference.value), ("国家参考值", float(reference.year)), (reference.title, 0.0)]
            computed += [Computed(what, value, None, (), "allowance") for what, value in allowed]
            figure = f"{reference.year}年{reference.scope or ''}{reference.value:g}{reference.unit}"
            statements.append(Statement(f"{subject.indicator}：{figure}（《{reference.title}》{reference.place}）", ()))
        if not references:
            statements.append(Statement(f"{subject.indicator}：程序没有国家参考值。", ()))
    return Draft("partial", tuple(statements), computed=tuple(computed))
