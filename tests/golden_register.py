"""Golden register: the rows that single sentences and tables give, for test_golden_register.py.

golden_register.txt is a block a text: `问` part of a plan｜text (the lines of a table with ⏎ between them), then a line
a row with all of its fields. To have more texts read, write the first lines of blocks anywhere and record: `python
tests/golden_answers.py` writes the file anew. What files give as a whole, headings too, stands in golden_reading.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.plan import Passage, Plan
from ingest.register.targets import row, targets_of
from ingest.vocabulary.pack import load_pack

REGISTER = Path(__file__).with_name("golden_register.txt")
LINE_END = "⏎"
_PLAN = Plan("x.txt", 1, "云麓市妇女发展规划（2021—2030年）", "云麓市", None, "妇女", 2021, 2030, None, None, None)
_REPORT = Plan("y.txt", 1, "河湾县2023年妇女工作报告", "河湾县", None, "妇女", None, None, None, None, None)
_HEADINGS = {"回顾": ("过去一年工作回顾",), "展望": ("展望",)}
_OF_PASSAGES = ("document", "plan", "region", "region_code", "audience", "start_year", "end_year", "domain", "part",
                "item", "page", "passage")  # fmt: skip


def held() -> dict[str, list[str]]:
    """The lines of each block of the file by the first one."""
    blocks = re.split(r"\n\n+", REGISTER.read_text("utf-8").strip())
    return {lines[0]: lines for lines in map(str.splitlines, blocks)}


def read(first: str) -> list[str]:
    """The block of a text: its first line, and what it gives now."""
    part, _, text = first.removeprefix("问 ").partition("｜")
    return [first, *_rows(part, text)]


def record() -> None:
    """Write the file."""
    REGISTER.write_text("\n\n".join("\n".join(read(first)) for first in held()) + "\n", "utf-8")


def _rows(part: str, text: str) -> Iterator[str]:
    plan = _REPORT if part == "回顾" else _PLAN
    start, passages = 0, []
    for number, line in enumerate(text.split(LINE_END), 1):
        spans = ((start, start + len(line)),)
        passages.append(Passage(plan, number, _HEADINGS.get(part, ()), "妇女与健康", part, number, line, spans))
        start += len(line) + 1
    for target in targets_of(passages, load_pack()):
        yield _line(row(target))


def _line(held: dict[str, Any]) -> str:
    """A row in short: what is not set is left out, and the plan's own words where they are those of the register."""
    bounds = [held.pop(key) for key in ("comparator", "value", "unit")]
    kind, name = held.pop("kind"), held.pop("indicator")
    own, quote, places = held.pop("indicator_raw"), held.pop("quote"), held.pop("spans")
    told = [f"{kind} {name}" + (f"（{own}）" if own != name else ""), " ".join(str(each) for each in bounds)]
    told += [f"{key} {value}" for key, value in held.items() if key not in _OF_PASSAGES and value not in (None, False)]
    return "｜".join([*told, f"{','.join(f'{start}-{end}' for start, end in places)} {quote}"])
