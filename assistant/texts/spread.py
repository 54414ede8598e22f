"""A section in very many plans: not item against item, but figure by figure, where the plans lie and who stands at the ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.figures.words import display
from assistant.query.query import Ask
from assistant.run.ranges import PlaceInRange
from assistant.tell.accounting import called
from assistant.tell.answer import Computed, Coverage, Draft, Silent, Statement
from assistant.tell.sources import Sources
from assistant.texts.sections import in_section
from index.library import Library
from ingest.plan import Plan
from ingest.register.targets import Target

FEWEST = 2
"""Plans that set a figure from which it is compared."""
PlacePlan = tuple[PlaceInRange, Plan]
FigureKey = tuple[str, str | None, str, str | None]


def spread_of_texts(ask: Ask, rows: Sequence[PlacePlan], library: Library, sources: Sources) -> Draft:
    """For each figure that several of the plans set in the section: how many set it, the lowest and the highest."""
    places = {plan.address: place for place, plan in rows}
    figures: dict[FigureKey, dict[tuple[str, int], Target]] = {}
    for target in library.register([plan for _, plan in rows]):
        if target.kind != "baseline" and target.value is not None and in_section(ask.range, target.passage):
            bound = str(target.comparator)
            key = (target.indicator, target.scope, bound, target.unit_intended or target.unit)
            figures.setdefault(key, {}).setdefault(target.passage.plan.address, target)
    common = {key: held for key, held in figures.items() if len(held) >= FEWEST}
    varying = {key: held for key, held in common.items() if len({target.value for target in held.values()}) > 1}
    setting = {address for held in figures.values() for address in held}
    head = f"{len(rows)}份规划里两份以上都有的数值有{len(common)}项，其中各地不同的{len(varying)}项、相同的{len(common) - len(varying)}项。"
    computed = [
        Computed("比较的规划数", len(rows), "份", (), "allowance"), Computed("共有的数值", len(common), "项", ()),
        Computed("各地不同的数值", len(varying), "项", ()), Computed("各地相同的数值", len(common) - len(varying), "项", ()),
    ]  # fmt: skip
    statements = [Statement(head, ()), *_years(rows, computed)]
    for key, held in sorted(common.items(), key=lambda entry: (entry[0] not in varying, -len(entry[1]))):
        statements.append(_line(key, held, places, len(rows), sources, computed))
    silent = [Silent(place.name, plan.audience, plan.label, "not_quantified")
              for place, plan in rows if plan.address not in setting]  # fmt: skip
    coverage = Coverage(len(rows), len(setting), tuple(silent))
    return Draft("answered" if common else "not_found", tuple(statements), computed=tuple(computed), coverage=coverage)


def _years(rows: Sequence[PlacePlan], computed: list[Computed]) -> list[Statement]:
    """That the plans end in different years, where they do: figures for different years are no contest."""
    ends = Counter(plan.end_year for _, plan in rows if plan.end_year)
    if len(ends) < 2:
        return []
    for year, count in ends.items():
        computed += [Computed(f"规划期到{year}年的规划数", count, "份", (), "allowance")]
    told = "、".join(f"到{year}年的{count}份" for year, count in sorted(ends.items()))
    return [Statement(f"目标年不同：{told}，数值的高低要结合年份看。", ())]


def _line(
    key: FigureKey, held: dict[tuple[str, int], Target], places: dict[tuple[str, int], PlaceInRange], plans: int, sources: Sources,
    computed: list[Computed],
) -> Statement:  # fmt: skip
    name = f"{key[1] or ''}{key[0]}"
    values = sorted({target.value or 0.0 for target in held.values()})
    ends = [values[0]] if len(values) == 1 else [values[0], values[-1]]
    pieces, numbers = [], []
    for value, word in zip(ends, ("最低", "最高") if len(ends) > 1 else ("都是",), strict=True):
        of_it = [target for target in held.values() if target.value == value]
        numbers.append(sources.cite_targets([of_it[0]]))
        owner = called(of_it[0].passage.plan, places[of_it[0].passage.plan.address])
        computed.append(Computed(f"{name}{word}的规划数", len(of_it), "份", (numbers[-1],), "allowance"))
        pieces.append(
            f"{word}{display(of_it[0])}（{owner}[{numbers[-1]}]{f'等{len(of_it)}份' if len(of_it) > 1 else ''}）"
        )
    computed.append(Computed(f"有{name}数值的规划数", len(held), "份", (), "allowance"))
    without = "" if len(held) == plans else f"，有数值的{len(held)}份"
    return Statement(f"{name}：{'，'.join(pieces)}{without}。", tuple(dict.fromkeys(numbers)))
