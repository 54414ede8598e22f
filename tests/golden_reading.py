"""What reading gives on texts that do not change: plans, headings, passages and figures, a line each.

`python tests/golden_reading.py` writes the lines to golden_reading.txt and their hash to ingest/version.py, after a change
of reading that is meant: libraries then read their documents again at the next ingest.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
GOLD, FORMS, VERSION = TESTS / "golden_reading.txt", TESTS / "golden_forms.txt", TESTS.parent / "ingest" / "version.py"
COMMAND = "python tests/golden_reading.py"
if __name__ == "__main__":
    sys.path.insert(0, str(TESTS.parent))

from ingest.pipeline import Record, read_record  # noqa: E402
from ingest.register.targets import row  # noqa: E402
from ingest.samples import sample_files  # noqa: E402
from ingest.vocabulary.pack import load_pack  # noqa: E402

_LONGEST = 60
"""Characters of a text that are shown; where it stands is told by its spans, and its file does not change."""
_LEFT_OUT = ("document", "plan", "region", "region_code", "audience", "start_year", "end_year", "domain", "part", "item", "passage")  # fmt: skip
"""Fields of a row that the line of its plan or passage has."""


def reading() -> Iterator[str]:
    """The lines for the sample plans, other genres, and a sheet of the forms that figures take."""
    from genre_texts import FIVE_YEARS, JOINT, OPINION, REGULATION, REPORT

    pack = load_pack()
    texts = {"five_years": FIVE_YEARS, "report": REPORT, "opinion": OPINION, "joint": JOINT, "regulation": REGULATION}
    contents = {path.name: path.read_bytes() for path in (*sample_files(), FORMS)}
    contents |= {f"{name}.txt": text.encode() for name, text in texts.items()}
    for name, content in contents.items():
        yield from _lines(read_record(content, name, pack))


def digest(lines: list[str]) -> str:
    """The hash that stands in ingest/version.py."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _lines(record: Record) -> Iterator[str]:
    read = record.reading
    yield f"# {read.document.name}｜{len(read.document.text)} 字｜{read.coverage:.4f}｜{'；'.join(read.warnings)}"
    for plan in read.plans:
        known = (
            plan.title,
            plan.region,
            plan.region_code,
            plan.audience,
            plan.period,
            plan.issuer,
            plan.number,
            plan.date,
        )
        yield f"## {'｜'.join(str(value) for value in known)}"
        for heading in plan.headings:
            yield f"{heading.role}｜{heading.marker}｜{' › '.join(heading.path)}｜{_printed(heading.spans)}"
    for passage in read.passages:
        place = (*passage.headings, passage.domain, passage.part, passage.item)
        yield f"- {passage.plan.ordinal}.{passage.ordinal}｜{' › '.join(map(str, place))}｜{_printed(passage.spans)}｜{passage.text[:_LONGEST]!r}"
    for target in record.targets:
        kept = {
            name: value for name, value in row(target).items() if name not in _LEFT_OUT and value not in (None, False)
        }
        yield f"= {target.passage.plan.ordinal}.{target.passage.ordinal}｜{'｜'.join(f'{name} {value}' for name, value in kept.items())}"


def _printed(spans: tuple[tuple[int, int], ...]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def main() -> None:
    """Write the lines and their hash."""
    lines = list(reading())
    GOLD.write_text("\n".join(lines) + "\n", "utf-8")
    held = VERSION.read_text("utf-8")
    VERSION.write_text(re.sub(r'(?m)^SAMPLES = ".*"$', f'SAMPLES = "{digest(lines)}"', held), "utf-8")
    print(f"{len(lines)} lines, {digest(lines)}")


if __name__ == "__main__":
    main()
