"""A query in one line of Chinese: how the question was read, so that a person sees a misreading before the answer."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.query.query import Ask, Operation, Query, Range, Subject, Value

_KINDS = {"figures": "", "indicators": "逐个指标比较各地", "plans": "规划本身", "items": "条目", "digest": "概括", "presence": "各地是否写到", "contrast": "文本对照",
          "passages": "查找原文", "foreign": "与规划无关"}  # fmt: skip
"""How each kind of ask is named; figures are what is asked for mostly, and need no word."""
_ASKED = {"how": "做法", "who": "由谁", "": ""}
"""What kind of text answers."""
_VALUES = {"target": "目标值", "baseline": "现状值", "both": "目标值和现状值", "any": ""}
"""How the values that are asked for are named."""
_FIELDS = {"title": "名称", "issuer": "发文机关", "number": "文号", "date": "印发日期", "period": "规划期", "domains": "领域",
           "goals": "目标条数", "measures": "措施条数", "targets": "带数值的目标", "baselines": "写明的现状值", "held": "收录情况"}  # fmt: skip
"""How each column of the table of plans is named."""
_ACTS = {"count": "计数", "mean": "平均数", "median": "中位数", "spread": "最高与最低之差", "difference": "相差多少", "same": "是否相同",
         "complement": "谁没有", "rank": "排在第几", "confirm": "核对", "why": "原因", "change": "变化了多少", "series": "历年数值"}  # fmt: skip
"""How operations are named that need no words beside their name."""
_BY_VALUE = {"<": "低于{}", "<=": "不高于{}", ">": "高于{}", ">=": "不低于{}", "=": "与{}相同"}
_BY_STRICTNESS = {"<": "比{}更松", "<=": "不比{}更严", ">": "比{}更严", ">=": "不比{}更松", "=": "与{}相同"}
"""How those that are asked for stand to one place."""
_COMPARISONS = {"<": "低于", "<=": "不超过", ">": "超过", ">=": "不低于", "=": "等于", "between": "介于", "hard": "有具体数值的",
                "soft": "没有具体数值的", "keep": "写“保持”的", "present": "写到的", "absent": "没写的"}  # fmt: skip
"""How rows stand to what is compared with."""


def query_described(query: Query, names: Mapping[str, str]) -> str:
    """`理解：` line without its head; `names` are those of the places by their keys."""
    asks = "；".join(_ask(ask, names) for ask in query.asks) or "没有读出问题"
    notes = "".join(f"（{correction}）" for correction in query.corrections)
    return f"{asks}{notes}"


def _ask(ask: Ask, names: Mapping[str, str]) -> str:
    pieces = [_range(ask.range, names), "、".join(map(_subject, ask.subjects)), _section(ask.range), _value(ask.value),
              _KINDS[ask.kind], _ASKED[ask.form.asks] if ask.kind == "passages" else "", "、".join(_FIELDS[field] for field in ask.fields if field in _FIELDS),
              "、".join(_operation(operation, names) for operation in ask.operations)]  # fmt: skip
    return " · ".join(filter(None, pieces))


def _range(wanted: Range, names: Mapping[str, str]) -> str:
    places = "、".join(names.get(key, key) for key in wanted.places)
    missing = "、".join(f"{name}（未收录）" for name in wanted.not_held)
    where = "、".join(filter(None, [places, missing])) or "各地"
    plans = f"{wanted.audience}规划" if wanted.audience else "两份规划" if wanted.audiences else ""
    until = f"{wanted.ends}年到期" if wanted.ends else ""
    return "".join(filter(None, [where, plans, until]))


def _subject(subject: Subject) -> str:
    if subject.readings:
        return f"“{subject.words}”（可指 {'、'.join(subject.readings[:4])}）"
    if subject.lacking:
        return f"“{subject.words}”（没有这个指标，相近的是 {subject.indicator}）"
    if subject.indicator:
        return subject.indicator + (f"（{subject.scope}）" if subject.scope else "")
    return f"“{subject.words}”"


def _section(wanted: Range) -> str:
    item = f"第{wanted.item}条" if wanted.item and wanted.item > 0 else "最后一条" if wanted.item else ""
    title = wanted.domain or wanted.domain_not_held or wanted.section or ""
    return "".join(filter(None, [f"“{title}”" if title else "", wanted.part or "", item]))


def _value(value: Value) -> str:
    years = "、".join(f"{year}年" for year in value.years)
    return years + _VALUES[value.kind]


def beside_a_place(operation: Operation, name: str) -> str:
    """`低于云麓市`, `比云麓市更严`: how those that are asked for stand to one place."""
    words = _BY_STRICTNESS if operation.by == "strictness" else _BY_VALUE
    return words[operation.comparison or "="].format(name)


def _operation(operation: Operation, names: Mapping[str, str]) -> str:
    act = operation.act
    if act in ("extreme", "order") and operation.words == "time":
        if act == "order":
            return "从晚到早" if operation.descending else "从早到晚"
        return f"{f'第{operation.n}' if operation.n > 1 else '最'}{'晚' if operation.descending else '早'}"
    if act == "extreme":
        end = (
            ("最严" if operation.descending else "最松")
            if operation.by == "strictness"
            else ("最高" if operation.descending else "最低")
        )
        return f"第{operation.n}{end[1:]}" if operation.n > 1 else end
    if act == "order":
        pair = ("严", "松") if operation.by == "strictness" else ("高", "低")
        return f"从{pair[0]}到{pair[1]}" if operation.descending else f"从{pair[1]}到{pair[0]}"
    if act == "against":
        return "与国家目标比" if operation.than == "nation" else "与现状比"
    if act == "where" and operation.than == "mean" and operation.comparison:
        return _BY_VALUE[operation.comparison].format("平均数")
    if act == "where" and operation.than == "place" and operation.comparison:
        return beside_a_place(operation, "、".join(names.get(key, key) for key in operation.places))
    if act in ("where", "confirm") and operation.comparison:
        figure = f"{operation.value:g}{operation.unit or ''}" if operation.value is not None else ""
        lead = "核对" if act == "confirm" else ""
        return f"{lead}{_COMPARISONS[operation.comparison]}{figure}"
    return _ACTS.get(act, act)
