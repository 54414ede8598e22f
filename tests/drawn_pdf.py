"""PDFs that tests draw, page by page."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.samples import sample_files

SAMPLE = next(path for path in sample_files() if path.suffix == ".pdf").read_bytes()
WORDS = "坚持男女平等基本国策保障妇女平等依法行使民主权利平等参与经济社会发展平等享有改革发展成果推动各族妇女共同进步"


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF of pages, each drawn by a function, in a font that is not in the file."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for draw in pages:
        canvas.setFont("STSong-Light", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def table(canvas: Canvas) -> None:
    rows = ["指标 2020年 2030年", "孕产妇死亡率 14.2/10万 12/10万", "筛查率 51% 70%", "入园率 88% 92%"] * 3
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells.split()):
            canvas.drawString((60, 260, 400)[column], 700 - 20 * number, cell)
