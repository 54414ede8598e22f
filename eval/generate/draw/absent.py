"""Draw questions that no plan answers: no figure, no such indicator, no such place, nothing about plans."""

from __future__ import annotations

import re
from random import Random

from eval.generate.draw.choose import audience_of, told_figure
from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held, HeldSubject, plain_words
from eval.generate.subjects import askable, plans_covered
from eval.generate.wording.words import spoken_words
from ingest.places.divisions import ancestors, with_full_name


def no_baseline(held: Held, random: Random) -> Drawn | None:
    """The present of an indicator for which the place only has a goal."""
    subject, plan, _ = told_figure(held, random)
    plans = held.plans_of(plan.region or "")
    years = sorted({row.year for rows in held.values.values() for row in rows if row.kind == "baseline" and row.year})
    before = [year for year in years if plan.start_year and year < plan.start_year]
    if any(held.rows(HeldSubject(subject.indicator), "baseline", plans)) or not before:
        return None
    return Drawn("no_baseline", (subject,), (plan.region or "",), audience_of(held, random, subject, plan), before[-1])


def draw_not_held(held: Held, random: Random) -> Drawn | None:
    """An indicator for which a plan only gives a direction, or of which it is silent."""
    subject = random.choice(askable(held))
    seen = plans_covered(held, subject)
    if len(seen.places) < 2:
        return None  # of what one place alone has nobody asks elsewhere
    soft = random.random() < 0.6
    plan = random.choice([p for p in (seen.soft if soft else seen.silent) if p.region in held.names] or [None])
    if plan is None or any(p in seen.told or p in seen.doubtful for p in held.plans_of(plan.region or "")):
        return None
    return Drawn("not_held", (subject,), (plan.region or "",), plan.audience if random.random() < 0.3 else None)


def neighbour(held: Held, random: Random) -> Drawn | None:
    """An indicator that no plan has, though one with nearly its name is there."""
    subject, plan, _ = told_figure(held, random)
    fitting = [rule for rule in spoken_words()["neighbour"] if re.fullmatch(rule["of"], subject.indicator)]
    made = (
        [f"{word}{subject.indicator}" for word in spoken_words()["other"]["modifiers"]]
        if _general(subject.indicator)
        else []
    )
    names = [name for rule in fitting for name in rule["names"]] or made
    names = [name for name in names if not _anywhere(held, name)]
    if not names:
        return None
    return Drawn("neighbour", (HeldSubject(subject.indicator),), (plan.region or "",), words=random.choice(names))


def absent_place(held: Held, random: Random) -> Drawn | None:
    """A place of which the library has no plan: another, or the superior of one that it has."""
    subject, plan, _ = told_figure(held, random)
    known = [name for names in held.names.values() for name in names]
    others = [
        place
        for place in spoken_words()["other"]["places"]
        if not any(name in place or place in name for name in known)
    ]
    divisions = [with_full_name(place) for place in held.places]
    above = [one.name for some in divisions if len(some) == 1 for one in ancestors(some[0])]
    above = [name for name in dict.fromkeys(above) if not any(name == one or name in one for one in known)]
    kinds = [names for names in (others, above) if names]
    if not kinds:
        return None
    audience = plan.audience if random.random() < 0.3 else None
    return Drawn("absent_place", (subject,), audience=audience, words=random.choice(random.choice(kinds)))


def foreign(held: Held, random: Random) -> Drawn | None:
    """Something that no plan is about."""
    return Drawn("foreign", words=random.choice(spoken_words()["foreign"]["questions"]))


def _general(indicator: str) -> bool:
    """A rate of nobody in particular, before which a population can stand: 培训后就业率, not 孕产妇死亡率."""
    return bool(re.search("率$|比例$|占比$", indicator)) and not re.search(
        "[人员妇女男儿童婴孩生户村乡镇街县区市农校产癌]|岁|覆盖|普及", indicator.removesuffix("率")
    )


def _anywhere(held: Held, name: str) -> bool:
    return any(plain_words(name) in text for text in held.texts.values()) or name in held.values
