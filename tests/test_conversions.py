"""The five real files in other formats give the outline and the passages of the plain text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import conversions
import conversions_pdf
import pytest
from conversions import Paragraph
from reading import check_passages

from ingest.pipeline import LOWEST_COVERAGE, Reading, read_plans
from ingest.readers import read_bytes, read_file
from ui.records import plan_record

LEAST_SAME = 0.99
"""Share of the passages that must be those of the plain text file."""
FILES = 5


@cache
def plain(path: Path) -> Reading:
    """The reading of the plain text file."""
    return read_plans(read_file(path))


@cache
def sources(corpus: Path) -> dict[str, list[Paragraph]]:
    """The lines of each real file, by its name without ending."""
    paths = sorted(corpus.glob("*.txt"))
    assert len(paths) == FILES
    return {path.stem: conversions.paragraphs_of(plain(path)) for path in paths}


def squeezed(text: str) -> str:
    return "".join(text.split())


def passages(reading: Reading) -> list[tuple[str | None, str, int | None, str]]:
    """What is compared of a passage: its domain, part, number and words."""
    return [(p.domain, p.part, p.item, squeezed(p.text)) for p in reading.passages]


def share_of_same(wanted: Reading, found: Reading) -> float:
    """Share of the passages that stand in both readings in the same order; what is too much counts as well."""
    first, second = passages(wanted), passages(found)
    same = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    return same / max(len(first), len(second))


def check(corpus: Path, files: dict[str, bytes], ending: str, scratch: Path) -> dict[str, Reading]:
    """Read the converted files; outlines, passages, coverage and spans must be right."""
    assert len(files) == FILES
    readings = {name: read_plans(read_bytes(content, f"{name}.{ending}")) for name, content in files.items()}
    records = []
    for reading in readings.values():
        check_passages(reading)
        records += [plan_record(plan, [p for p in reading.passages if p.plan is plan]) for plan in reading.plans]
    shared = corpus.parent
    found = scratch / "outlines.json"
    found.write_text(json.dumps(records), "utf-8")
    command = [sys.executable, shared / "tools" / "score_outline.py", shared / "gold" / "outlines.json", found]
    score = subprocess.run(command, capture_output=True, text=True, check=False)
    assert score.returncode == 0, score.stdout + score.stderr
    assert "outline right=84/84 extra_plans=0" in score.stdout
    for name, reading in readings.items():
        same = share_of_same(plain(corpus / f"{name}.txt"), reading)
        assert same >= LEAST_SAME, f"{name}: {same:.4f}"
        assert reading.coverage >= LOWEST_COVERAGE
    return readings


def running(name: str) -> str:
    return f"人民政府公报{name[:3]}"


# --- Word


WORD: dict[str, Callable[[list[Paragraph]], bytes]] = {
    "heading styles": lambda paragraphs: conversions.docx(paragraphs, styles=True, running="人民政府公报"),
    "plain paragraphs": conversions.docx,
    "automatic numbering": lambda paragraphs: conversions.docx(paragraphs, automatic=True),
}


@pytest.mark.parametrize("kind", WORD)
def test_word(kind: str, corpus: Path, tmp_path: Path) -> None:
    files = {name: WORD[kind](paragraphs) for name, paragraphs in sources(corpus).items()}
    check(corpus, files, "docx", tmp_path)


# --- PDF


@pytest.mark.parametrize("columns", [1, 2])
def test_pdf(columns: int, corpus: Path, tmp_path: Path) -> None:
    prints = {
        name: conversions_pdf.printed(paragraphs, running=running(name), columns=columns)
        for name, paragraphs in sources(corpus).items()
    }
    readings = check(corpus, {name: found.content for name, found in prints.items()}, "pdf", tmp_path)
    for name, reading in readings.items():
        assert pages_of(reading) == printed_pages(reading, prints[name])


def pages_of(reading: Reading) -> list[int | None]:
    return [passage.page for passage in reading.passages]


def printed_pages(reading: Reading, printed: conversions_pdf.Printed) -> list[int]:
    """The page on which the first character of each passage was printed."""
    text = "".join(squeezed(line) for _, line in printed.lines)
    on_page = [page for page, line in printed.lines for _ in squeezed(line)]
    pages, position = [], 0
    for passage in reading.passages:
        position = text.index(squeezed(passage.text), position)
        pages.append(on_page[position])
        position += len(squeezed(passage.text))
    return pages


# --- Web pages


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_web_pages(charset: str, corpus: Path, tmp_path: Path) -> None:
    files = {name: conversions.web_page(paragraphs, charset) for name, paragraphs in sources(corpus).items()}
    check(corpus, files, "html", tmp_path)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_saved_web_pages(charset: str, corpus: Path, tmp_path: Path) -> None:
    pages = {name: conversions.web_page(paragraphs, charset) for name, paragraphs in sources(corpus).items()}
    files = {name: conversions.saved_page(page, charset) for name, page in pages.items()}
    check(corpus, files, "mhtml", tmp_path)


# --- Text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_encodings(encoding: str, corpus: Path, tmp_path: Path) -> None:
    texts = {path.stem: path.read_text("utf-8") for path in sorted(corpus.glob("*.txt"))}
    check(corpus, {name: text.encode(encoding) for name, text in texts.items()}, "txt", tmp_path)
