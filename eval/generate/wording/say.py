"""A query becomes a question in one of five registers of speech. Which words are used is data: templates.toml, words.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held, HeldSubject
from eval.generate.subjects import plans_covered, tells_a_change
from eval.generate.wording.phrases import aim, claim, condition, joined, place_typed, plan_name
from eval.generate.wording.words import templates

SPEECH = ("official", "colloquial", "terse", "sloppy", "polite")
"""Registers of speech."""
_VARIANTS = {
    "平均": "mean", "中位数": "median", "极差": "spread", "是不是": "is", "吧": "ba", "为什么": "why", "发文机关": "issuer",
    "文号": "number", "日期": "date",
}  # fmt: skip
_PARTICLES = ("啊", "呀", "吗", "吧", "不", "来着", "？")
_QUESTION = re.compile(r"[？吗吧啊呢]$|多少|几|哪|谁|什么|怎么|为何")
_QUESTION_WORD = re.compile(r"(?:多少|几个地方|几个|什么|哪里|哪儿|哪年|是谁发的|什么时候发的)$")
_NTH = {2: "二", 3: "三"}
_ORDERS = {"最高": "从高到低", "最低": "从低到高", "最严": "从严到松", "最松": "从松到严"}


@dataclass(frozen=True, slots=True)
class Worded:
    """A question as it is typed, the questions before it, and the register of speech."""

    text: str
    history: tuple[str, ...]
    speech: str


def worded(drawn: Drawn, held: Held, random: Random, speech: str) -> Worded:
    """Say it; a follow-up stands after the question before it."""
    history = (_said(drawn.before, held, random, speech),) if drawn.before else ()
    return Worded(_said(drawn, held, random, speech), history, speech)


def _said(drawn: Drawn, held: Held, random: Random, speech: str) -> str:
    text = _plainly(drawn, held, random, speech)
    if drawn.before is not None or drawn.kind == "foreign":
        return text
    manner = templates()["manner"]
    if speech == "polite":
        end = random.choice(manner["polite_after"])
        closed = text.rstrip("？。") + ("。" if text.endswith("。") or not _QUESTION.search(text) else "？")
        return f"{random.choice(manner['polite_before'])}{closed}{end}"
    return _roughened(text, random, manner) if speech == "sloppy" else text


def _plainly(drawn: Drawn, held: Held, random: Random, speech: str) -> str:
    if drawn.kind == "foreign":
        return drawn.words or ""
    if drawn.kind == "two":
        one, two = (_plainly(part, held, random, speech) for part in drawn.parts)
        closed = one.rstrip("？。") + ("" if speech == "terse" else "？")
        return random.choice(_templates("two", speech)).format(one=closed, two=two)
    return random.choice(_templates(_template(drawn, held), speech)).format_map(_Slots(drawn, held, random, speech))


def _template(drawn: Drawn, held: Held) -> str:
    """The name of the list of sentences."""
    kind = drawn.kind
    if kind in ("measure", "confirm", "signature"):
        return f"{kind}_{_VARIANTS[drawn.operation or '']}"
    if kind == "difference" and drawn.operation:
        return "difference_more"
    if kind == "same" and not drawn.places:
        return "same_all"
    if kind == "baseline" and drawn.year is None:
        return "baseline_now"
    if kind == "figure" and tells_a_change(plans_covered(held, drawn.subject, drawn.audience, drawn.places).values):
        return "figure_change"
    if kind in ("not_held", "neighbour", "absent_place", "scopes"):
        return "figures" if kind == "scopes" else "figure"
    return "figure_year" if kind == "figure" and drawn.year else kind


def _templates(name: str, speech: str) -> list[str]:
    sentences = templates()[name]
    if speech == "polite":
        return [*sentences["official"], *sentences["colloquial"]]
    return list(sentences[speech] if speech in sentences else [*sentences["colloquial"], *sentences["terse"]])


def _roughened(text: str, random: Random, manner: dict[str, list[str]]) -> str:
    """Typed in a hurry: 的 and signs left out, a word before, a particle after."""
    if random.random() < 0.6:
        text = re.sub(r"的(?!地方)", "", text, count=random.choice((1, 2)))
    if random.random() < 0.7:
        text = re.sub(r"[，。？“”]", random.choice(("", "", " ")), text).strip()
    ends = manner["sloppy_after" if _QUESTION_WORD.search(text) else "sloppy_end"]
    ended = text if text.endswith(_PARTICLES) else text + random.choice(ends)
    return random.choice(manner["sloppy_before"]) + ended


class _Slots(dict[str, str]):
    """The words of each slot, chosen when a template asks for it."""

    def __init__(self, drawn: Drawn, held: Held, random: Random, speech: str) -> None:
        super().__init__()
        self.drawn, self.held, self.random, self.speech = drawn, held, random, speech

    def __missing__(self, slot: str) -> str:
        made = _SLOTS.get(slot)
        return made(self) if made else str(getattr(self.drawn, slot))

    def plan(self, slot: str) -> str:
        """The place with its plan: 武威市妇女规划, 武威市的规划中."""
        place = self.place(0) if self.drawn.kind != "absent_place" else self.drawn.words or ""
        name = plan_name(place, self.drawn.audience, self.speech, self.random)
        if slot == "where":
            return name
        name = name if self.drawn.audience else f"{place}的规划"
        return f"{name}中" if slot == "inside" else name

    def place(self, index: int) -> str:
        """One of the places, by any of its names."""
        return place_typed(self.held, self.drawn.places[index], self.speech, self.random)

    def places(self) -> str:
        """All places that are named."""
        *others, last = (self.place(i) for i in range(len(self.drawn.places)))
        return "、".join(others) + self.random.choice(("和", "、", "跟")) + last

    def subject(self) -> str:
        """The indicator, or the neighbour that no plan has."""
        return (self.drawn.words or "") if self.drawn.kind == "neighbour" else self.name(self.drawn.subject)

    def name(self, subject: HeldSubject) -> str:
        """The plainest name most often."""
        return subject.names[0] if self.random.random() < 0.45 else self.random.choice(subject.names)

    def in_plan(self, before: str, endings: tuple[str, ...]) -> str:
        """The audience, where it is named."""
        audience = self.drawn.audience
        return f"{before}{audience}规划{self.random.choice(endings)}" if audience else before

    def comparator(self) -> str:
        """The direction of the goal that is asked for."""
        drawn = self.drawn
        values = (
            plans_covered(self.held, drawn.subject, drawn.audience, drawn.places).values
            or plans_covered(self.held, drawn.subject).values
        )
        comparators = {value.comparator for value in values}
        return comparators.pop() if len(comparators) == 1 else ">=" if "<=" not in comparators else "="

    def domain(self) -> str:
        """妇女与健康, or in everyday speech 健康."""
        domain = self.drawn.domain or ""
        core = re.sub(r"^(?:妇女|儿童)(?:与|和)", "", domain)
        return domain if self.speech == "official" or self.random.random() < 0.3 else core


_SLOTS: Mapping[str, Callable[[_Slots], str]] = {
    "where": lambda s: s.plan("where"),
    "inside": lambda s: s.plan("inside"),
    "book": lambda s: s.plan("book"),
    "place": lambda s: s.place(0),
    "first": lambda s: s.place(0),
    "second": lambda s: s.place(1),
    "places": _Slots.places,
    "subject": _Slots.subject,
    "subjects": lambda s: joined([s.name(subject) for subject in s.drawn.subjects], s.random),
    "range": lambda s: s.in_plan(s.random.choice(("各地", "各个地方")), ("",)),
    "within": lambda s: s.in_plan("", ("中，", "里，", "里")),
    "inplan": lambda s: s.in_plan("", ("",)),
    "best": lambda s: s.drawn.operation or "",
    "more": lambda s: s.drawn.operation or "",
    "nth": lambda s: f"第{_NTH[int(s.drawn.numbers[0])]}{(s.drawn.operation or '')[1:]}",
    "order": lambda s: _ORDERS[s.drawn.operation or ""],
    "cond": lambda s: condition(s.drawn, s.random),
    "claim": lambda s: claim(s.drawn, s.comparator(), s.random),
    "to": lambda s: aim(s.comparator(), False, s.random),
    "domain": _Slots.domain,
}
"""How each slot of a template is filled; any other is a field of the query."""
