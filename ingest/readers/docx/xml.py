"""The XML inside Word files: parsed without entities, in the one namespace that the reader knows."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from ingest.errors import GuihuaError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Beginning of the tags and attributes of the text."""

_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())


def parse(content: bytes, name: str) -> Element:
    """The root of an XML part. Raises GuihuaError for a part with a document type, xml's ParseError for a damaged one.

    Office Open XML has no document types (ECMA-376 part 2); one is there to load other files or to blow up memory.
    """
    if (
        b"<!DOCTYPE" in content
        or "<!DOCTYPE".encode("utf-16-le") in content
        or "<!DOCTYPE".encode("utf-16-be") in content
    ):
        raise GuihuaError(f"Word 文档（.docx）的 {name} 含有实体声明，为安全起见没有读取，请用 Word 另存一次")
    return fromstring(content.replace(*_STRICT))


def value(element: Element, name: str = "val") -> str | None:
    """An attribute of the text's namespace."""
    return element.get(W + name)
