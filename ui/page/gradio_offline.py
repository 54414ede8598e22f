"""Gradio with everything off that would talk to another host (the only gradio import)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

# Gradio reads these while it is imported; afterwards it would already have reported to its makers.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")


class _WithoutStubs(SourceFileLoader):
    """Gradio's import writes help for editors (.pyi) beside each of its classes, half of its six seconds; not here."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        vars(module)["create_or_modify_pyi"] = lambda *_: None


class _Finder(MetaPathFinder):
    """Finds the module that would write them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname == "gradio.component_meta" else None
        if spec is not None and spec.origin is not None:
            spec.loader = _WithoutStubs(fullname, spec.origin)
        return spec


_finder = _Finder()
sys.meta_path.insert(0, _finder)
try:
    import gradio as gr
finally:
    sys.meta_path.remove(_finder)

__all__ = ["gr"]
