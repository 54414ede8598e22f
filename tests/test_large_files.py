"""Files that are large but honest: read within the limits of time and memory, or refused in a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

MOST_MEMORY = 1_500_000_000
PROGRAM = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from index.sqlite.prepared import Prepared, prepare
from index.sqlite.records import PASSAGE_COLUMNS
from ingest.parallel.readers import Readers
from ingest.parallel.process import Job
path = Path(sys.argv[1])
started = time.monotonic()
with Readers(2, finish=prepare) as readers:
    (_, result), = readers.read([(None, Job(path.name, path.read_bytes()))])
seconds = time.monotonic() - started
# ru_maxrss of the process itself would begin with the memory of the one that started it
own = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
peaks = [int(own.split()[1]) * 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024]
if not isinstance(result, Prepared):
    print(json.dumps({{"refused": str(result), "seconds": seconds, "memory": sum(peaks)}}))
    raise SystemExit
print(json.dumps({{"seconds": seconds, "memory": sum(peaks), "characters": len(result.document.text),
                  "pages": len(result.document.pages), "passages": len(result.passages),
                  "last_page": result.passages[-1][1 + PASSAGE_COLUMNS.index("page") - PASSAGE_COLUMNS.index("ordinal")]}}))
"""


def read(path: Path) -> dict[str, object]:
    """What a fresh process makes of the file; memory is that of both processes at their highest, added up."""
    program = PROGRAM.format(root=str(Path(__file__).parent.parent))
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    print(path.name, found)
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_a_pdf_of_2000_pages(tmp_path: Path) -> None:
    from eval.bench.files import PAGE_LINES, PAGE_WIDTH, as_pdf, plan_lines

    path = tmp_path / "long.pdf"
    path.write_bytes(as_pdf(plan_lines(1, 2000 * PAGE_LINES * (PAGE_WIDTH - 3))))
    found = read(path)
    assert found["pages"] >= 1900  # type: ignore[operator]
    assert found["last_page"] == found["pages"]
    assert found["seconds"] < 120  # type: ignore[operator]
    assert found["memory"] < MOST_MEMORY  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_a_page_of_50_megabytes_of_pictures(tmp_path: Path) -> None:
    from eval.bench.files import as_page, plan_lines

    page = as_page(plan_lines(3)).decode()
    picture = f'<p><img src="data:image/png;base64,{"iVBORw0KGgo" * 450_000}"></p>'
    path = tmp_path / "saved.html"
    path.write_bytes(page.replace("<div class='content'>", f"<div class='content'>{picture * 10}").encode())
    assert path.stat().st_size > 45_000_000
    found = read(path)
    assert found["memory"] < MOST_MEMORY  # type: ignore[operator]
    assert 20_000 < found["characters"] < 50_000  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is not limited elsewhere")
def test_a_page_that_needs_too_much_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    path.write_text('<div class="menu"><a href="/a.html">栏目</a></div>\n' * 1_100_000, "utf-8")
    assert path.stat().st_size > 45_000_000
    found = read(path)
    assert found["memory"] < MOST_MEMORY  # type: ignore[operator]
    assert "内存" in str(found["refused"])
    assert "拆成几个文件" in str(found["refused"])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_a_page_of_50_megabytes_of_text(tmp_path: Path) -> None:
    from eval.bench.files import as_page, plan_lines

    path = tmp_path / "long.html"
    path.write_bytes(as_page(plan_lines(2, 50_000_000 // 3)))
    assert path.stat().st_size > 45_000_000
    found = read(path)
    assert found["memory"] < MOST_MEMORY  # type: ignore[operator]
    assert found["seconds"] < 120  # type: ignore[operator]
    assert found["passages"] > 100_000  # type: ignore[operator]
