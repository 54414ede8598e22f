"""Reads PDFs as on a machine with the fonts of one folder and no others.

In a process of its own: PDFium looks for fonts once, when it starts.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.errors import GuihuaError
from ingest.readers import read_bytes
from ingest.vocabulary.pack import load_pack

ROOT = Path(__file__).parent.parent
FAMILY = "WenQuanYi Micro Hei"
"""A font that PDFium takes for Chinese on Linux."""


def read_with_fonts(fonts: Path, files: Path) -> dict[str, tuple[str, bool]]:
    """For each PDF of the folder `files` its text, or why it has none, and whether what is drawn first has ink."""
    command = [sys.executable, __file__, fonts, files]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True)
    return {name: (text, ink) for name, (text, ink) in json.loads(done.stdout).items()}


def _start_with(fonts: str) -> object:
    """Start PDFium again with the fonts of a folder; what is returned holds the folder's name, which PDFium keeps."""
    name = ctypes.create_string_buffer(fonts.encode())
    paths = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.cast(name, ctypes.POINTER(ctypes.c_char)), None)
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))
    return name, paths


def _text(content: bytes) -> str:
    try:
        return read_bytes(content, "plan.pdf", load_pack()).text
    except GuihuaError as error:
        return str(error)


def _has_ink(content: bytes) -> bool:
    document = pypdfium2.PdfDocument(content)
    left, _, right, _ = next(document[0].get_objects()).get_bounds()
    return bool(right - left > 1)


if __name__ == "__main__":
    kept = _start_with(sys.argv[1])
    contents = {path.stem: path.read_bytes() for path in Path(sys.argv[2]).glob("*.pdf")}
    print(json.dumps({name: (_text(content), _has_ink(content)) for name, content in contents.items()}))
