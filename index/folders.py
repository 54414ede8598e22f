"""Where the program keeps things; the only file that reads the environment."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def default_library() -> Path:
    """`$GUIHUA_LIBRARY`, else the library in the user's data folder."""
    return Path(os.environ.get("GUIHUA_LIBRARY") or Path(platformdirs.user_data_dir("guihua")) / "library")


def cache_folder() -> Path:
    """`$GUIHUA_CACHE`, else the user's cache folder for guihua; may not exist yet. Holds the default model."""
    return Path(os.environ.get("GUIHUA_CACHE") or platformdirs.user_cache_dir("guihua"))


def chart_font() -> Path | None:
    """`$GUIHUA_FONT`, the font file that charts are to use; None where charts look for one themselves."""
    chosen = os.environ.get("GUIHUA_FONT")
    return Path(chosen) if chosen else None
