"""A target in the plan's own words: 力争达到30%以上, 稳定在95%以上, 达到40% (which is not 40%以上)."""

from __future__ import annotations

import re

from assistant.figures.words import amount, display, misprint_note
from ingest.figures.clauses import squeeze
from ingest.register.soft import EVERYWHERE
from ingest.register.targets import Target

_VERB = re.compile(
    r"(?:力争|努力|争取|基本|分别|均|各|都|总体|逐步|稳步|持续|原则上|一般)*"
    r"(?:稳定保持在|稳定达到|稳定在|保持在|维持在|巩固在|控制在|控制到|提高到|提升到|提升至|提高至|增加到|增加至|扩大到|上升到|降低到|下降到|降至|降到|减少到|"
    r"达到或超过|达到|不低于|不少于|不小于|不高于|不超过|不大于|不多于|至少|最多|超过|高于|低于|达|保持|为|占|到)?$"
)
_PLAIN = ("为", "占", "到", "达", "")
_AFTER = {"<=": ("以下", "以内", "之内", "内"), ">=": ("及以上", "以上"), "~": ("左右", "上下")}
WHOLE = 100
"""The value of 全覆盖, in %."""
_BOUND_BEFORE = re.compile(
    r"(?:至少|不少于|不低于|最少|起码|不超过|最多|至多|不高于|不多于|超过|高于|低于)[^，。；、\d]{1,12}$"
)
"""至少建成1所: a bound with other words between it and the figure. Without any, 每天睡眠10小时 is not 10小时以上."""
_STEP = re.compile(
    r"(?:每年|年均|逐年|年)?(?:提高|增长|增加|上升|提升|递增|扩大|下降|降低|减少|缩小|缩短)(?:幅度)?"
    r"(?:不低于|不少于|不小于|不超过|不高于|至少|超过|最多)$"
)
"""每年提高不低于5%: a step with a bound of its own."""
_HOPED = re.compile(r"力争|争取|努力")


def own_words(target: Target) -> str:
    """The figure with the words before and after it that say how firmly it is set; a baseline is only its figure.

    Falls back on the plain form where the figure cannot be found in the quote (a cell of a table).
    """
    if target.value is None:
        return ""
    figure, quote = amount(target), squeeze(target.quote).text
    place = _place(figure, quote, target)
    if target.kind == "baseline" or target.base_year or target.comparator in ("decrease_by", "increase_by"):
        step = _STEP.search(quote[: place[0]]) if place and not target.base_year else None
        return f"{step.group()}{figure}{misprint_note(target)}" if step else display(target)
    if place is None:
        said = target.soft and target.value == WHOLE and EVERYWHERE in quote
        return f"{EVERYWHERE}（{display(target)}）" if said else display(target)
    before, after = quote[: place[0]], quote[place[1] :]
    verb = _verb(before)
    suffix = next((word for word in _AFTER.get(target.comparator or "", ()) if word in after), "")
    if not verb and not suffix and (target.hold or _BOUND_BEFORE.search(before)):
        return display(target)
    return f"{'' if verb in _PLAIN and suffix else verb}{figure}{suffix}{misprint_note(target)}"


def is_hoped_for(target: Target) -> bool:
    """True where the plan only strives for it: 力争达到30%以上."""
    figure, quote = amount(target), squeeze(target.quote).text
    place = _place(figure, quote, target)
    return place is not None and bool(_HOPED.search(_verb(quote[: place[0]])))


def _place(figure: str, quote: str, target: Target) -> tuple[int, int] | None:
    """Where the figure stands in the quote; a list prints the unit once (95%、96和97%)."""
    for text in (figure, figure.removesuffix(target.unit or "")):
        found = [match.span() for match in re.finditer(rf"(?<![\d.]){re.escape(text)}(?![\d.])", quote)] if text else []
        if found:
            return found[-1] if target.kind != "baseline" else found[0]
    return None


def _verb(before: str) -> str:
    """The words that lead to the figure, also past the figures of a list before it."""
    bare = re.sub(r"(?:[\d.]+(?:%|‰|/10万|[一-鿿]{0,2}?)?(?:、|和|与|及|以及))+$", "", before)
    match = _VERB.search(bare)
    return re.sub("^(?:分别|均|各|都)+", "", match.group()) if match else ""
