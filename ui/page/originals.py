"""The files as they were brought in, for the browser: a PDF opens at its page, a web page without its scripts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from assistant.tell.answer import Citation
from index.library import Library
from ingest.errors import GuihuaError

ADDRESS = "/original"
_SHOWN = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
"""What a browser shows by itself; everything else is downloaded."""
_TEXT = (".txt", ".md", ".markdown")
_SAFE = {"X-Content-Type-Options": "nosniff"}
_PAGE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""A web page of others is shown without scripts, without the rights of this page and without asking other hosts."""
_LENGTH_OF_WORDS = 20
"""Characters of a quote that the browser is asked to find in the page: enough to be found once, and short enough
that no line break falls between. Chosen by hand."""


def address(citation: Citation) -> str:
    """Where the browser finds the file of a citation, at its page or its words."""
    file = f"{ADDRESS}?document={quote(citation.document, safe='')}"
    if citation.page is not None:
        return f"{file}#page={citation.page}"
    words = citation.quote.strip().split("\n")[0][:_LENGTH_OF_WORDS]
    return f"{file}#:~:text={quote(words, safe='')}"


def originals_route(library_folder: Path) -> Route:
    """The route that serves the files of a library, by the document's name."""

    def serve(request: Request) -> Response:
        name = request.query_params.get("document", "")
        try:
            with Library(library_folder) as library:
                held = library.original(name)
                if held is None:
                    return PlainTextResponse("资料库里没有这份文件", 404)
                if held.suffix in _TEXT:  # as it was read, so that any encoding shows
                    return PlainTextResponse(library.document(name).text, headers=_SAFE)
        except GuihuaError as error:
            return PlainTextResponse(str(error), 500)
        kind = _SHOWN.get(held.suffix)
        policy = {"Content-Security-Policy": _PAGE_POLICY} if kind == "text/html" else {}
        disposition = "inline" if kind else "attachment"
        return FileResponse(
            held, 200, {**_SAFE, **policy}, kind, filename=Path(name).name, content_disposition_type=disposition
        )

    return Route(ADDRESS, serve)
