"""Pieces of a question: a figure, a bound, a place with its plan, several indicators with their common head said once."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held
from eval.generate.wording.words import spoken_words

_RATIOS = {"%": "百分之", "‰": "千分之", "/10万": "十万分之"}
_BOUNDS = {"<=": "以下", ">=": "以上", "~": "左右"}


def figure_typed(number: float, unit: str | None, random: Random | None = None) -> str:
    """A figure as people type it: 12/10万, at times 十万分之12."""
    written = f"{number:g}"
    if unit in _RATIOS and random is not None and random.random() < 0.12:
        return f"{_RATIOS[unit]}{written}"
    return f"{written}{unit or ''}"


def condition(drawn: Drawn, random: Random) -> str:
    """A threshold in words; 以上 and 以下 take the bound in."""
    first, last = (figure_typed(number, drawn.unit, random) for number in (drawn.numbers[0], drawn.numbers[-1]))
    return {
        ">": random.choice((f"高于{first}", f"超过{first}", f"大于{first}")),
        ">=": random.choice((f"不低于{first}", f"在{first}及以上", f"达到{first}以上")),
        "<": random.choice((f"低于{first}", f"小于{first}")),
        "<=": random.choice((f"不超过{first}", f"不高于{first}", f"在{first}及以下")),
        "between": random.choice((f"在{first}到{last}之间", f"介于{first}和{last}之间")),
    }[drawn.operation or ""]


def claim(drawn: Drawn, comparator: str, random: Random) -> str:
    """The figure that a question takes for granted, with the bound of the plan."""
    written = figure_typed(drawn.numbers[0], drawn.unit)
    return written + (_BOUNDS.get(comparator, "") if random.random() < 0.6 else "")


def aim(comparator: str, hold: bool, random: Random) -> str:
    """The verb of a goal: falling, rising, held."""
    if comparator == "decrease_by":
        return random.choice(("下降", "降"))
    if comparator == "increase_by":
        return random.choice(("增长", "提高"))
    if comparator == "<=":
        return random.choice(("降到", "控制在", "控制到", "降至"))
    return random.choice(("保持在", "达到") if hold else ("达到", "提高到", "到"))


def place_typed(held: Held, place: str, speech: str, random: Random) -> str:
    """The full name in official speech, else any of its forms, mostly the short one."""
    names = held.names.get(place, (place,))
    return names[0] if speech == "official" or random.random() < 0.3 else random.choice(names[1:] or names)


def plan_name(place: str, audience: str | None, speech: str, random: Random) -> str:
    """武威市妇女发展规划, 武威妇女规划, or the place alone."""
    if audience is None:
        return place
    short, long = spoken_words()["other"]["audiences"].get(audience, (f"{audience}规划",) * 2)
    return str(place) + str(long if speech == "official" or random.random() < 0.2 else short)


def joined(names: Sequence[str], random: Random) -> str:
    """Several names, their common head once where it is one that people say once: 新生儿和婴儿死亡率."""
    head = next((h for h in spoken_words()["other"]["heads"] if all(n.endswith(h) and n != h for n in names)), "")
    if random.random() < 0.25:
        head = ""
    *others, last = [name.removesuffix(head) for name in names]
    return f"{'、'.join(name.removesuffix('的') for name in others)}{random.choice(('和', '、', '与'))}{last}{head}"
