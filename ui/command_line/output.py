"""Where results go: standard output or a file, in the format that is asked for or that the file's name ends with."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import GuihuaError

_SAME_ENDING = {"htm": "html"}
_TEXTS = ("table", "json", "csv")


def form_of(asked: str | None, output: Path | None, forms: Iterable[str]) -> str:
    """The format asked for, else the one that the file's name ends with, else the first of `forms`.

    Raises GuihuaError for an ending that is no format of the command, and for one that says another than was asked for:
    no file gets a name that its content belies. A name without ending takes any format, `.txt` any that is plain text.
    """
    names = list(forms)
    printed = output.suffix.removeprefix(".") if output else ""
    ending = _SAME_ENDING.get(printed.lower(), printed.lower())
    if asked is not None and asked not in names:
        raise GuihuaError(f"没有 {asked} 格式，可用 {'、'.join(names)}")
    if not ending or (ending == "txt" and (asked or names[0]) in _TEXTS):
        return asked or names[0]
    if ending not in names or ending == "table":
        endings = "、".join(f".{'txt' if form == 'table' else form}" for form in names)
        raise GuihuaError(f"不能写成 .{printed} 文件（{output}），文件名可用 {endings}")
    if asked not in (None, ending):
        raise GuihuaError(f"文件名 {output} 是 {ending}，--format 是 {asked}：请改成一致")
    return ending


def deliver(content: str | bytes, output: Path | None, form: str) -> None:
    """Print the content or write it to a file (CSV with the mark by which Excel knows UTF-8).

    Raises GuihuaError for a file that cannot be written, and for a workbook, a chart or the like on a terminal.
    """
    if output is not None:
        encoding = "utf-8-sig" if form == "csv" else "utf-8"
        with writing(output):
            output.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    elif isinstance(content, str):
        print(content)
    elif sys.stdout.isatty() and form != "csv":
        raise GuihuaError(f"{form} 格式不能显示在终端上：请加 -o 文件名.{form}，或用 > 转到文件")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Turn a file that cannot be written into one sentence."""
    try:
        yield
    except OSError as error:
        raise GuihuaError(f"无法写入 {output}（{error.strerror}），请检查路径与权限") from error


def drop_what_is_left() -> None:
    """What could not be written is not tried again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
