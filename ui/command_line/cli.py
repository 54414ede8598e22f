"""The command line: parses, calls and prints. Everything it does is also a Python call."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from index.folders import default_library
from ingest.errors import GuihuaError
from ingest.parallel.readers import SECONDS
from ui.command_line import commands, tables
from ui.command_line.options import FORMAT, Audience, Json, Model, Output, Region
from ui.command_line.output import drop_what_is_left
from ui.command_line.settings import Filters, Settings

app = typer.Typer(name="guihua", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  context_settings={"help_option_names": ["-h", "--help"]})  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"guihua {version('guihua')}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    library: Annotated[
        Path | None, typer.Option("--library", help="资料库文件夹（默认 $GUIHUA_LIBRARY 或用户数据目录）")
    ] = None,
    embedder: Model = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本")] = False,
) -> None:
    """规划：检索政府规划文件，回答问题并注明出处。"""
    context.obj = Settings(library or default_library(), embedder)


@app.command()
def demo(context: typer.Context, host: str = "127.0.0.1", port: int = 7860, open_browser: bool = True) -> None:
    """用自带的示例规划建库并打开网页。"""
    commands.demo(context.obj, host, port, open_browser)


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹")],
    json: Json = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="清空资料库后重建（更换嵌入模型时用）")] = False,
    region: Annotated[str | None, typer.Option("--region", help="文中没写明时这些文件属于哪里，如 武威市")] = None,
    pack: Annotated[
        str | None,
        typer.Option("--pack", help="用哪个词汇包读文件：包名或文件夹；资料库从此一直用它（默认 women_children）"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="收录后一直看着这个文件夹，随它新增、更新、移出，按 Ctrl-C 结束")
    ] = False,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=1, help="每个文件最多读多少秒（OCR 每读一页重新计时）")
    ] = SECONDS,
    processes: Annotated[int | None, typer.Option("--processes", min=1, help="用几个进程读文件，默认每核一个")] = None,
) -> None:
    """收录文件：新增、替换有改动的、跳过没变的。"""
    from ui.command_line import ingesting

    wish = ingesting.Wish(rebuild, region, time_limit, processes, pack)
    if watch:
        if json or len(paths) != 1:
            raise typer.BadParameter("--watch 只能看一个文件夹，也不能与 --json 同用")
        ingesting.watch(context.obj, paths[0], wish)
    elif not ingesting.ingest(context.obj, paths, wish, as_json=json):
        raise typer.Exit(1)


@app.command()
def remove(
    context: typer.Context, documents: Annotated[list[str], typer.Argument(help="文档名称，见 guihua status")]
) -> None:
    """移出文档。"""
    commands.remove(context.obj, documents)


@app.command()
def status(context: typer.Context, json: Json = False) -> None:
    """资料库里有什么。"""
    commands.status(context.obj, as_json=json)


@app.command()
def outline(
    context: typer.Context,
    document: Annotated[str | None, typer.Argument(help="文档名称，默认全部")] = None,
    json: Json = False,
) -> None:
    """识别出的规划和提纲。"""
    commands.outline(context.obj, document, as_json=json)


@app.command()
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="要找的内容")],
    k: Annotated[int, typer.Option("-k", min=1, help="条数")] = 10,
    region: Region = None,
    audience: Audience = None,
    domain: Annotated[str | None, typer.Option("--domain", help="领域，如 健康")] = None,
    json: Json = False,
) -> None:
    """按相关程度列出条目。"""
    commands.search(context.obj, query, k, Filters(region, audience, domain), as_json=json)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="问题")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help='每行 {"id","question","history"} 的 JSONL 文件')
    ] = None,
    query: Annotated[Path | None, typer.Option("--query", help="写好的查询（JSON，见 docs/query.md）")] = None,
    json: Json = False,
) -> None:
    """回答问题并注明出处。"""
    if sum(given is not None for given in (question, batch, query)) != 1:
        raise typer.BadParameter("请给出一个问题，或用 --batch 给出一个文件，或用 --query 给出一个查询")
    if question is not None and not question.strip():
        raise typer.BadParameter("问题是空的")
    if batch is not None:
        commands.ask_batch(context.obj, batch)
    elif query is not None:
        commands.ask_query(context.obj, query, as_json=json)
    elif question is not None:
        commands.ask(context.obj, question, as_json=json)


@app.command()
def targets(
    context: typer.Context,
    region: Region = None,
    audience: Audience = None,
    indicator: Annotated[str | None, typer.Option("--indicator", help="指标，如 孕产妇死亡率")] = None,
    kind: Annotated[Literal["target", "baseline", "measure"] | None, typer.Option("--kind", help="种类")] = None,
    form: Annotated[Literal["table", "json", "csv", "xlsx", "parquet"] | None, FORMAT] = None,
    output: Output = None,
) -> None:
    """全部量化表述。"""
    tables.targets(context.obj, Filters(region, audience, None), indicator, kind, form, output)


@app.command()
def compare(
    context: typer.Context,
    indicators: Annotated[list[str] | None, typer.Argument(help="指标，如 孕产妇死亡率")] = None,
    text: Annotated[
        str | None, typer.Option("--text", help="主题、句子或条目，如 流浪儿童、武威 儿童与福利 策略措施 5")
    ] = None,
    domain: Annotated[str | None, typer.Option("--domain", help="与 --text 同用：只看这个领域，如 福利")] = None,
    audience: Audience = None,
    form: Annotated[Literal["table", "json", "csv", "xlsx", "html", "png", "parquet"] | None, FORMAT] = None,
    output: Output = None,
) -> None:
    """各地 × 指标的比较表；用 --text 时比较各规划的条目。"""
    if (text is None) != bool(indicators):
        raise typer.BadParameter("请给出指标，或用 --text 给出主题或条目，二者取一")
    if text is not None:
        tables.compare_text(context.obj, text, audience, domain, form, output)
    elif domain is not None:
        raise typer.BadParameter("--domain 与 --text 同用")
    else:
        tables.compare(context.obj, indicators or [], audience, form, output)


@app.command()
def diff(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="规划", help="标题、地方与对象（武威 儿童）或文件名")],
    right: Annotated[str, typer.Argument(metavar="规划", help="另一份规划，或同一地方另一规划期的")],
    domain: Annotated[str | None, typer.Option("--domain", help="只看这个领域，如 健康")] = None,
    part: Annotated[Literal["主要目标", "策略措施"] | None, typer.Option("--part", help="只看这一部分")] = None,
    form: Annotated[Literal["table", "json", "html"] | None, FORMAT] = None,
    output: Output = None,
) -> None:
    """两份规划逐条对照：相同、数值不同、措辞不同、各自独有。"""
    tables.diff(context.obj, (left, right), domain, part, form, output)


@app.command()
def findings(
    context: typer.Context,
    region: Region = None,
    audience: Audience = None,
    form: Annotated[Literal["table", "json"] | None, FORMAT] = None,
    output: Output = None,
) -> None:
    """值得核对的数字：单位疑误、超出可能、前后不一、宽于现状或国家目标。"""
    tables.findings(context.obj, Filters(region, audience, None), form, output)


@app.command()
def ui(context: typer.Context, host: str = "127.0.0.1", port: int = 7860, open_browser: bool = False) -> None:
    """打开网页。"""
    commands.serve(context.obj, host, port, open_browser)


@app.command(name="eval")
def evaluate(
    context: typer.Context,
    dataset: Annotated[Path | None, typer.Argument(help="题目（JSONL），默认用示例规划自带的题目")] = None,
    generate: Annotated[int | None, typer.Option("--generate", min=1, help="改为从资料库自动出这么多题")] = None,
    seed: Annotated[int, typer.Option("--seed", help="出题的种子，同一种子出同样的题")] = 1,
    json: Json = False,
) -> None:
    """给回答打分。"""
    if generate is not None and dataset is not None:
        raise typer.BadParameter("请给出题目文件，或用 --generate 自动出题，二者取一")
    commands.evaluate(context.obj, dataset, generate, seed, as_json=json)


def main() -> None:
    """Run the command line: exit code 1 with one line on standard error where the work could not be done."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that knows no ‰ shows a mark in its place
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # a full disk is told here and not by the interpreter at its end
    except GuihuaError as error:
        typer.echo(f"错误：{error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        drop_what_is_left()
        sys.exit(0)
    except OSError as error:
        drop_what_is_left()
        typer.echo(f"错误：无法输出（{error.strerror or error}），请检查磁盘空间与权限", err=True)
        sys.exit(1)
