"""Web pages saved with their pictures in one file (.mhtml, .mht): the page inside, read like any other."""

from __future__ import annotations

import email
from email import policy

from ingest.document import Page
from ingest.errors import GuihuaError
from ingest.readers.html import LARGEST_PAGE, article

LARGEST_FILE = 2 * LARGEST_PAGE
"""Bytes; pictures and encoding make the file larger than its page."""


def read(content: bytes) -> tuple[str, tuple[Page, ...]]:
    """The text of the page; of several, where frames were saved with it, that with the most text."""
    if len(content) > LARGEST_FILE:
        raise GuihuaError(f"网页文件有 {len(content) >> 20} MB，超过 {LARGEST_FILE >> 20} MB 的上限，请只保存正文")
    texts = []
    for part in email.message_from_bytes(content, policy=policy.compat32).walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes) and payload.strip():
            texts.append(article(payload, part.get_content_charset()))
    if not texts:
        raise GuihuaError("网页文件（.mhtml）里没有网页，或文件已损坏，请在浏览器中重新保存")
    return max(texts, key=len), ()
