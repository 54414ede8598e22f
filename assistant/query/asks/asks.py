"""The clauses of a sentence -> asks: of each its kind, its subjects, where it is asked, of which values, what to work out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query.asks.clauses import grouped, without_lead_in
from assistant.query.asks.kinds import ask_kind_of, count_what_is_ranked
from assistant.query.asks.naming import BRACKETED, AskedClause, is_substance
from assistant.query.asks.operations import operations_of
from assistant.query.asks.parts import Parts
from assistant.query.asks.places_apart import names_the_others, place_beside, place_left_out, stands_among_all
from assistant.query.lexicon import Lexicon
from assistant.query.places.keys import key_of
from assistant.query.places.named import PlacesNamed
from assistant.query.query import Ask, Kind, Range, Subject, Value
from assistant.query.reading_words import sign
from ingest.plan import GOALS, MEASURES

_BOTH = sign("both_plans")
"""The plan for women and that for children, not named each."""


def asks_of(clauses: Sequence[Parts], lexicon: Lexicon, places: PlacesNamed) -> tuple[list[Ask], list[str]]:
    """The asks of one sentence, and the words in it that were not understood."""
    groups, unresolved = without_lead_in(grouped(clauses, lexicon), lexicon)
    asks = []
    for group in groups:
        ask = _ask(group, lexicon, places)
        asks.append(ask)
        unresolved += group.parts.beyond
        if ask.kind in ("figures", "plans", "items"):  # all others look for the words that nothing knows
            unresolved += [phrase.text for phrase in group.phrases if is_substance(phrase.text)]
    return asks, unresolved


def _ask(clause: AskedClause, lexicon: Lexicon, places: PlacesNamed) -> Ask:
    parts = clause.parts
    count_what_is_ranked(clause)
    kind = ask_kind_of(clause, places)
    return Ask(
        kind,
        parts.text,
        _subjects(clause, kind),
        _range(parts, lexicon, places),
        _value(parts),
        operations_of(clause, kind, places),
        tuple(parts.fields),
        parts.form,
        figure=parts.asks_how_much or any(quantity.measure == "rate" for quantity in parts.figures),
    )


def _subjects(clause: AskedClause, kind: Kind) -> tuple[Subject, ...]:
    """Names of the register, or the words of a clause that are looked for in texts."""
    if kind == "figures":
        return (*clause.named, *clause.near)
    if kind in ("plans", "items"):
        return ()
    parts = clause.parts
    said = [
        *parts.phrases,
        *(parts.later if kind == "passages" or parts.asks_how_much else ()),
    ]  # whether plans speak of it is asked of one topic
    words = [_with_bracket(phrase.text, parts.text) for phrase in said if is_substance(phrase.text)]
    if kind == "presence" and len(words) > 1 and sign("apart").search(parts.text):
        return tuple(Subject(word) for word in words)  # 育儿假和托育分别有哪些地方提到
    return (Subject(" ".join(words)),) if words else ()


def _with_bracket(phrase: str, text: str) -> str:
    """水域安全（防溺水）: what stands in brackets says the same in other words."""
    for match in BRACKETED.finditer(text):
        said = match.group(1)
        if phrase.endswith(said) and len(phrase) > len(said) + 1:
            return f"{phrase[: -len(said)]}或{said}"
    return phrase


def _range(parts: Parts, lexicon: Lexicon, places: PlacesNamed) -> Range:
    audiences = list(dict.fromkeys(parts.audiences))
    only_one = bool(sign("only_one_plan").search(parts.text))
    domains = [title for role, title in parts.headings if role == "domain"]
    held = [title for title in domains if title in lexicon.domains.values()]
    sections = [title for role, title in parts.headings if role == "section"]
    return Range(
        places=_places(parts, lexicon, places),
        everywhere=(parts.everywhere or place_beside(parts) is not None or stands_among_all(parts))
        and not place_left_out(parts),
        area=places.area_in(parts.places),
        not_held=places.not_held_in(parts.text),
        plans_not_held=places.plans_not_held_in(parts.text),
        audience=audiences[0] if len(audiences) == 1 and not only_one else None,
        audiences=len(audiences) > 1 or only_one or (not audiences and bool(_BOTH.search(parts.text))),
        leaning=places.leaning(parts.text),
        period=parts.period,
        issue=parts.issue,  # type: ignore[arg-type]
        ends=parts.ends,
        domain=max(held, key=len) if held else None,
        domain_not_held=domains[0] if domains and not held else "",
        part=_part(parts),
        section=max(sections, key=len) if sections else None,
        item=parts.item,
        refers="places" if "places" in parts.follow else "place" if "place" in parts.follow else None,
    )


def _places(parts: Parts, lexicon: Lexicon, places: PlacesNamed) -> tuple[str, ...]:
    """Keys of the places that are asked for: not one that is only a measure for the others, nor one that is left out."""
    measured = names_the_others(parts) or place_beside(parts) or stands_among_all(parts)
    marks = [] if measured and not places.area_in(parts.places) else parts.places
    left_out = place_left_out(parts)
    if not left_out:
        return places.keys_in(marks)
    gone = places.keys_in([left_out])
    every = dict.fromkeys(key_of(plan) for plan in lexicon.plans)
    return places.keys_in([mark for mark in marks if mark != left_out]) or tuple(
        key for key in every if key not in gone
    )


def _part(parts: Parts) -> str | None:
    """Goals or measures, where one of them is named: 主要目标, or 几条措施."""
    counted = [part for field, part in (("goals", GOALS), ("measures", MEASURES)) if field in parts.fields]
    named = parts.parts if len(parts.parts) == 1 else counted if len(counted) == 1 else []
    return named[0] if named else None


def _value(parts: Parts) -> Value:
    target, baseline = "target" in parts.values, "baseline" in parts.values
    from_year = bool(parts.years and parts.figures and sign("from_year").search(parts.text))
    kind = "both" if target and (baseline or from_year) else "target" if target else "baseline" if baseline else "any"
    return Value(kind, tuple(sorted(set(parts.years))))  # type: ignore[arg-type]
