"""What each command does: calls the library and prints, for people or as the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.plan_words import in_domain, told_path
from assistant.query.query import from_json
from assistant.tell.answer import Answer
from index.library import Library
from ingest.errors import GuihuaError
from ui.command_line.settings import Filters, Settings, note, print_json, use_utf8
from ui.records.answers import answer_record
from ui.records.plans import library_record, passage_record, plan_record
from ui.records.text import as_json_line
from ui.wording.places import page_or_paragraph

HIGHEST_PORT = 65_536
"""One more than the largest number of a port."""


def demo(settings: Settings, host: str, port: int, open_browser: bool) -> None:
    """Fill the library with the bundled sample plans and open the page."""
    from ingest.samples import sample_files
    from ui.command_line.ingesting import Wish, ingest

    ingest(settings, sample_files(), Wish(), as_json=False)
    serve(settings, host, port, open_browser)


def remove(settings: Settings, documents: Sequence[str]) -> None:
    """Take documents out of the library."""
    from index.sqlite import schema

    with Library(settings.library) as library, schema.only_writer(settings.library):
        library.remove(documents)
    print(f"已移出 {len(documents)} 份文档")


def status(settings: Settings, *, as_json: bool) -> None:
    """What the library holds."""
    with Library(settings.library) as library:
        record = library_record(library)
    if as_json:
        print_json(record)
        return
    print(
        f"资料库 {settings.library}：{len(record['documents'])} 份文档，{record['passages']} 个条目，{record['targets']} 条量化表述，词汇包 {record['pack']}"
    )
    for document in record["documents"]:
        print(f"  {document['document']}（{document['characters']} 字，识别 {document['coverage']:.1%}）")
        for plan in document["plans"]:
            print(f"    {plan['title'] or (plan['region'] or '') + (plan['audience'] or '') + '（无标题）'}")


def outline(settings: Settings, document: str | None, *, as_json: bool) -> None:
    """The plans found and their outline."""
    with Library(settings.library) as library:
        if document is not None:
            library.document(document)  # the sentence about an unknown name
        plans = [plan for plan in library.every_plan if document in (None, plan.document)]
        records = [plan_record(plan, library.passages([plan])) for plan in plans]
    if as_json:
        print_json(records)
        return
    for record in records:
        print(f"{record['title'] or '（无标题）'}  [{record['document']}]")
        for domain in record["domains"]:
            print(f"  {domain['title']}：主要目标 {domain['goals']} 条，策略措施 {domain['measures']} 条")


def search(settings: Settings, query: str, k: int, filters: Filters, *, as_json: bool) -> None:
    """Ranked passages; GuihuaError where nothing is searched for."""
    from index.search import Searcher

    if not query.strip():
        raise GuihuaError("没有给出要查找的内容，请写出几个词，如 guihua search 育儿假")
    with Library(settings.library) as library:
        plans = filters.plans(library)
        wanted = k if filters.domain is None else max(k * 10, 100)
        hits = Searcher(library, settings.open_embedder).search(query, wanted, plans) if plans else []
    hits = [hit for hit in hits if filters.domain is None or in_domain(hit.passage, filters.domain)][:k]
    if as_json:
        print_json([passage_record(hit.passage, hit.score) for hit in hits])
        return
    for number, hit in enumerate(hits, 1):
        passage = hit.passage
        print(f"{number}. {passage.plan.label} › {told_path(passage.path)}\n   {passage.text.strip()}\n")
    if not hits:
        print("没有找到")


def ask(settings: Settings, question: str, *, as_json: bool) -> None:
    """One cited answer."""
    from assistant.assistant import Assistant

    with Library(settings.library) as library:
        answer = Assistant(library, settings.open_embedder).ask(question)
    _show(answer, as_json=as_json)


def ask_query(settings: Settings, file: Path, *, as_json: bool) -> None:
    """One cited answer to a query that somebody wrote, or that another answer held."""
    from assistant.assistant import Assistant

    record = _record(file)
    inner = record.get("query")  # a whole answer of --json holds its query
    query = from_json(inner if isinstance(inner, dict) and "asks" not in record else record)
    with Library(settings.library) as library:
        answer = Assistant(library, settings.open_embedder).run(query)
    _show(answer, as_json=as_json)


def _show(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print_json(answer_record(answer))
    else:
        print(_as_text(answer))


def _record(file: Path) -> dict[str, Any]:
    try:
        record = json.loads(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise GuihuaError(f"无法读取查询文件 {file}（{type(error).__name__}），请检查路径与编码（UTF-8）") from error
    except ValueError as error:
        raise GuihuaError(f"查询文件 {file} 不是 JSON，请改正后重试，格式见 docs/query.md") from error
    if not isinstance(record, dict):
        raise GuihuaError(f"查询文件 {file} 里不是一个 JSON 对象，请改正后重试，格式见 docs/query.md")
    return record


def ask_batch(settings: Settings, batch: Path) -> None:
    """An answer a line for the questions of a JSONL file."""
    from assistant.assistant import Assistant

    questions = list(_questions(batch))
    use_utf8()
    with Library(settings.library) as library:
        assistant = Assistant(library, settings.open_embedder)
        for entry in questions:
            answer = assistant.ask(entry["question"], entry.get("history") or [])
            print(as_json_line(answer_record(answer, entry.get("id"))), flush=True)


def _questions(batch: Path) -> Iterable[dict[str, Any]]:
    try:
        lines = batch.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GuihuaError(f"无法读取题目文件 {batch}（{type(error).__name__}），请检查路径与编码（UTF-8）") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise GuihuaError(f"{batch} 第 {number} 行不是 JSON，请改正后重试") from error
        if not isinstance(entry, dict) or not isinstance(entry.get("question"), str) or not entry["question"].strip():
            raise GuihuaError(f'{batch} 第 {number} 行没有 "question"，请改正后重试')
        history = entry.get("history") or []
        if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
            raise GuihuaError(f'{batch} 第 {number} 行的 "history" 不是文字列表，请改正后重试')
        yield entry


def _as_text(answer: Answer) -> str:
    lines = [f"理解：{answer.understood}"] if answer.understood else []
    lines.append(answer.text)
    if answer.citations:
        lines.append("\n出处：")
    for citation in answer.citations:
        also = "".join(f"；另见 {other.document}{page_or_paragraph(other)}" for other in citation.also)
        lines.append(
            f"[{citation.number}] {citation.plan} › {told_path(citation.path)}（{citation.document}{page_or_paragraph(citation)}{also}）\n    “{citation.quote}”"
        )
    return "\n".join(lines)


def serve(settings: Settings, host: str, port: int, open_browser: bool) -> None:
    """The web page."""
    from ui.page.app import serve as serve_page

    if not 0 < port < HIGHEST_PORT:
        raise GuihuaError(f"端口 {port} 不可用，请用 --port 给出 1 到 {HIGHEST_PORT - 1} 之间的数字")
    serve_page(settings.library, settings.open_embedder, host=host, port=port, open_browser=open_browser)


def evaluate(settings: Settings, dataset: Path | None, count: int | None, seed: int, *, as_json: bool) -> None:
    """Scores of the assistant: on `count` questions generated over the library, on a dataset over it, else on the sample
    questions over the sample plans."""
    from eval.generate import report
    from eval.generate.run import over_library
    from eval.report import evaluation_json, show
    from eval.run import main_eval

    if count is not None:
        outcome = over_library(settings.library, settings.open_embedder, count, seed, note)
        print_json(report.generated_json(outcome)) if as_json else report.show_generated(outcome)
        return
    result = main_eval(settings.library, dataset, open_embedder=settings.open_embedder, notify=note)
    if as_json:
        print_json(evaluation_json(result))
    else:
        show(result)
