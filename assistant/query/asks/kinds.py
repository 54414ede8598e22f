"""Which kind an ask is: the rules in their order, of which the first that says something holds."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.query.asks.naming import AskedClause, is_substance
from assistant.query.asks.parts import Parts
from assistant.query.names import is_headed
from assistant.query.places.named import PlacesNamed
from assistant.query.query import Kind
from assistant.query.reading_words import measure_asked, sign
from ingest.plan import GOALS, MEASURES

_COUNTED = ((GOALS, "goals"), (MEASURES, "measures"))
"""Each part of a plan, and the field of a plan that counts its items."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What of a clause the rules look at: `substance` is true where words are left that nothing knows, `several` where
    more than one place is meant."""

    clause: AskedClause
    texts: frozenset[str]
    acts: frozenset[str]
    comparisons: frozenset[str | None]
    substance: bool
    several: bool

    @property
    def parts(self) -> Parts:
        return self.clause.parts

    @property
    def nothing_nearly(self) -> bool:
        """True where no words are left, neither unknown ones nor such as only come near a name."""
        return not (self.substance or self.clause.near)

    @property
    def digests(self) -> bool:
        """True where a text is to be short: 概括一下, 三句话."""
        return "digest" in self.texts or bool(self.parts.sentences or self.parts.characters)

    @property
    def of_a_domain(self) -> bool:
        return any(role == "domain" for role, _ in self.parts.headings)


def ask_kind_of(clause: AskedClause, places: PlacesNamed) -> Kind:
    """What an ask is answered from; single passages where no rule says more."""
    signs = _signs(clause, places)
    rules = (
        _all_indicators, _what_others_lack, _items_with_figures, _topic, _figures, _digest_of_a_section, _fields_of_plans,
        _plans_of_a_date_or_of_both, _plans_themselves, _texts_against_each_other, _list_of_a_section, _items_of_a_year, _section,
        _figures_nearly_named, _digest_of_a_subject, _who_speaks_of_it,
    )  # fmt: skip
    return next((kind for rule in rules if (kind := rule(signs))), "passages")


def count_what_is_ranked(clause: AskedClause) -> None:
    """哪份规划的策略措施最多, 哪几份规划交代了现状数, 哪份规划的量化目标最多: what plans hold is counted where nothing else is
    asked about."""
    parts = clause.parts
    ranked = any(operation.act in ("extreme", "order") for operation in parts.operations)
    subject = clause.named or clause.near or any(is_substance(phrase.text) for phrase in clause.phrases)
    hard = any(operation.comparison == "hard" for operation in parts.operations)
    counts_items = hard and set(parts.fields) <= {field for _, field in _COUNTED}  # 有几条目标是有数字的
    if subject or parts.headings or (parts.fields and not counts_items):
        return
    if ranked:
        parts.fields += [field for part, field in _COUNTED if part in parts.parts]
    over_plans = ranked or any(operation.act in ("where", "count", "complement") for operation in parts.operations)
    if "baseline" in parts.values and over_plans:
        parts.fields.append("baselines")
    elif hard and (ranked or parts.asks_how_much or parts.fields):
        parts.fields[:] = ["targets"]
        parts.operations[:] = [operation for operation in parts.operations if operation.comparison != "hard"]


def _signs(clause: AskedClause, places: PlacesNamed) -> _Signs:
    parts = clause.parts
    return _Signs(
        clause,
        frozenset(parts.texts),
        frozenset(operation.act for operation in parts.operations),
        frozenset(operation.comparison for operation in parts.operations),
        substance=any(is_substance(phrase.text) for phrase in clause.phrases),
        several=parts.everywhere or len(places.keys_in(parts.places)) + len(places.not_held_in(parts.text)) > 1,
    )


def _all_indicators(signs: _Signs) -> Kind | None:
    """各地儿童规划差距最大的指标是哪个."""
    over_all = any(operation.words == "indicators" for operation in signs.parts.operations)
    return "indicators" if over_all and not signs.clause.named else None


def _what_others_lack(signs: _Signs) -> Kind | None:
    """云麓比青槐多了哪些内容."""
    both = signs.several or len(signs.parts.audiences) > 1
    return "contrast" if "extra" in signs.texts and both else None


def _items_with_figures(signs: _Signs) -> Kind | None:
    """健康领域有哪些量化目标."""
    hard = "hard" in signs.comparisons
    return "items" if signs.parts.headings and hard and not signs.clause.named else None


def _topic(signs: _Signs) -> Kind | None:
    """哪些规划讲到了儿童友好: words without a head, asked whether they stand there and not how much."""
    named = signs.clause.named
    loose = all(subject.words != subject.indicator and not is_headed(subject.words) for subject in named)
    asked = named and "present" in signs.comparisons and loose and not signs.parts.wants_a_figure
    return "presence" if asked else None


def _figures(signs: _Signs) -> Kind | None:
    """A name of the register, unless only how it is reached or who does it is asked, or a summary of it."""
    if ("who" in signs.texts and not signs.parts.asks_how_much) or _of_whom(signs):
        return None
    loose = all(not is_headed(subject.words) for subject in signs.clause.named)
    if (
        loose
        and not (signs.parts.asks_how_much or signs.parts.figures)
        and sign("what_is_demanded").search(signs.parts.text)
    ):
        return None
    wanted = signs.parts.wants_a_figure or signs.acts - {"why", "confirm"} or "how" not in signs.texts
    return "figures" if signs.clause.named and wanted and "digest" not in signs.texts else None


def _of_whom(signs: _Signs) -> bool:
    """True for 多大岁数能免费检查: no row of the register is a figure of that."""
    measure = measure_asked(signs.parts.text)
    return measure is not None and not measure.units


def _digest_of_a_section(signs: _Signs) -> Kind | None:
    """用三句话概括健康领域的措施."""
    return "digest" if signs.digests and (signs.parts.headings or signs.parts.parts) else None


def _fields_of_plans(signs: _Signs) -> Kind | None:
    """各规划有几个领域; the goals of one domain are its items and no column of a table of plans."""
    fields = set(signs.parts.fields)
    over_plans = signs.several or signs.acts & {"extreme", "order"}
    one_section = signs.of_a_domain and fields <= {"goals", "measures"} and not over_plans
    if not fields or one_section or not signs.nothing_nearly:
        return None
    return "contrast" if "contrast" in signs.texts and signs.several and "domains" in fields else "plans"


def _plans_of_a_date_or_of_both(signs: _Signs) -> Kind | None:
    """2022年印发的规划有哪些; 哪些地方妇女规划和儿童规划都有."""
    parts = signs.parts
    in_so_many_words = sign("both_plans").search(parts.text) is not None
    several = signs.several or (in_so_many_words and not parts.places)
    audiences = (
        (len(parts.audiences) > 1 or in_so_many_words)
        and signs.nothing_nearly
        and not (signs.clause.named or parts.headings)
    )
    issued = parts.issued is not None and not signs.substance
    return "plans" if issued or (audiences and several) else None


def _plans_themselves(signs: _Signs) -> Kind | None:
    """2025年到期的规划有哪些; 哪些地方没有妇女发展规划; not the goals of a plan (云麓市儿童规划有哪些目标)."""
    parts = signs.parts
    if (parts.parts or parts.years) and "items" in signs.texts and not signs.acts & {"complement", "count"}:
        return None
    spoken_of = parts.audiences or parts.ends or "规划" in parts.text
    asked = signs.acts & {"complement", "count", "where"} or parts.ends or "items" in signs.texts
    return "plans" if spoken_of and asked and signs.nothing_nearly and not parts.headings else None


def _texts_against_each_other(signs: _Signs) -> Kind | None:
    """父母育儿假，各地写的力度有啥区别; 就业方面有哪些不同做法, although 就业 alone would name an indicator."""
    of_texts = not signs.clause.named or "how" in signs.texts
    return "contrast" if "contrast" in signs.texts and signs.several and of_texts else None


def _list_of_a_section(signs: _Signs) -> Kind | None:
    """巴州儿童福利板块的主要目标都有哪些."""
    return "items" if signs.parts.headings and "items" in signs.texts else None


def _items_of_a_year(signs: _Signs) -> Kind | None:
    """云麓2025年要完成哪些任务: the items that name the year."""
    whole = signs.nothing_nearly and not signs.clause.named and not signs.parts.fields
    return "items" if whole and signs.parts.years and "items" in signs.texts else None


def _section(signs: _Signs) -> Kind | None:
    """A section, or an item of it by its number; with words beside them only where these cannot be the subject."""
    parts = signs.parts
    if not (parts.headings or parts.item or (parts.parts and signs.nothing_nearly)):
        return None
    if signs.digests:
        return "digest"
    whole = not signs.substance or parts.item or parts.fields
    return "items" if whole else None


def _figures_nearly_named(signs: _Signs) -> Kind | None:
    """高校毛入学率: a name that the register has only nearly."""
    return "figures" if signs.clause.near and not ({"how", "who"} & signs.texts or _of_whom(signs)) else None


def _digest_of_a_subject(signs: _Signs) -> Kind | None:
    """三句话概括云麓的家庭教育指导; of several places what each says."""
    if signs.digests and signs.substance:
        return "presence" if signs.several else "passages"
    return None


def _who_speaks_of_it(signs: _Signs) -> Kind | None:
    """哪些地方提到育儿假; of one place 多少 asks for a figure in its text and counts no places; 各地怎么保障留守儿童 asks what
    each does."""
    if "how" in signs.texts and not signs.acts & {"complement", "count"} and "present" not in signs.comparisons:
        return None
    of_one = len(set(signs.parts.places)) == 1
    counted = signs.acts & {"complement", "count"} and not of_one
    over_plans = signs.several or counted or "present" in signs.comparisons
    return "presence" if signs.substance and over_plans else None
