"""A query in one short line for tables of tests: `figures 孕产妇死亡率 @云麓市 target extreme↓`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.assistant import Assistant
from assistant.query.query import Ask, Operation, Query


def read_briefly(assistant: Assistant, question: str, history: Sequence[str] = ()) -> str:
    """How the assistant reads a question: its asks, `?` before words that it did not understand."""
    return briefly(assistant.read(question, history))


def briefly(query: Query) -> str:
    """Each ask, and what is unresolved."""
    return "; ".join([*map(_ask, query.asks), *(f"?{word}" for word in query.unresolved)])


def _ask(ask: Ask) -> str:
    wanted = ask.range
    subjects = "、".join(
        f"no:{s.words}~{s.indicator or ''}"
        if s.lacking
        else f"{s.indicator or s.words}{f'（{s.scope}）' if s.scope else ''}"
        for s in ask.subjects
    )
    places = "、".join([*wanted.places, *(f"-{name}" for name in wanted.not_held)])
    audience = wanted.audience or ("both" if wanted.audiences else "")
    item = f"#{wanted.item}" if wanted.item else ""
    section = "/".join(filter(None, [wanted.domain, wanted.section, wanted.part])) + item
    years = "+".join(map(str, ask.value.years))
    value = "" if ask.value.kind == "any" else ask.value.kind
    until = f"until{wanted.ends}" if wanted.ends else ""
    pieces = [ask.kind, subjects, f"@{places or '*'}{':' + audience if audience else ''}", section, until, value, years,
              *ask.fields, *map(_operation, ask.operations)]  # fmt: skip
    return " ".join(filter(None, pieces))


def _operation(operation: Operation) -> str:
    figure = f"{operation.value:g}" if operation.value is not None else ""
    upper = f"-{operation.value_max:g}" if operation.value_max is not None else ""
    arrow = ("↓" if operation.descending else "↑") if operation.act in ("extreme", "order") else ""
    strict = "strict" if operation.by == "strictness" else ""
    beside = "@" + "、".join(operation.places) if operation.act == "where" and operation.places else ""
    n = str(operation.n) if operation.n > 1 else ""
    return f"{operation.act}{strict}{arrow}{n}{operation.comparison or ''}{figure}{upper}{operation.unit or ''}{':' + operation.than if operation.than else ''}{beside}"
