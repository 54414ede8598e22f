"""Golden comparisons: what comparing and searching invented plans gives, for test_golden_comparisons.py.

golden_comparisons.txt has a heading a call and below it the JSON of the contract, a line for each thing found. It is written
anew with the golden answers (see there): `python tests/golden_answers.py`. The calls stand in golden_calls.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from golden_calls import Call, calls
from golden_libraries import Libraries, embedder_of
from hashed_embedder import HashedEmbedder

from assistant.assistant import Assistant
from assistant.compare.findings import findings
from assistant.compare.matrix import compare
from assistant.compare.one_text import compare_text
from assistant.compare.two_plans import compare_plans
from assistant.query.indicators import resolved
from assistant.query.places.read import plans_of
from assistant.query.plans import item_named, plan_in
from index.library import Library
from index.search import Searcher
from ingest.errors import GuihuaError
from ui.records.findings import finding_record
from ui.records.matrix import matrix_record
from ui.records.one_text import text_record
from ui.records.two_plans import two_plans_record

COMPARISONS = Path(__file__).with_name("golden_comparisons.txt")


def lines(call: Call, library: Library) -> list[str]:
    """The heading of a call and what it gives."""
    name, act, given = call
    head = f"# {name}｜{act} {json.dumps(given, ensure_ascii=False)}"
    try:
        return [head, *_printed("", _ACTS[act](library, embedder_of(name), *given))]
    except GuihuaError as error:
        return [head, f"错 {error}"]


def held() -> dict[str, list[str]]:
    """The lines of the file, by their headings."""
    found: dict[str, list[str]] = {}
    for line in COMPARISONS.read_text("utf-8").splitlines():
        if line.startswith("# "):
            found[line] = []
        found[next(reversed(found))].append(line)
    return found


def record(libraries: Libraries) -> None:
    """Write the file."""
    every = [line for call in calls() for line in lines(call, libraries.of(call[0])[0])]
    COMPARISONS.write_text("\n".join(every) + "\n", "utf-8")


def _compare(library: Library, embedder: HashedEmbedder, names: list[str], audience: str | None = None) -> Any:
    return matrix_record(compare(library, names, audience, lambda: embedder))


def _compare_text(library: Library, embedder: HashedEmbedder, text: str, *within: str | None) -> Any:
    return text_record(compare_text(library, text, lambda: embedder, *within))


def _diff(library: Library, _: HashedEmbedder, left: str, right: str, *within: str) -> Any:
    return two_plans_record(compare_plans(library, plan_in(left, library), plan_in(right, library), *within))


def _findings(library: Library, _: HashedEmbedder) -> Any:
    return [finding_record(finding) for finding in findings(library.register(), library.pack)]


def _search(library: Library, embedder: HashedEmbedder, query: str, k: int = 10) -> Any:
    searcher = Searcher(library, lambda: embedder)
    hits = searcher.search(query, k)
    each = searcher.search_each(query, 2, [[plan] for plan in library.plans[:3]])
    return {
        "hits": [f"{hit.score:.6f} {_place(hit.passage)}" for hit in hits],
        "each": [[f"{hit.score:.6f} {_place(hit.passage)}" for hit in group] for group in each],
        "evidence": f"{searcher.evidence(query):.4f}",
        "nearness": f"{searcher.nearness(query):.3f}",
        "in the last plan": f"{searcher.evidence(query, library.plans[-1:]):.4f}",
    }


def _retrieve(library: Library, embedder: HashedEmbedder, question: str, k: int) -> Any:
    return [_place(passage) for passage in Assistant(library, lambda: embedder).retrieve(question, k)]


def _section(library: Library, embedder: HashedEmbedder, question: str) -> Any:
    return [_place(passage) for passage in Assistant(library, lambda: embedder).section(question)]


def _indicator(library: Library, _: HashedEmbedder, name: str) -> Any:
    return resolved(library, name)


def _plan(library: Library, _: HashedEmbedder, name: str) -> Any:
    return plan_in(name, library).document


def _item(library: Library, _: HashedEmbedder, name: str) -> Any:
    found = item_named(name, library)
    return _place(found) if found else "不是条目"


def _plans_of(library: Library, _: HashedEmbedder, place: str) -> Any:
    return [plan.document for plan in plans_of(place, library.plans)]


def _place(passage: Any) -> str:
    return f"{passage.plan.document} {passage.ordinal} {'›'.join(passage.path)}"


_ACTS: dict[str, Callable[..., Any]] = {
    "compare": _compare, "compare --text": _compare_text, "diff": _diff, "findings": _findings, "search": _search,
    "retrieve": _retrieve, "section": _section, "indicator": _indicator,
    "plan": _plan, "item": _item, "plans of": _plans_of,
}  # fmt: skip


def _printed(lead: str, value: Any) -> Iterator[str]:
    """JSON as lines: lists of records are opened, a record without lists of records is one line; what is empty is left out."""
    if isinstance(value, list):
        for each in value:
            yield from _printed(lead, each)
    elif not isinstance(value, dict):
        yield f"{lead}{value}"
    elif "indicator_raw" in value or "id" in value:
        yield f"{lead}{_short(value)}"
    else:
        flat = {key: each for key, each in value.items() if not _deep(each)}
        yield f"{lead}{_line(flat)}"
        for key, each in value.items():
            if key == "changes" and each:
                yield f"{lead} 改 {''.join(map(_stretch, each)).replace(chr(10), '⏎')}"
            elif _deep(each):
                yield f"{lead} {key}:"
                yield from _printed(f"{lead}  ", each)


def _deep(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict | list) and not _span(each) for each in value)


def _span(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, int) for each in value)


def _line(value: dict[str, Any]) -> str:
    kept = {key: _short(each) for key, each in value.items() if each not in (None, [], "", False, {})}
    return "｜".join(f"{key} {each}" for key, each in kept.items())


def _short(value: Any) -> Any:
    """Rows of the register, items and figures of the nation by what tells them from others."""
    if isinstance(value, dict) and "indicator_raw" in value:
        return _row(value)
    if isinstance(value, dict) and "id" in value:
        told = value.get("quote") or value["text"]
        marks = f"{value['page'] or ''}{value.get('quote_spans', '')}{'*' * value.get('names_it', False)}"
        return f"{value['id']} {marks} {' ⏎ '.join(told.splitlines())}"
    if isinstance(value, dict) and "read" in value:
        return f"{value['comparator']}{value['value']}{value['unit']} {value['year']} {value['document']}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _stretch(words: dict[str, str]) -> str:
    if words["side"] == "both":
        return words["left"]
    return f"[-{words['left']}-]" if words["side"] == "left" else f"[+{words['right']}+]"


def _row(row: dict[str, Any]) -> str:
    value = f"{row['comparator']} {row['value']} {row['unit']} {row['year']}"
    return f"{row['document']} {row['spans']} {row['kind']} {row['indicator']}｜{row['scope']}｜{value}"
