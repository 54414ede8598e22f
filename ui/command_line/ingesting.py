"""`guihua ingest`: brings files in, with a bar for people, and ends with what was skipped and why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.library import Library
from ingest.errors import GuihuaError
from ingest.parallel.readers import SECONDS
from ingest.vocabulary.pack import load_pack
from ui.command_line.progress import progress_bar
from ui.command_line.settings import Settings, note, print_json
from ui.records.plans import outcome_record

STATUS = {"added": "新增", "updated": "更新", "unchanged": "未变", "skipped": "跳过"}


@dataclass(frozen=True, slots=True)
class Wish:
    """How the files are brought in: from scratch, as plans of one place, within what time a file, by how many
    processes (None: one a core), with the words of which pack (None: those of the library)."""

    rebuild: bool = False
    region: str | None = None
    seconds: float = SECONDS
    processes: int | None = None
    pack: str | None = None


def ingest(settings: Settings, paths: Sequence[Path], wish: Wish, *, as_json: bool) -> bool:
    """Bring files in; False where not one file could be taken in."""
    started = time.perf_counter()
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise GuihuaError(f"路径不存在：{missing[0]}，没有收录任何文件，请检查路径")
    if wish.pack is not None:
        load_pack(wish.pack)  # one that cannot be read leaves no empty library behind
    with Library(settings.library, create=True) as library:
        outcomes = _bring_in(library, settings, paths, wish, quiet=as_json)
        stale = [stored.name for stored in library.documents() if not stored.current]
    seconds = round(time.perf_counter() - started, 3)
    if as_json:
        print_json({"documents": outcomes, "seconds": seconds})
    elif not outcomes:
        print("没有可收录的文件")
    else:
        print(_counted(outcomes) + f"，用时 {seconds:.1f} 秒")
    skipped = [record for record in outcomes if record["status"] == "skipped"]
    for record in skipped:
        note(f"跳过 {record['document']}：{record['reason']}")
    if stale:
        note(f"还有 {len(stale)} 份文件是用别的词汇包或旧版程序读的，请再收录一次：{'、'.join(stale)}")
    if wish.rebuild and not any(record["status"] in ("added", "updated") for record in outcomes):
        note("没有一份文件可以收录，资料库没有清空，还是原来的内容")
    return not outcomes or len(skipped) < len(outcomes)


def watch(settings: Settings, folder: Path, wish: Wish) -> None:
    """Bring a folder in and keep the library like it, until Ctrl-C: new, changed and removed files."""
    from index.build import remove_gone
    from ui.command_line.watching import changes_of, until_interrupted

    if not folder.is_dir():
        raise GuihuaError(f"{folder} 不是文件夹，--watch 要一个文件夹")
    ingest(settings, [folder], wish, as_json=False)
    told: dict[str, str | None] = {}
    note(f"正在看着 {folder}，按 Ctrl-C 结束")
    with until_interrupted() as stop:
        for _ in changes_of(folder, stop):
            try:
                with Library(settings.library, create=True) as library:
                    for name in remove_gone(library, folder):
                        print(f"移出  {name}", flush=True)
                    outcomes = _bring_in(library, settings, [folder], wish, quiet=True)
            except GuihuaError:
                if folder.is_dir():
                    raise
                note(f"{folder} 现在不在，资料库不变，等它回来")
                continue
            for record in outcomes:
                if record["status"] in ("added", "updated"):
                    _print_outcome(record)
                elif record["status"] == "skipped" and record["reason"] != told.get(record["document"]):
                    note(f"跳过 {record['document']}：{record['reason']}")
            told = {record["document"]: record["reason"] for record in outcomes}


def _bring_in(library: Library, settings: Settings, paths: Sequence[Path], wish: Wish, *, quiet: bool) -> list[dict[str, Any]]:  # fmt: skip
    from index.build import ingest as build

    records = []
    with progress_bar(lines=quiet) as bar:
        outcomes = build(
            library, paths, settings.open_embedder, rebuild=wish.rebuild, region=wish.region, pack=wish.pack,
            processes=wish.processes, seconds=wish.seconds, notify=bar.show,
        )  # fmt: skip
        for outcome in outcomes:
            records.append(outcome_record(outcome, library))
            if not quiet:
                _print_outcome(records[-1])
    return records


def _counted(outcomes: Sequence[dict[str, Any]]) -> str:
    counts = {word: sum(record["status"] == status for record in outcomes) for status, word in STATUS.items()}
    return "，".join(f"{word} {count} 份" for word, count in counts.items() if count)


def _print_outcome(record: dict[str, Any]) -> None:
    print(f"{STATUS[record['status']]}  {record['document']}")
    for plan in record["plans"]:
        period = f"{plan['start_year']}—{plan['end_year']}年" if plan["start_year"] else "规划期未写明"
        name = plan["audience"] or plan["title"] or ""
        print(f"      {plan['region'] or '地方未识别'} {name} {period}，{len(plan['domains'])} 个领域")
    for warning in record["warnings"]:
        print(f"      注意：{warning}", flush=True)
