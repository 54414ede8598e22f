"""Draws a chart as PNG, without a display (with ui/exports/chart/fonts.py the only matplotlib imports). All lengths are inches."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ingest.errors import GuihuaError
from ui.exports.chart.fonts import families_for
from ui.exports.chart.panels import Chart, Panel
from ui.exports.tables import printed_width

DPI = 150
"""Dots per inch: a chart of ten inches fills a screen and prints sharply on A4; by eye."""
MOST_BARS = 1200
"""Above this a picture passes what the renderer takes (65,535 pixels), and nobody reads it."""
WIDTH, EDGE, ROW = 10.0, 0.35, 0.29
"""Of the picture, of its margin, and of the row of one bar; by eye."""
TITLE, BODY, SMALL = 15.0, 10.0, 9.0
"""Sizes of type in points; a line takes 1.6 times that."""
INK, QUIET, BAR, RANGE, LINE = "#20272e", "#5d6670", "#17596b", "#8fb8c2", "#b3261e"
_WIDEST_PLACE = 3.0
"""A longer name takes two lines; the left margin would take more than a third of the picture. By eye."""


def png(chart: Chart, font: Path | None = None) -> bytes:
    """The chart as a PNG picture whose height grows with the bars.

    `font` is a font file to use. Raises GuihuaError where no font has the characters, or there are too many bars.
    """
    bars = sum(len(panel.bars) for panel in chart.panels)
    if bars > MOST_BARS:
        raise GuihuaError(f"有 {bars} 个数值，一张图最多画 {MOST_BARS} 个：请减少指标，或改用 --format xlsx")
    digits = "0123456789.-"
    families = families_for(chart.text + digits, font)
    out = io.BytesIO()
    with mpl.rc_context({"font.family": families, "font.size": BODY, "text.color": INK, "text.parse_math": False}):
        figure = draw(chart)
        figure.savefig(out, format="png", dpi=DPI, metadata={"Software": "guihua"})
    return out.getvalue()


def draw(chart: Chart) -> Figure:
    """The chart as a figure with an axis for each panel that has bars."""
    title, source = wrapped(chart.title, TITLE), wrapped(chart.source, SMALL)
    height = EDGE + _lines(title, TITLE) + sum(map(_height, chart.panels)) + 0.15 + _lines(source, SMALL) + EDGE
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    FigureCanvasAgg(figure)
    page = _Page(figure, height)
    page.write(title, TITLE, weight="bold")
    left = EDGE + max((_place_width(panel) for panel in chart.panels), default=0.0) + 0.15
    for panel in chart.panels:
        _draw_panel(page, panel, left)
    page.skip(0.15)
    page.write(source, SMALL, color=QUIET)
    return figure


class _Page:
    """A figure that is filled from the top; `top` is what is left of its height."""

    def __init__(self, figure: Figure, height: float) -> None:
        self.figure, self.height, self.top = figure, height, height - EDGE

    def write(self, text: str, size: float, *, color: str = INK, weight: str = "normal") -> None:
        self.figure.text(EDGE / WIDTH, self.top / self.height, text, size=size, color=color, weight=weight,
                         va="top", linespacing=1.3)  # fmt: skip
        self.skip(_lines(text, size))

    def skip(self, length: float) -> None:
        self.top -= length

    def axes(self, left: float, length: float) -> Axes:
        """An axis as wide as the page from `left`, `length` high."""
        self.skip(length)
        box = (left / WIDTH, self.top / self.height, (WIDTH - EDGE - left) / WIDTH, length / self.height)
        return self.figure.add_axes(box)


def _draw_panel(page: _Page, panel: Panel, left: float) -> None:
    page.skip(_GAP)
    page.write(wrapped(panel.title, _HEAD), _HEAD, weight="bold")
    if panel.lines:
        told = "，".join(line.label for line in panel.lines)
        page.figure.text((WIDTH - EDGE) / WIDTH, page.top / page.height, f"--- {told}", size=SMALL, color=LINE,
                         ha="right", va="top")  # fmt: skip
    page.write(panel.order, SMALL, color=QUIET)
    if panel.bars:
        _draw_bars(page.axes(left, _rows(panel)), panel, WIDTH - EDGE - left)
        page.skip(_FOOT)
    for note in panel.notes:
        page.write(wrapped(note, SMALL), SMALL, color=QUIET)


def _draw_bars(axes: Axes, panel: Panel, width: float) -> None:
    rows = range(len(panel.bars))
    axes.barh(rows, [bar.value for bar in panel.bars], height=0.62, color=BAR)
    axes.barh(rows, [bar.longest - bar.value for bar in panel.bars], left=[bar.value for bar in panel.bars],
              height=0.62, color=RANGE)  # fmt: skip
    for row, bar in enumerate(panel.bars):
        axes.annotate(
            bar.label,
            (bar.longest, row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            size=SMALL,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
    for line in panel.lines:
        axes.axvline(line.value, color=LINE, linestyle="--", linewidth=1.2)
    axes.set_yticks(rows, [_cut(bar.place) for bar in panel.bars])
    axes.set_ylim(len(panel.bars) - 0.4, -0.6)  # the first on top
    axes.set_xlim(0, _end(panel, width))
    axes.set_xlabel(panel.axis, size=SMALL, color=QUIET, loc="left")
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=SMALL, colors=QUIET)
    axes.grid(axis="x", color="#e4e2dc", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "bottom"]].set_visible(False)


def _end(panel: Panel, width: float) -> float:
    """Where the axis ends, so that every label beside its bar is within the picture."""
    ends = [bar.longest * width / max(width - _width(bar.label, SMALL) - 0.15, width / 4) for bar in panel.bars]
    return max([*ends, *(line.value * 1.03 for line in panel.lines)]) or 1.0


# How high and wide things are

_GAP, _FOOT, _HEAD = 0.22, 0.5, 12.0
"""Above a panel, below its bars, and the size of its title in points; by eye."""


def _height(panel: Panel) -> float:
    head = _GAP + _lines(wrapped(panel.title, _HEAD), _HEAD) + _lines(panel.order, SMALL)
    notes = sum(_lines(wrapped(note, SMALL), SMALL) for note in panel.notes)
    return head + (_rows(panel) + _FOOT if panel.bars else 0.0) + notes


def _rows(panel: Panel) -> float:
    return len(panel.bars) * ROW + 0.1


def _lines(text: str, size: float) -> float:
    return (text.count("\n") + 1) * size * 1.6 / 72


def _width(text: str, size: float) -> float:
    return max(map(printed_width, text.split("\n"))) * size / 2 / 72


def _place_width(panel: Panel) -> float:
    return max((_width(_cut(bar.place), BODY) for bar in panel.bars), default=0.0)


def _cut(place: str) -> str:
    """A place's name in as many lines as the left margin and the bar's row allow: at most two."""
    if _width(place, BODY) <= _WIDEST_PLACE:
        return place
    half = (len(place) + 1) // 2
    return f"{place[:half]}\n{place[half:]}"


def wrapped(text: str, size: float) -> str:
    """The text in lines that the page is wide enough for; Chinese breaks anywhere."""
    lines, line = [], ""
    for character in text:
        if _width(line + character, size) > WIDTH - 2 * EDGE:
            lines.append(line)
            line = ""
        line += character
    return "\n".join([*lines, line])
