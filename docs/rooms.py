"""Draws docs/rooms.svg: the rooms of each stage and which takes from which, as the imports are now.

`python docs/rooms.py` writes the picture; tests/test_documents.py fails where it is no longer the one drawn now.
Each stage is a band and its rooms stand in columns, so that every arrow points left, from the room that imports to the
room that it takes from. What would be a tangle as arrows is written inside the box: rooms of other stages, and after
"also:" those of its own stage that its arrows lead to by way of another room and that it uses directly as well.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from statistics import mean
from textwrap import wrap

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from rooms import STAGES, file_arrows, files, room_of

PICTURE = Path(__file__).with_suffix(".svg")
COLOURS = {"ingest": "#2f6f4f", "index": "#8a5a00", "assistant": "#1f5fa8", "ui": "#8b2f6b", "eval": "#5c5c5c"}
FLOW = {
    "ingest": "bytes of a file → Plan, Passage, Target",
    "index": "records → Library; a query → Hit",
    "assistant": "a question and a Library → Answer",
    "ui": "what people and programs see",
    "eval": "how good the answers are, and how fast",
}
"""What goes through each stage, beside its name."""

# All in the units of the picture, chosen by eye so that it can be read at the width of a page on GitHub (about 900).
WIDTH, MARGIN, HEAD, FOOT = 1120, 20, 46, 18
BOX, LINE, SMALL, PADDING, GAP, BEND = 148, 14, 12, 10, 16, 9
LETTERS = 22
"""Letters of small print in a line of a box."""
SWEEPS = 12
"""Times that the order and the heights are adjusted to the neighbours; after eight nothing moves any more."""


@dataclass(slots=True, eq=False)
class Stop:
    """A room in its column, or the place where an arrow passes through a column (without a name)."""

    name: str
    column: int
    height: float
    lines: list[str]
    y: float = 0.0


Arrow = tuple[Stop, ...]
"""From the room that takes, through every column between, to the room that is taken from."""


def drawn() -> str:
    """The picture as SVG, the same for the same imports."""
    arrows = {(room_of(taker), room_of(taken)) for taker, taken in file_arrows()}
    rooms = {room_of(path) for path in _paths()}
    parts, top = [], MARGIN
    for stage in STAGES:
        band, height = _band(stage, sorted(rooms), arrows, top)
        parts += band
        top += height + MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" '
        'font-family="Helvetica, Arial, sans-serif">'
    )
    title = "<title>The rooms of each stage and the arrows between them</title>"
    return "\n".join([head, title, f'<rect width="{WIDTH}" height="{top}" fill="#fff"/>', *parts, "</svg>", ""])


def _paths() -> Iterable[str]:
    root = Path(__file__).parent.parent
    return (p.relative_to(root).as_posix() for p in files() if p.parent.parent != root or p.name != "__init__.py")


def _band(stage: str, rooms: list[str], arrows: set[tuple[str, str]], top: int) -> tuple[list[str], int]:
    """The drawing of one stage and its height."""
    own = [room for room in rooms if room.startswith(f"{stage}/")]
    within = sorted((a, b) for a, b in arrows if a != b and {a, b} <= set(own))
    shown = [(a, b) for a, b in within if not _implied(a, b, within)]
    columns = _columns(own, within)
    stops = {room: _stop(room, columns[room], arrows - set(shown)) for room in own}
    lines = [_arrow(stops[a], stops[b]) for a, b in shown]
    all_stops = [*stops.values(), *(stop for line in lines for stop in line[1:-1])]
    _arrange(all_stops, lines)
    lowest = max(stop.y + stop.height for stop in all_stops)
    for stop in all_stops:
        stop.y += top + HEAD
    height = round(HEAD + lowest + FOOT)
    step = (WIDTH - 2 * MARGIN - 2 * PADDING - BOX) / max(max(columns.values()), 1)
    colour = COLOURS[stage]
    width, look = WIDTH - 2 * MARGIN, f'fill="{colour}" fill-opacity="0.06" stroke="{colour}" stroke-opacity="0.5"'
    flow = f'<tspan dx="12" font-size="13" font-weight="normal" fill="#444">{escape(FLOW[stage])}</tspan>'
    name = f'font-size="18" font-weight="bold" fill="{colour}">{stage}/{flow}'
    frame = f'<rect x="{MARGIN}" y="{top}" width="{width}" height="{height}" rx="8" {look}/>'
    title = f'<text x="{MARGIN + PADDING}" y="{top + 25}" {name}</text>'
    drawn_lines = [_path(line, step, colour) for line in lines]
    return [frame, title, *drawn_lines, *(_box(stop, step, colour) for stop in stops.values())], height


def _columns(rooms: list[str], arrows: list[tuple[str, str]]) -> dict[str, int]:
    """How many arrows the longest way from each room has: its column from the left."""
    found: dict[str, int] = {}

    def column(room: str) -> int:
        if room not in found:
            found[room] = max((column(taken) + 1 for taker, taken in arrows if taker == room), default=0)
        return found[room]

    return {room: column(room) for room in rooms}


def _stop(room: str, column: int, arrows: set[tuple[str, str]]) -> Stop:
    """A room with the arrows that are written and not drawn."""
    stage, name = room.split("/")
    lines: list[str] = []
    for other in (stage, *STAGES):
        taken = sorted(b.split("/")[1] for a, b in arrows if a == room != b and b.startswith(f"{other}/"))
        if taken and (other != stage or not lines):
            lines += wrap(f"{'also' if other == stage else other}: {', '.join(taken)}", LETTERS, subsequent_indent="  ")
    return Stop(name, column, 2 * PADDING + LINE + SMALL * len(lines) + (2 if lines else 0), lines)


def _arrow(taker: Stop, taken: Stop) -> Arrow:
    return taker, *(Stop("", column, BEND, []) for column in range(taker.column - 1, taken.column, -1)), taken


def _implied(taker: str, taken: str, arrows: list[tuple[str, str]]) -> bool:
    """True where the arrows also lead from the one to the other by way of a third room."""
    return any(taken in _reached(other, arrows) for one, other in arrows if one == taker and other != taken)


def _reached(room: str, arrows: list[tuple[str, str]]) -> set[str]:
    """All rooms that a room takes from, directly or by way of others."""
    direct = {b for a, b in arrows if a == room}
    return direct.union(*(_reached(other, arrows) for other in direct)) if direct else direct


def _arrange(stops: list[Stop], arrows: list[Arrow]) -> None:
    """Order and height of the stops of each column: as near to their neighbours as the others let them."""
    beside: dict[Stop, list[Stop]] = {stop: [] for stop in stops}
    for arrow in arrows:
        for one, other in pairwise(arrow):
            beside[one].append(other)
            beside[other].append(one)
    columns = [[s for s in stops if s.column == column] for column in range(max(s.column for s in stops) + 1)]
    for column in columns:
        _stack(column)
    for _ in range(SWEEPS):
        for column in (*columns, *reversed(columns)):
            for stop in column:
                if beside[stop]:
                    stop.y = mean(s.y + s.height / 2 for s in beside[stop]) - stop.height / 2
            column.sort(key=lambda stop: stop.y + stop.height / 2)
            _stack(column)
    highest = min(stop.y for stop in stops)
    for stop in stops:
        stop.y -= highest


def _stack(column: list[Stop]) -> None:
    """Move the stops of a column apart where they overlap, the whole column staying where it was."""
    if not column:
        return
    before = mean(stop.y for stop in column)
    for upper, lower in pairwise(column):
        gap = GAP if upper.name and lower.name else GAP / 2
        lower.y = max(lower.y, upper.y + upper.height + gap)
    shift = before - mean(stop.y for stop in column)
    for stop in column:
        stop.y += shift


def _x(stop: Stop, step: float) -> float:
    return MARGIN + PADDING + stop.column * step


def _path(arrow: Arrow, step: float, colour: str) -> str:
    """A smooth line from the left edge of the room that takes to an arrowhead at the right edge of the other."""
    first, *bends, last = arrow
    x, y = _x(first, step), first.y + first.height / 2
    words = [f"M{x:.0f},{y:.0f}"]
    for stop in bends:
        words += [_curve(x, y, _x(stop, step) + BOX, stop.y), f"H{_x(stop, step):.0f}"]
        x, y = _x(stop, step), stop.y
    end, height = _x(last, step) + BOX, last.y + last.height / 2
    words.append(_curve(x, y, end + 6, height))
    head = f'<path d="M{end:.0f},{height:.0f}l8,-4v8z" fill="{colour}"/>'
    return f'<path d="{"".join(words)}" fill="none" stroke="{colour}" stroke-width="1.5"/>{head}'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    half = (x + to_x) / 2
    return f"C{half:.0f},{y:.0f} {half:.0f},{to_y:.0f} {to_x:.0f},{to_y:.0f}"


def _box(stop: Stop, step: float, colour: str) -> str:
    x, y = _x(stop, step), stop.y
    base = y + PADDING + 11
    small = [(base + 2 + number * SMALL, escape(line)) for number, line in enumerate(stop.lines, 1)]
    return "".join([
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="{stop.height:.0f}" rx="5" fill="#fff" stroke="{colour}"/>',
        f'<text x="{x + PADDING:.0f}" y="{base:.0f}" font-size="14" font-weight="bold" fill="#222">{stop.name}</text>',
        *(f'<text x="{x + PADDING:.0f}" y="{at:.0f}" font-size="10.5" fill="#555" xml:space="preserve">{line}</text>' for at, line in small),
    ])  # fmt: skip


if __name__ == "__main__":
    PICTURE.write_text(drawn(), "utf-8")
