"""HTML in which every text is escaped unless it was made here: what a document says can never become markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_WITHOUT_CONTENT = frozenset({"br", "hr", "input"})


class Html(str):
    """Finished markup. Any other string is text and is escaped when it is put into an element."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str | int | bool | None) -> Html:
    """One element. `class_` gives class, `data_turn` gives data-turn; an attribute that is None or False is left out."""
    written = "".join(
        _attribute(name, value) for name, value in attributes.items() if value is not None and value is not False
    )
    if tag in _WITHOUT_CONTENT:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{joined_html(content)}</{tag}>")


def joined_html(content: Iterable[str]) -> Html:
    """The pieces one after the other, texts among them escaped."""
    return Html("".join(piece if isinstance(piece, Html) else escape(piece) for piece in content))


def _attribute(name: str, value: str | int | bool) -> str:
    shown = name.rstrip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{escape(str(value))}"'
