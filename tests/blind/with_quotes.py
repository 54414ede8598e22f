"""`python tests/blind/with_quotes.py QUESTIONS.jsonl CORPUS`: the questions over real plans with the lines they name quoted.

The questions were written by people who knew neither code nor word lists (docs/evaluation.md). The plans' own sentences
stay outside the project, so each piece of evidence names a document and a line only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def with_quotes(record: Any, lines: dict[str, list[str]]) -> Any:
    """A question with a `quote` beside each document and line in it, however deep."""
    if isinstance(record, list):
        return [with_quotes(each, lines) for each in record]
    if not isinstance(record, dict):
        return record
    filled = {key: with_quotes(value, lines) for key, value in record.items()}
    if "doc" in filled and "line" in filled:
        filled["quote"] = lines[filled["doc"]][filled["line"] - 1].strip()
    return filled


def main(questions: str, corpus: str) -> None:
    """Write the questions with their quotes on standard output, one a line."""
    lines = {path.stem: path.read_text("utf-8").split("\n") for path in Path(corpus).iterdir()}
    for line in Path(questions).read_text("utf-8").splitlines():
        print(json.dumps(with_quotes(json.loads(line), lines), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
