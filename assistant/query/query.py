"""What a question asks, as a value: whoever holds it and the library can compute the answer without the question's words."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ingest.errors import GuihuaError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Kind = Literal["figures", "indicators", "plans", "items", "digest", "presence", "contrast", "passages", "foreign"]
"""What an ask is answered from: the register, all of its indicators against each other (`indicators`), the plans as a table, or texts (a section's items, a digest of it, who
speaks of a subject, two plans against each other, single passages); `foreign` where nothing of it belongs to plans."""
Act = Literal["where", "order", "extreme", "count", "mean", "median", "spread", "difference", "same", "complement",
              "confirm", "why", "against", "change", "series", "rank"]  # fmt: skip
Comparison = Literal["<", "<=", ">", ">=", "=", "between", "hard", "soft", "keep", "present", "absent"]
Than = Literal["place", "baseline", "nation", "target", "plan", "mean"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: a name of the register, or words to look for in texts.

    `scope` is the population or kind of place that was named, word for word; `lacking` the modifier that no held name
    carries: then `indicator` is only what comes nearest. Of several `readings` the question does not say which. `searched`
    is true where search led from the words to the name.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    words: str
    indicator: str | None = None
    scope: str = ""
    lacking: str = ""
    readings: tuple[str, ...] = ()
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Which places and plans, and which part of a plan. Places are keys (see `assistant.query.places.keys`)."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    places: tuple[str, ...] = ()
    everywhere: bool = False
    area: str = ""
    not_held: tuple[str, ...] = ()
    plans_not_held: tuple[str, ...] = ()
    audience: str | None = None
    audiences: bool = False
    leaning: str | None = None
    period: tuple[int, int] | None = None
    issue: Literal["before", "current", "all"] | None = None
    ends: int | None = None
    domain: str | None = None
    domain_not_held: str = ""
    part: str | None = None
    section: str | None = None
    item: int | None = None
    refers: Literal["place", "places"] | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """Which values: goals, what was reached, both; of which years; only soft commitments."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    kind: Literal["target", "baseline", "both", "any"] = "any"
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of working out; the steps of an ask are done in their order.

    `where` keeps rows that stand to `value` (or to `than`) as `comparison` says; `extreme` takes the `n`-th from the top
    or the bottom, by value or by strictness; `difference` is between places, or to `than`.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    act: Act
    by: Literal["value", "strictness"] = "value"
    descending: bool = True
    n: int = 1
    comparison: Comparison | None = None
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    than: Than | None = None
    places: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """How long a text answer may be, whether a table was asked for, and whether how something is done or who does it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    sentences: int | None = None
    characters: int | None = None
    table: bool = False
    asks: Literal["how", "who", ""] = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of what may be several."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    kind: Kind
    text: str
    subjects: tuple[Subject, ...] = ()
    range: Range = Range()
    value: Value = Value()
    operations: tuple[Operation, ...] = ()
    fields: tuple[str, ...] = ()
    form: Form = Form()
    figure: bool = False

    def first(self, *acts: Act) -> Operation | None:
        """The first operation that is one of these."""
        return next((operation for operation in self.operations if operation.act in acts), None)


@dataclass(frozen=True, slots=True)
class Query:
    """The asks of a question, what in it was not understood, and what was read otherwise than it was typed."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    text: str
    asks: tuple[Ask, ...]
    unresolved: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    english: bool = False


def to_json(query: Query) -> dict[str, Any]:
    """The query as plain values; what is as by default is left out, so that people can read it."""
    return {"text": query.text, "asks": [_plain(ask) for ask in query.asks], "unresolved": list(query.unresolved),
            "corrections": list(query.corrections), "english": query.english}  # fmt: skip


@cache
def _adapter() -> TypeAdapter[Query]:
    from pydantic import TypeAdapter  # nothing else of a query needs it

    return TypeAdapter(Query)


def from_json(record: dict[str, Any]) -> Query:
    """The query of `to_json`; raises GuihuaError naming the first key or value that cannot be used."""
    from pydantic import ValidationError

    try:
        query = _adapter().validate_python(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "记录"
        raise GuihuaError(
            f"查询的 {where} 无法使用（{_refused(first)}），请改正后重试，字段见 docs/query.md"
        ) from error
    for operation in (operation for ask in query.asks for operation in ask.operations):
        if operation.comparison == "between" and (operation.value is None or operation.value_max is None):
            raise GuihuaError(
                "查询的 comparison 是 between，却没有写 value 和 value_max，请补上两端的数值，字段见 docs/query.md"
            )
    return query


_WANTED = {
    "missing": "没有写，而它不能省略", "unexpected": "没有这个字段", "extra": "没有这个字段", "string": "应是文字",
    "int": "应是整数", "float": "应是数字", "finite": "应是数字", "bool": "应是 true 或 false", "tuple": "应是列表 […]",
    "too": "列表的长度不对", "dataclass": "应是一组字段 {…}",
}  # fmt: skip
"""What should have stood there, by the first word of pydantic's name for what is wrong."""
_LONGEST_SHOWN = 40
"""Characters of a wrong value that a message repeats; chosen by hand, longer values are recognised by their beginning."""


def _refused(error: Any) -> str:
    """`值是 "sum"，应是 figures、plans 之一`: what stands there, and what should."""
    kind = str(error["type"]).partition("_")[0]
    if kind == "literal":
        wanted = (
            f"应是 {str(error['ctx']['expected']).replace(' or ', ', ').replace(', ', '、').replace(chr(39), '')} 之一"
        )
    else:
        wanted = _WANTED.get(kind, "不是这个字段的值")
    if kind in ("missing", "unexpected", "extra"):
        return wanted
    shown = json.dumps(error["input"], ensure_ascii=False, default=str)
    return f"值是 {shown[:_LONGEST_SHOWN]}{'…' if len(shown) > _LONGEST_SHOWN else ''}，{wanted}"


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(inner) for field, inner in held if inner != field.default}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value
