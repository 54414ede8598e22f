"""Gradio with everything off that would talk to another host (the only gradio import)."""

from __future__ import annotations

import os

# Gradio reads these while it is imported; afterwards it would already have reported to its makers.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import gradio as gr

__all__ = ["gr"]
