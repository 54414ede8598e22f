"""Statements, and what a clause may take from those before it: the year, the topic, the subjects that were named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.figures.clauses import Clause
from ingest.figures.dashes import DASHES
from ingest.figures.quantity import Comparator, Quantity
from ingest.register.outlook import end_of_five_years, foresees, relative_year
from ingest.vocabulary.pack import Pack


@dataclass(frozen=True, slots=True)
class FigureStatement:
    """One indicator with one figure, or with none. Offsets are into the squeezed text of the passage.

    `raw` are the words of the plan, `name` what they measure where they do not say it by themselves; `past` is True
    for a value that was, None where the place in the plan decides; `printed` the words of the figure.
    """

    raw: str
    name: str
    scope: str | None
    quantity: Quantity | None
    comparator: Comparator
    hold: bool
    base_year: int | None
    year: int | None
    past: bool | None
    start: int
    end: int
    printed: str | None = None
    soft: bool = False
    reached: bool = False
    """Told by 达到, 降到, 保持在 and the like: what is to come, not what is to be done."""
    bounded: bool = False
    """Told by 超过, 突破 and the like: a bound also where it was."""


@dataclass(slots=True)
class Context:
    """What a clause may take from those before it in the same passage; `looks_back` in a preface.

    `title` is the short first sentence of a measure (办好家长学校。); in `goals` the year with which a sentence begins
    (到2025年) holds for those that follow in the paragraph, `until` another one begins.
    """

    pack: Pack
    region_names: tuple[str, ...] = ()
    looks_back: bool = False
    title: str = ""
    own_year: int | None = None
    sentence: int = -1
    stop: int = -1
    sentence_start: int = 0
    year: int | None = None
    as_of: int | None = None
    last: FigureStatement | None = None
    recent: list[FigureStatement] = field(default_factory=list)
    recent_clause: int = -1
    topic: str = ""
    before: str = ""
    before_start: int = 0
    from_year: int | None = None
    aims: bool = False
    goals: bool = False
    until: int | None = None

    def enter(self, clause: Clause) -> None:
        """Forget subjects at a new sentence; in a preface the year of 截至2020年底 stays for the paragraph."""
        if clause.sentence != self.sentence:
            self.sentence, self.last, self.topic, self.before = clause.sentence, None, "", ""
            self.sentence_start = clause.start
        if clause.stop != self.stop:
            self.stop, self.year, self.from_year, self.recent, self.aims = clause.stop, self.until, None, [], False
        if (
            "年" not in clause.text
            and "五" not in clause.text
            and "目标" not in clause.text
            and "把" not in clause.text
            and "将" not in clause.text
            and "末" not in clause.text
        ):
            return  # most clauses tell neither a time nor a topic
        self.aims = self.aims or bool(_AIM.search(clause.text))
        self._tell_the_time(clause)
        if topic := _TOPIC.search(clause.text):
            self.topic = topic.group(1)

    def _tell_the_time(self, clause: Clause) -> None:
        """The year that a clause names holds for it and for those after it."""
        if _END_OF_PLAN.match(clause.text):
            self.year = self.until = None  # after 到2025年达到55%: the end of the plan is no longer 2025
            return
        foreseen = foresees(clause.text, self.pack.outlook)
        first = clause.start == self.sentence_start
        if not foreseen and (as_of := _AS_OF.search(clause.text)):
            self.as_of = int(as_of.group(1) or as_of.group(2))
        if opening := _OPENING_YEAR.match(clause.text):
            self.year = int(opening.group(1) or opening.group(2))
            self.as_of = self.year if self.looks_back and not foreseen else self.as_of
            if self.goals and opening.group(1) and first:
                self.until = self.year  # 到2025年，体系更加健全。床位数达到600张。
        elif first and (bare := _BARE_YEAR.match(clause.text)):
            self.year = int(bare.group(1))
        elif span := _SPAN.match(clause.text):
            self.from_year, self.year = int(span.group(1)), int(span.group(2))
        else:
            told = end_of_five_years(clause.text) or relative_year(clause.text, self.own_year, self.pack.outlook)
            self.year = told or self.year

    def leave(self, clause: Clause) -> None:
        """Remember the clause as the one before."""
        self.before, self.before_start = clause.text, clause.start


_END_OF_PLAN = re.compile(r"(?:到|至)?(?:(?:本)?规划(?:实施)?期?|期)末")
_AIM = re.compile(r"目标(?:是|为|：)")
_AS_OF = re.compile(r"(?:截至|截止到?)(\d{4})年|(?:到|至)(\d{4})年(?:末|底|年末|年底)")
_OPENING_YEAR = re.compile(
    r"(?:预计)?(?:(?:到|至|截至|截止到?|展望)((?:19|20)\d\d)年(?:末|底|年末|年底)?，?|((?:19|20)\d\d)年(?:末|底|年末|年底|全年)?，)"
)
_BARE_YEAR = re.compile(
    rf"((?:19|20)\d\d)年(?!的|度|[{DASHES}至到以之前后来初第]|\d|水平|数据|比|较|相比|远景|目标)(?=[^，]*\d)"
)
"""2025年入园率达到95%，巩固率达到98%: the year holds for both."""
_SPAN = re.compile(rf"(?:从|自)?((?:19|20)\d\d)年?(?:至|到|[{DASHES}]+)((?:19|20)\d\d)年(?:间|期间|底|末)*(?:，|$)")
"""2016年至2020年，…从X降到Y: the years of the first value and of the last."""
_TOPIC = re.compile(r"(?:将|把)([^，]{2,16}?)(?:作为|纳入|列入|融入|贯穿)")
