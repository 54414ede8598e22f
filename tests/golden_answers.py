"""Golden answers: what questions over invented plans are answered with, word for word, for test_golden_answers.py.

golden_answers.txt is a block a question: `问` library｜question (or a query as JSON), `前` an earlier question, then what
it was answered with. To ask more, write the first lines of a block anywhere and record. `python tests/golden_answers.py` asks
all of them anew and writes the file, and golden_comparisons.txt and golden_register.txt with it. A change there is read by a person, block by
block in `git diff`, before it is committed: a worse answer is mended, not recorded.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ANSWERS = TESTS / "golden_answers.txt"
COMMAND = "python tests/golden_answers.py"
MOST_SHOWN = 5
"""Differing answers that a failing test shows; the rest is best read in git diff."""
if __name__ == "__main__":
    sys.path.insert(0, str(TESTS.parent))

from golden_libraries import Libraries  # noqa: E402

from assistant.query.query import from_json, to_json  # noqa: E402
from assistant.tell.answer import Answer, Citation  # noqa: E402
from ingest.errors import GuihuaError  # noqa: E402


@dataclass(frozen=True)
class Golden:
    """A question and the lines that it was answered with; where it begins with `{` it is a query."""

    library: str
    question: str
    history: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def block(self) -> str:
        """As it stands in the file."""
        asked = [f"问 {self.library}｜{self.question}", *(f"前 {earlier}" for earlier in self.history)]
        return "\n".join([*asked, *self.lines])


def held() -> list[Golden]:
    """The blocks of the file, in its order."""
    return [_read(block) for block in re.split(r"\n\n+", ANSWERS.read_text("utf-8").strip())]


def asked(golden: Golden, libraries: Libraries) -> Golden:
    """The same question with what it is answered with now."""
    _, assistant = libraries.of(golden.library)
    try:
        answer = (
            assistant.run(from_json(json.loads(golden.question))) if golden.question.startswith("{")
            else assistant.ask(golden.question, golden.history)
        )  # fmt: skip
    except GuihuaError as error:
        return Golden(golden.library, golden.question, golden.history, (f"错 {error}",))
    return Golden(golden.library, golden.question, golden.history, tuple(_lines(answer)))


def most_shown(config: pytest.Config) -> int:
    """So many differing answers are shown; with -x the first one ends the test."""
    return 1 if config.getoption("maxfail") == 1 else MOST_SHOWN


def difference(was: Sequence[str], now: Sequence[str]) -> str:
    """The lines that differ, with a little around them."""
    return "\n".join(list(unified_diff(was, now, lineterm="", n=2))[2:])


def told(changed: Sequence[str]) -> str:
    """What a person is to do about answers that changed."""
    return "\n\n".join([*changed, f"Read them. Where all that differs is meant: {COMMAND}, and read git diff."])


def _read(block: str) -> Golden:
    first, *rest = block.splitlines()
    library, _, question = first.removeprefix("问 ").partition("｜")
    history = tuple(line.removeprefix("前 ") for line in rest if line.startswith("前 "))
    return Golden(library, question, history, tuple(line for line in rest if not line.startswith("前 ")))


def _lines(answer: Answer) -> Iterator[str]:
    """All of an answer but what only repeats it: a quote is told by its spans, the register's words by its rows."""
    yield f"读 {answer.understood}"
    yield f"态 {answer.status}{f'，删去 {answer.unsupported}' if answer.unsupported else ''}"
    yield from (f"文 {line}" for line in answer.text.splitlines())
    yield from (f"出 {_citation(citation)}" for citation in answer.citations)
    for row in answer.rows:
        value = f"{row.comparator} {row.value} {row.unit}"
        yield f"行 {row.region}{row.audience}｜{row.indicator}｜{row.scope}｜{value}｜{row.display}[{row.citation}]"
    for figure in answer.results:
        yield f"算 {figure.what}｜{figure.value!r} {figure.unit}｜{list(figure.sources)}"
    if allowed := [
        f"{f.what} {f.value:g}{f.unit or ''}{list(f.sources) or ''}" for f in answer.computed if f.kind == "allowance"
    ]:
        yield f"许 {'；'.join(allowed)}"
    if answer.coverage:
        silent = (f"{s.region}{s.audience} {s.plan} {s.reason}[{s.citation}]" for s in answer.coverage.silent)
        yield f"全 {answer.coverage.answered}/{answer.coverage.plans}｜{'；'.join(silent)}"
    if answer.query:
        query = {key: value for key, value in to_json(answer.query).items() if value and key != "text"}
        for ask in query["asks"] if len(answer.query.asks) == 1 else ():
            ask.pop("text")
        yield f"询 {json.dumps(query, ensure_ascii=False)}"


def _citation(citation: Citation) -> str:
    spans = ",".join(f"{start}-{end}" for start, end in citation.spans)
    place = f"页{citation.page}" if citation.page else f"段{citation.paragraph}"
    also = "".join(f"；又 {other.document} {other.page} {other.paragraph}" for other in citation.also)
    return f"[{citation.number}] {citation.document} {spans} {place}｜{'›'.join(citation.path)}{also}"


def main() -> None:
    """Ask everything anew and write both files."""
    import golden_comparisons
    import golden_register

    before = held()
    with Libraries() as libraries:
        now = [asked(golden, libraries) for golden in before]
        ANSWERS.write_text("\n\n".join(golden.block for golden in now) + "\n", "utf-8")
        golden_comparisons.record(libraries)
    golden_register.record()
    changed = sum(one != other for one, other in zip(before, now, strict=True))
    print(f"{changed} of {len(now)} answers changed: read git diff")


if __name__ == "__main__":
    main()
