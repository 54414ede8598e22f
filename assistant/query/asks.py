"""The clauses of a sentence -> asks: which kind each is, and its operations; clauses that go together become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.query.lexicon import Lexicon
from assistant.query.parts import Parts, Phrase
from assistant.query.place_keys import key_of
from assistant.query.place_spans import PlacesNamed
from assistant.query.query import Ask, Comparison, Kind, Operation, Range, Subject, Value
from assistant.query.subjects import Named, is_headed, named, subjects_of, with_head_of
from ingest.figures.quantity import Quantity
from ingest.plan import GOALS, MEASURES

SHORTEST_WORD_OF_SUBSTANCE = 2
"""Characters from which on words that nothing knows are named as not understood."""
_RELATION = re.compile(r"比.{1,14}?(?:还|更|要|都|来得|定得)*([高低松严宽大小])(?!出|多少|几|了?多少|于|年|名|学)")
"""沙泉的目标比白鹭还低: a relation that the question takes for granted."""
_BOTH = re.compile("两份(?:规划)?.{0,4}(?:都|齐)|都齐")
_COUNTERS = ("项", "样", "份", "家", "个", "条", "类", "种", "处")
"""三项, 四份: how many things are named, no figure of a plan."""
_EVERY = re.compile("各|所有|全部|每|别的地方|其他")
_HOW_MANY = re.compile("几[个家份地]|多少[个家份]")
_BRACKETED = re.compile(r"[（(]([\u4e00-\u9fff]{2,8})[）)]")
_WHO = re.compile("谁|哪")
_MORE = re.compile("(?:更|较|比较)([高低大小多少严松宽])(?!出|多少|几|了)")
_OTHERS = re.compile("其余|其他|其它|别的(?:地方|地区|市|县)|别处|另外[几两三四]")
"""Beside a place that is named: all the others with it."""
_COMPARED = re.compile("比|与|和|跟|较|同|对照|低于|高于|严于|松于|达到|相比")
_REFERENCE = re.compile(r"(?:比|较)(?:起)?")
_COUNTED_IN = re.compile("(?:也|都)?算(?:上|进去|在内)|也?包括.{0,6}(?:在内)?$|一起算")
"""喀什也算上: beside all the others."""
_PLAN_WORDS = re.compile(
    r"(?:妇女|儿童|女性)?(?:和|与|、)?(?:妇女|儿童)?(?:发展)?(?:规划|纲要|文件)|妇女|儿童|两家|年份|起止|东西|地区|内容|(?:[这那每][一二两三四五六七八九十几\d]?|[一二两三四五六七八九十几\d]+)(?:份|家|个|条|节|项|种|类|样|点)$|其余|其他"
)


@dataclass(slots=True)
class _Clause:
    parts: Parts
    named: list[Subject]
    near: list[Subject]
    phrases: list[Phrase]

    @property
    def has_figures(self) -> bool:
        return bool(self.named)


def asks_of(clauses: Sequence[Parts], lexicon: Lexicon, places: PlacesNamed) -> tuple[list[Ask], list[str]]:
    """The asks of one sentence, and the words in it that were not understood."""
    groups: list[_Clause] = []
    waiting: Parts | None = None
    for parts in clauses:
        clause = _clause(parts, lexicon, groups[-1].named if groups else ())
        if waiting is not None:
            _absorb(waiting, parts)
            waiting.phrases = parts.phrases
            clause.parts, waiting = waiting, None
        if groups and (whole := _headed_by(groups[-1], clause, lexicon)):
            _absorb(groups[-1].parts, parts)
            groups[-1].phrases = []
            (groups[-1].named if whole.certainty else groups[-1].near).append(whole.subject)
        elif _only_modifies(clause):
            if groups:
                _absorb(groups[-1].parts, parts)
            else:
                waiting = clause.parts
        elif groups and _belongs(groups[-1], clause):
            _join(groups[-1], clause)
        else:
            groups.append(clause)
    for group in groups:
        if _COUNTED_IN.search(group.parts.text):
            group.parts.places = []
    for group in groups:
        # 财政资金重点向哪些地区倾斜, of one place: the question's own word, not all places of the library.
        beside = _beside_a_place(group.parts)
        if (
            group.parts.everywhere
            and len(set(group.parts.places)) == 1
            and not (beside or _EVERY.search(group.parts.text))
        ):
            group.parts.everywhere = False
    led = (
        len(groups) > 1
        and _is_a_lead_in(groups[0], lexicon)
        and any(g.named or g.near or g.parts.fields for g in groups[1:])
    )
    lead = groups.pop(0) if led else None
    if waiting is not None:
        groups.append(_Clause(waiting, [], [], []))
    asks, unresolved = [], [phrase.text for phrase in lead.phrases] if lead else []
    for group in groups:
        ask, rest = _ask(group, lexicon, places)
        asks.append(ask)
        unresolved += rest
    return asks, unresolved


def _beside_a_place(parts: Parts) -> str:
    """The place with which others are compared (低于云麓的有哪些地方); empty where there is none."""
    marks = "|".join(re.escape(place) for place in sorted(set(parts.places), key=len, reverse=True))
    if not marks or not parts.everywhere:
        return ""
    found = re.search(rf"(?:低于|高于|超过|严于|松于|少于|多于|不如|比)({marks})", parts.text)
    return found.group(1) if found else ""


def _left_out(parts: Parts) -> str:
    """The place that is not meant (除了云麓); empty where there is none."""
    marks = "|".join(re.escape(place) for place in sorted(set(parts.places), key=len, reverse=True))
    found = re.search(rf"(?:除(?:了|去|开)?|不算|去掉|不含|不包括|撇开)({marks})", parts.text) if marks else None
    return found.group(1) if found else ""


def _is_a_lead_in(clause: _Clause, lexicon: Lexicon) -> bool:
    """填表急用，… before a question with a subject of its own: words that no plan has."""
    parts = clause.parts
    says = clause.named or clause.near or parts.places or parts.headings or parts.fields or parts.audiences
    return not says and bool(clause.phrases) and all(lexicon.is_foreign(phrase.text) for phrase in clause.phrases)


def _clause(parts: Parts, lexicon: Lexicon, before: Sequence[Subject]) -> _Clause:
    named: list[Subject] = []
    near: list[Subject] = []
    phrases: list[Phrase] = []
    for found in _adjacent(subjects_of(parts.phrases, lexicon.names), lexicon):
        if isinstance(found, Phrase):
            elided = next(
                (one for subject in before if (one := with_head_of(found.text, subject.words, lexicon.names))), None
            )
            if elided:
                named.append(elided.subject)
            else:
                phrases.append(found)
        elif found.certainty:
            named.append(found.subject)
        else:
            near.append(found.subject)
    return _Clause(parts, _distinct(named), near, phrases)


def _adjacent(found: Sequence[Named | Phrase], lexicon: Lexicon) -> list[Named | Phrase]:
    """每千名儿童要有多少 儿科医生: two phrases of which neither names anything alone and both together do."""
    kept: list[Named | Phrase] = []
    for one in found:
        before = kept[-1] if kept else None
        if isinstance(one, Phrase) and isinstance(before, Phrase) and not one.joined:
            both = named(before.text + one.text, lexicon.names)
            if both and both.certainty and both.subject.indicator:
                kept[-1] = both
                continue
        kept.append(one)
    return kept


def _headed_by(before: _Clause, clause: _Clause, lexicon: Lexicon) -> Named | None:
    """家长学校, 哪家要求的比例最高: a clause that has only a head (比例, 女的占) says what of the phrase before is asked."""
    open_heads = [subject for subject in clause.named if subject.readings]
    if before.named or before.near or len(before.phrases) != 1 or len(open_heads) != 1 or len(clause.named) != 1:
        return None
    if clause.near or clause.phrases or clause.parts.places:
        return None
    found = named(before.phrases[0].text + open_heads[0].words, lexicon.names)
    return found if found and found.subject.indicator else None


def _distinct(subjects: Sequence[Subject]) -> list[Subject]:
    """Each once; one that may mean several is dropped where one of them is named beside it (两癌：宫颈癌筛查率)."""
    found = list({(s.indicator, s.scope, s.readings): s for s in subjects}.values())
    sure = {subject.indicator for subject in found if subject.indicator}
    return [subject for subject in found if not sure & set(subject.readings)]


def _only_modifies(clause: _Clause) -> bool:
    """True where a clause has no subject of its own: 最高和最低差多少, 喀什也算上."""
    substance = [
        phrase for phrase in clause.phrases if len(_PLAN_WORDS.sub("", phrase.text)) >= SHORTEST_WORD_OF_SUBSTANCE
    ]
    parts = clause.parts
    section = parts.headings and (parts.texts or parts.parts or parts.operations or parts.item)
    own = parts.fields or section or (parts.audiences and parts.texts)
    return not (clause.named or clause.near or substance or own)


def _belongs(before: _Clause, clause: _Clause) -> bool:
    """True where two clauses ask the same of several things, so that one answer holds both."""
    mine, theirs = clause.parts, before.parts
    if before.named and clause.named and not clause.near:
        apart = mine.places and theirs.places and mine.places != theirs.places
        return not apart and not ("how" in mine.texts and not mine.wants_a_figure)
    plans = bool(theirs.fields and mine.fields)
    texts = not before.named and not clause.named and bool(before.phrases and clause.phrases) and not mine.places
    return (
        plans
        or (texts and not mine.wants_a_figure)
        or (bool(mine.headings) and not clause.named and not mine.places and bool(theirs.headings))
    )


def _join(before: _Clause, clause: _Clause) -> None:
    _absorb(before.parts, clause.parts)
    before.named = _distinct([*before.named, *clause.named])
    before.near += clause.near
    before.phrases += clause.phrases


def _absorb(parts: Parts, other: Parts) -> None:
    """What another clause says is said of these as well."""
    parts.text = f"{parts.text}，{other.text}"
    for name in (
        "places",
        "years",
        "audiences",
        "operations",
        "bounds",
        "figures",
        "values",
        "texts",
        "fields",
        "parts",
        "headings",
        "follow",
    ):
        held = getattr(parts, name)
        held += [one for one in getattr(other, name) if one not in held]
    parts.everywhere = parts.everywhere or other.everywhere
    for name in ("period", "ends", "issue", "item", "issued", "sentences", "characters"):
        if getattr(parts, name) is None:
            setattr(parts, name, getattr(other, name))


def _ask(clause: _Clause, lexicon: Lexicon, places: PlacesNamed) -> tuple[Ask, list[str]]:
    parts = clause.parts
    kind = _kind(clause, lexicon, places)
    rest: list[str] = []
    if kind == "figures":
        subjects = [*clause.named, *clause.near]
        rest = [p.text for p in clause.phrases if _is_substance(p.text)]
    elif kind in ("plans", "items"):
        subjects = []
        rest = [p.text for p in clause.phrases if _is_substance(p.text)]
    else:
        words = [_with_bracket(phrase.text, parts.text) for phrase in parts.phrases if _is_substance(phrase.text)]
        subjects = [Subject(" ".join(words))] if words else []
    ask = Ask(
        kind, parts.text, tuple(subjects), _range(clause, lexicon, places), _value(parts), _operations(clause, kind, places),
        tuple(parts.fields), parts.form, parts.asks_how_much or any(q.measure == "rate" for q in parts.figures),
    )  # fmt: skip
    return ask, rest


def _with_bracket(phrase: str, text: str) -> str:
    """水域安全（防溺水）: what stands in brackets says the same in other words."""
    for match in _BRACKETED.finditer(text):
        said = match.group(1)
        if phrase.endswith(said) and len(phrase) > len(said) + 1:
            return f"{phrase[: -len(said)]}或{said}"
    return phrase


def _is_substance(text: str) -> bool:
    return len(_PLAN_WORDS.sub("", text)) >= SHORTEST_WORD_OF_SUBSTANCE


def _kind(clause: _Clause, lexicon: Lexicon, places: PlacesNamed) -> Kind:
    parts = clause.parts
    texts, acts = set(parts.texts), {operation.act for operation in parts.operations}
    substance = [phrase for phrase in clause.phrases if _is_substance(phrase.text)]
    several = parts.everywhere or len(places.keys_in(parts.places)) + len(places.not_held_in(parts.text)) > 1
    domain = any(role == "domain" for role, _ in parts.headings)
    if (
        parts.parts
        and not parts.fields
        and acts & {"extreme", "order"}
        and not (substance or clause.named or clause.near)
    ):
        parts.fields += [field for part, field in ((GOALS, "goals"), (MEASURES, "measures")) if part in parts.parts]
    if "extra" in texts and (several or len(parts.audiences) > 1):
        return "contrast"
    if parts.headings and any(o.comparison == "hard" for o in parts.operations) and not clause.named:
        return "items"
    if clause.named and _speaks_of_a_topic(clause):
        return "presence"
    if (
        clause.named
        and (parts.wants_a_figure or acts - {"why", "confirm"} or not texts & {"how", "digest"})
        and not (texts & {"digest"})
    ):
        return "figures"
    if parts.sentences or parts.characters:
        texts.add("digest")
    if "digest" in texts and (parts.headings or parts.parts):
        return "digest"
    fields = set(parts.fields)
    one_section = domain and fields <= {"goals", "measures"} and not (several or acts & {"extreme", "order"})
    if fields and not one_section and not substance and not clause.near:
        return "contrast" if "contrast" in texts and several and "domains" in fields else "plans"
    both = len(parts.audiences) > 1 and not (substance or clause.near or clause.named or parts.headings)
    if (parts.issued is not None and not substance) or (both and several):
        return "plans"
    about_plans = (parts.audiences or parts.ends or "规划" in parts.text) and not (
        substance or clause.near or parts.headings
    )
    if about_plans and (acts & {"complement", "count", "where"} or parts.ends or "items" in texts):
        return "plans"
    if "contrast" in texts and several and not clause.named:
        return "contrast"
    if parts.headings and texts & {"items"}:
        return "items"
    if parts.headings or parts.item or (parts.parts and not substance and not clause.near):
        if "digest" in texts:
            return "digest"
        if not substance or parts.item or fields or (texts & {"items"} and domain):
            return "items"
    if clause.near and not texts & {"how"}:
        return "figures"
    if "digest" in texts and substance:
        return "presence" if several else "passages"
    if substance and (
        several or acts & {"complement", "count"} or any(o.comparison == "present" for o in parts.operations)
    ):
        return "presence"
    return "passages"


def _speaks_of_a_topic(clause: _Clause) -> bool:
    """哪些规划讲到了儿童友好: words without a head, asked whether they stand there and not how much."""
    present = any(o.comparison == "present" for o in clause.parts.operations)
    loose = all(subject.words != subject.indicator and not is_headed(subject.words) for subject in clause.named)
    return present and loose and not clause.parts.wants_a_figure


def _range(clause: _Clause, lexicon: Lexicon, places: PlacesNamed) -> Range:
    parts = clause.parts
    marks = [] if (parts.everywhere and _OTHERS.search(parts.text)) or _beside_a_place(parts) else parts.places
    chosen = places.keys_in(marks)
    if out := _left_out(parts):
        gone = places.keys_in([out])
        others = [mark for mark in marks if mark != out]
        every = dict.fromkeys(key_of(plan) for plan in lexicon.plans)
        chosen = places.keys_in(others) or tuple(key for key in every if key not in gone)
    audiences = list(dict.fromkeys(parts.audiences))
    domains = [title for role, title in parts.headings if role == "domain"]
    held = [title for title in domains if title in lexicon.domains.values()]
    sections = [title for role, title in parts.headings if role == "section"]
    return Range(
        places=chosen,
        everywhere=parts.everywhere and not _left_out(parts),
        area=places.area_in(parts.places),
        not_held=places.not_held_in(parts.text),
        plans_not_held=places.plans_not_held_in(parts.text),
        audience=audiences[0] if len(audiences) == 1 else None,
        audiences=len(audiences) > 1 or (not audiences and bool(_BOTH.search(parts.text))),
        leaning=places.leaning(parts.text),
        period=parts.period,
        issue=parts.issue,  # type: ignore[arg-type]
        ends=parts.ends,
        domain=max(held, key=len) if held else None,
        domain_not_held=next((title for title in domains if title not in lexicon.domains.values()), "")
        if not held
        else "",
        part=_part(parts),
        section=max(sections, key=len) if sections else None,
        item=parts.item,
        refers="places" if "places" in parts.follow else "place" if "place" in parts.follow else None,
    )


def _part(parts: Parts) -> str | None:
    """Goals or measures, where one of them is named: 主要目标, or 几条措施."""
    counted = [part for field, part in (("goals", GOALS), ("measures", MEASURES)) if field in parts.fields]
    named = parts.parts if len(parts.parts) == 1 else counted if len(counted) == 1 else []
    return named[0] if named else None


def _value(parts: Parts) -> Value:
    target, baseline = "target" in parts.values, "baseline" in parts.values
    kind = "both" if target and baseline else "target" if target else "baseline" if baseline else "any"
    return Value(kind, tuple(sorted(set(parts.years))))  # type: ignore[arg-type]


def _operations(clause: _Clause, kind: Kind, places: PlacesNamed) -> tuple[Operation, ...]:
    parts = clause.parts
    found = list(dict.fromkeys(parts.operations))
    if parts.places and not parts.everywhere and len(set(parts.places)) == 1 and len(parts.audiences) < 2:
        found = [o for o in found if o.act not in ("extreme", "order")]  # of one place 最少 means at least
    if (
        "contrast" in parts.texts
        and kind == "figures"
        and not any(o.act in ("difference", "order", "extreme") for o in found)
    ):
        found.append(Operation("same"))
    if len(orders := [o for o in found if o.act == "order"]) > 1:
        told = [o for o in orders if (o.by, o.descending) != ("value", True)] or orders  # 从低到高排个序
        found = [o for o in found if o.act != "order" or o == told[0]]
    if any(o.comparison == "present" for o in found) and _HOW_MANY.search(parts.text):
        found.append(Operation("count"))
    found = list(dict.fromkeys(found))
    acts = {operation.act for operation in found}
    asked = [(bound, quantity) for bound, quantity in parts.bounds]
    bare = [
        quantity
        for quantity in parts.figures
        if quantity.unit not in _COUNTERS and all(quantity is not held for _, held in asked)
    ]
    if kind == "figures" or (kind == "passages" and "confirm" in acts and not clause.phrases):
        claims = acts & {"confirm", "why", "same"} or (
            bool(parts.places) and not parts.everywhere and not acts & {"extreme", "count"}
        )
        for bound, quantity in [*asked, *(("=", quantity) for quantity in bare)]:
            printed = bool(claims) and bound == quantity.bound  # 是不是定的9%以上 asks for 9%, not for more
            found.append(_of_figure("confirm" if claims else "where", "=" if printed else bound, quantity))
        if any(operation.act == "confirm" and operation.value is not None for operation in found):
            found = [o for o in found if o.act != "confirm" or o.value is not None]
    if parts.issued is not None:
        found.append(Operation("where", comparison="=", value=float(parts.issued), unit="年", words="date"))
    if "change" in parts.values:
        found.append(Operation("change"))
    of_change = any(o.act == "extreme" and o.words == "change" for o in found)
    if ("series" in parts.values or of_change or len(set(parts.years)) > 1) and "change" not in parts.values:
        found.append(Operation("series"))
    bare_text = parts.text
    for place in sorted(set(parts.places), key=len, reverse=True):
        bare_text = bare_text.replace(place, "□" * len(place))  # the 松 of 松岚 is no relation
    if (claimed := _RELATION.search(bare_text)) and len(set(parts.places)) > 1 and kind == "figures":
        word = claimed.group(1)
        by: Literal["value", "strictness"] = "strictness" if word in "松严宽" else "value"
        found.insert(0, Operation("confirm", by, word in "高严多大", than="place"))
    if (
        any(o.than == "nation" for o in found)
        and not parts.places
        and not parts.everywhere
        and not _COMPARED.search(parts.text)
    ):
        found = [replace(o, words="alone") if o.than == "nation" else o for o in found]
    if (beside := _beside_a_place(parts)) and kind == "figures" and not any(o.act == "difference" for o in found):
        found.append(Operation("difference", places=tuple(places.keys_in([beside]))))
    several = len(places.keys_in(parts.places)) > 1 or parts.everywhere
    if (
        several
        and _WHO.search(parts.text)
        and (more := _MORE.search(parts.text))
        and not re.search(r"20\d\d|实际|现状", parts.text)
    ):
        found = [o for o in found if not (o.act == "against" and o.than == "baseline")]
        if not any(o.act in ("extreme", "order", "confirm") for o in found) and not beside:
            strict: Literal["value", "strictness"] = "strictness" if more.group(1) in "严松宽" else "value"
            found.append(Operation("extreme", strict, more.group(1) in "高大多严"))
    if parts.everywhere and _OTHERS.search(parts.text) and len(set(parts.places)) == 1:
        against = tuple(places.keys_in(parts.places))
        found = [replace(o, places=against) if o.act == "difference" else o for o in found]
    if reference := _REFERENCE.search(parts.text):
        after = parts.text[reference.end() :]
        nearest = next((place for place in parts.places if after.startswith(place)), None)
        found = [
            replace(o, places=tuple(places.keys_in([nearest]))) if o.act == "difference" and nearest else o
            for o in found
        ]
    return tuple(sorted(found, key=lambda operation: operation.act != "where"))


def _of_figure(act: str, bound: str, quantity: Quantity) -> Operation:
    comparison: Comparison = bound if bound in ("<", "<=", ">", ">=") else "="  # type: ignore[assignment]
    if quantity.value_max is not None:
        comparison = "between"
    return Operation(act, comparison=comparison, value=quantity.value, value_max=quantity.value_max, unit=quantity.unit)  # type: ignore[arg-type]
