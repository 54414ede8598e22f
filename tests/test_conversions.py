"""The five real files in other formats give the outline and the passages of the plain text."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path

import conversions
import conversions_pdf
import pytest
from conversions import Paragraph
from pypdf import PdfReader
from reading import check_passages
from with_pack import read_bytes, read_file, read_plans

from ingest.pipeline import LOWEST_COVERAGE, Reading
from ingest.readers import scan
from ingest.readers.notes import taking_notes
from ui.records.plans import plan_record

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


@pytest.mark.parametrize("columns", [1, pytest.param(2, marks=pytest.mark.slow)])
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


# --- LibreOffice's formats

needs_office = pytest.mark.skipif(conversions.office() is None, reason="LibreOffice is not installed here")
KINDS_OF_WORD = {"styles": {"styles": True, "running": "人民政府公报"}, "plain": {"running": "人民政府公报"}}


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("kind", KINDS_OF_WORD)
def test_pdf_of_libreoffice(kind: str, corpus: Path, tmp_path: Path) -> None:
    files = {f"{name}.docx": conversions.docx(paragraphs, **KINDS_OF_WORD[kind]) for name, paragraphs in sources(corpus).items()}  # fmt: skip
    printed = conversions.by_office(files, "pdf", tmp_path)
    for name, reading in check(corpus, printed, "pdf", tmp_path).items():
        texts = [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(printed[name])).pages]
        assert all(squeezed(p.text)[:10] in texts[(p.page or 0) - 1] for p in reading.passages if len(p.text) > 20)


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("ending", ["doc", "wps", "rtf", "odt"])
def test_formats_of_libreoffice(ending: str, corpus: Path, tmp_path: Path) -> None:
    kind = "automatic" if ending in ("doc", "odt") else "styles"
    files = {f"{name}.docx": conversions.docx(paragraphs, **{kind: True}) for name, paragraphs in sources(corpus).items()}  # fmt: skip
    check(corpus, conversions.by_office(files, "doc" if ending == "wps" else ending, tmp_path), ending, tmp_path)


# --- A scan

SCANNED = "003_0b3b762a59dca94d"
LEAST_READ = 0.95
"""Share of the characters that OCR must read."""
HAS_FONT = any(Path("/usr/share/fonts").glob("**/*CJK*")) or any(Path("/usr/share/fonts").glob("**/wqy*"))


def shortest_domain(corpus: Path) -> tuple[str, list[Paragraph]]:
    """The domain of the plan with the fewest lines: its title, and its lines from the heading on."""
    paragraphs = sources(corpus)[SCANNED]
    domains = plain(corpus / f"{SCANNED}.txt").plans[0].domains
    heads = [i for i, p in enumerate(paragraphs) if p.style and p.text.endswith(domains)]
    first, last = min(pairwise(heads), key=lambda ends: sum(len(p.text) for p in paragraphs[ends[0] : ends[1]]))
    title = next(domain for domain in domains if paragraphs[first].text.endswith(domain))
    return title, paragraphs[first:last]


@pytest.mark.slow
@pytest.mark.skipif(not scan.is_installed(), reason="the extra `ocr` is not installed here")
@pytest.mark.skipif(not HAS_FONT, reason="no Chinese font here to print pages with")
@pytest.mark.parametrize("columns", [1, 2])
def test_a_scan_of_one_domain(columns: int, corpus: Path) -> None:
    title, paragraphs = shortest_domain(corpus)
    printed = conversions_pdf.printed(paragraphs, running=running(SCANNED), size=14 if columns == 1 else 12, columns=columns)  # fmt: skip
    with taking_notes() as notes:
        reading = read_plans(read_bytes(conversions_pdf.scanned(printed.content), "scan.pdf"))
    assert "OCR" in notes[0]
    check_passages(reading)
    wanted = "".join(squeezed(line) for _, line in printed.lines)
    blocks = SequenceMatcher(None, wanted, squeezed(reading.document.text), autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) / len(wanted) >= LEAST_READ
    (plan,) = reading.plans
    assert plan.domains == (title,)
    items = [(p.domain, p.part, p.item) for p in reading.passages]
    assert items == [row[:3] for row in passages(plain(corpus / f"{SCANNED}.txt")) if row[0] == title]
