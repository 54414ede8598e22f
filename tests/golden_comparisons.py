"""Golden comparisons: what comparing and searching invented plans gives, for test_golden_comparisons.py.

golden_comparisons.txt has a heading a call and below it the JSON of the contract, a line for each thing found. It is written
anew with the golden answers (see there): `python tests/golden_answers.py`. A call is added to CALLS.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from golden_libraries import Libraries, embedder_of
from hashed_embedder import HashedEmbedder

from assistant.assistant import Assistant
from assistant.compare.findings import findings
from assistant.compare.matrix import compare
from assistant.compare.one_text import compare_text
from assistant.compare.two_plans import compare_plans
from assistant.query.indicators import resolved
from assistant.query.plans import plan_in
from index.library import Library
from index.search import Searcher
from ingest.errors import GuihuaError
from ui.records.findings import finding_record
from ui.records.matrix import matrix_record
from ui.records.one_text import text_record
from ui.records.two_plans import two_plans_record

COMPARISONS = Path(__file__).with_name("golden_comparisons.txt")
Call = tuple[str, str, tuple[Any, ...]]

NAMES = {
    "samples": ["孕产妇死亡率", "婴儿死亡率", "近视率", "儿童之家覆盖率", "剖宫产率", "5岁以下儿童贫血率", "学前教育毛入园率", "妇女常见病筛查率",
                "宫颈癌筛查率", "妇女基本医疗保险参保率", "每千人口3岁以下婴幼儿托位数", "就业人员中女性比例"],
    "made": ["孕产妇死亡率", "妇女常见病筛查率", "近视率", "剖宫产率", "人均预期寿命", "学前教育毛入园率", "儿童溺水死亡率", "牧区妇女夜校覆盖率",
             "农村卫生厕所普及率", "艾滋病母婴传播率", "户外活动时间", "5岁以下儿童贫血率", "城镇公共厕所男女厕位比例"],
    "mortality": ["婴儿死亡率", "5岁以下儿童死亡率", "儿童之家覆盖率", "近视率", "村级服务站覆盖率"],
    "counties": ["孕产妇死亡率", "妇女常见病筛查率", "宫颈癌筛查率", "乳腺癌筛查率"],
    "ageing": ["老年人体检率"],
    "faulty": ["孕产妇死亡率", "婴儿死亡率", "近视率", "孕产妇系统管理率", "九年义务教育巩固率", "农村自来水普及率"],
}  # fmt: skip
TEXTS = {
    "samples": ["流动儿童", "溺水", "心理健康", "航天", "松岚 儿童与安全 策略措施 1", "每学期组织学生学会游泳"],
    "made": ["溺水", "HPV疫苗", "流动服务站", "夜校", "近视", "柏川妇女 健康 策略措施 1", "户外活动不少于2小时"],
    "counties": ["家庭暴力", "服务站", "骨质疏松", "柳湾 健康 主要目标 2", "心理健康"],
    "known": ["没人管的孩子", "上网太多"],
}  # fmt: skip
PLANS = {
    "samples": [("云麓妇女", "望川妇女"), ("沙泉", "云麓儿童")],
    "made": [("柏川妇女", "桐坪妇女"), ("柏川儿童", "桐坪儿童"), ("柏川县妇女发展规划（2011—2020年）", "柏川县妇女发展规划（2021—2030年）"), ("柏川妇女", "芦岸"),
             ("芦岸", "柏川儿童")],
    "mortality": [("江汀", "石湾"), ("云禾", "江汀")],
    "counties": [("柳湾县妇女发展规划（2021—2030年）", "石坪妇女"), ("柳湾县妇女发展规划（2011—2020年）", "柳湾县妇女发展规划（2021—2030年）")],
}  # fmt: skip
SEARCHES = {
    "samples": ["流动儿童入学", "HPV疫苗", "a", "", "家暴告诫", "溺水", "孕产妇死亡率", "1", "马背 课堂", "火车站"],
    "known": ["孩子没人管", "上学路上", "妇女贷款"],
    "made": ["流动服务站", "经费"],
    "many": ["巡回诊室", "HPV疫苗", "人乳头瘤病毒"],
}  # fmt: skip


RETRIEVED = [
    "云麓怎么保障女职工", "各地怎么防止孩子溺水", "云麓和松岚的近视防控措施", "孩子上网", "妇女创业贷款的策略措施", "孕妇待产", "白鹭流动儿童入学；松岚心理教师", "北京怎么做",
    "各地总体要求里的男女平等",
]  # fmt: skip
SECTIONS = [
    "云麓妇女与健康领域主要目标有哪些",
    "松岚儿童与安全有哪些措施",
    "青槐妇女规划的总体要求",
    "望川有哪些领域",
    "各地健康领域",
    "孕妇的健康领域目标",
    "随便问问",
]
ASKED = [
    "孕产妇死亡率",
    "高中毛入学率",
    "近视",
    "筛查",
    "死亡率",
    "城镇女性",
    "",
    "牧草率",
    "婴儿死亡",
    "女的医保",
    "体检率",
]


def calls() -> Iterator[Call]:
    """Library, what is done, with what."""
    for library, names in NAMES.items():
        yield library, "compare", (names,)
        yield library, "compare", (names[:2], "妇女")
    yield "samples", "compare", (["癌筛查率", "托位数"],)
    yield "samples", "compare", (["火星移民率"],)
    for library, texts in TEXTS.items():
        yield from ((library, "compare --text", (text,)) for text in texts)
    yield "samples", "compare --text", ("心理健康", None, "健康")
    for library, pairs in PLANS.items():
        yield from ((library, "diff", pair) for pair in pairs)
    yield "samples", "diff", ("白鹭", "松岚", "安全", "策略措施")
    yield "samples", "diff", ("白鹭", "松岚", "航天")
    yield "samples", "diff", ("白鹭", "白鹭")
    yield from ((library, "findings", ()) for library in ("samples", "made", "mortality", "faulty"))
    for library, queries in SEARCHES.items():
        yield from ((library, "search", (query,)) for query in queries)
    yield "samples", "search", ("溺水", 3)
    yield from (("samples", "retrieve", (question, 6)) for question in RETRIEVED)
    yield from (("samples", "section", (question,)) for question in SECTIONS)
    yield from (("samples", "indicator", (name,)) for name in ASKED)


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


def _place(passage: Any) -> str:
    return f"{passage.plan.document} {passage.ordinal} {'›'.join(passage.path)}"


_ACTS: dict[str, Callable[..., Any]] = {
    "compare": _compare, "compare --text": _compare_text, "diff": _diff, "findings": _findings, "search": _search,
    "retrieve": _retrieve, "section": _section, "indicator": _indicator,
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
