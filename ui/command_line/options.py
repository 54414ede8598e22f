"""The options that several commands share, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.command_line.settings import audiences

Json = Annotated[bool, typer.Option("--json", help="只输出 JSON")]
Region = Annotated[str | None, typer.Option("--region", help="只看这个地方，如 武威 或 武威市")]


def _audience(context: typer.Context, asked: str | None) -> str | None:
    if asked is not None and asked not in (known := audiences(context.obj.library)):
        raise typer.BadParameter(f"没有对象“{asked}”，请改用 {'、'.join(known)} 之一")
    return asked


Audience = Annotated[str | None, typer.Option("--audience", help="规划的对象，如 妇女、儿童", callback=_audience)]
FORMAT = typer.Option("--format", help="格式，默认按 -o 的文件名，否则 table")
Output = Annotated[Path | None, typer.Option("-o", help="写入文件")]
Model = Annotated[
    str | None,
    typer.Option("--embedder", help="sentence-transformers 模型的名称或文件夹，默认用自带的 multilingual-e5-small"),
]
