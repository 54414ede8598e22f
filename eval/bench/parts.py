"""Parts of `eval.bench` that run in a process of their own, so that time and memory are theirs alone.

`python -m eval.bench.parts plain FILE…` builds the plain chain; `warm LIBRARY DATASET` answers in one process;
`read FOLDER`
reads the files of a folder, `ingest LIBRARY FOLDER` takes them in without vectors; `prepare` makes the default model in the cache where it is not there yet. Each prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from eval.dataset import load_cases
from eval.metrics import percentile
from index.embedders.embedder import open_embedder
from index.library import Library
from ingest.readers import read_file
from ingest.vocabulary.pack import load_pack


def open_default_models() -> dict[str, object]:
    """Open the default embedder in both forms once: making it is not part of any measurement."""
    return {"embedders": [open_embedder().name, open_embedder(precision="fp32").name]}


def build_plain_chain(files: list[Path]) -> dict[str, object]:
    """Split, embed in fp32 and store; `seconds` is the work without imports, and with opening the model."""
    from eval.baselines import PlainChain

    started = time.perf_counter()
    pack = load_pack()
    texts = {path.stem: read_file(path, pack, path.name).text for path in files}
    chain = PlainChain(texts, open_embedder(precision="fp32"))
    return {"chunks": len(chain.chunks), "seconds": time.perf_counter() - started}


def answer_warm(folder: Path, dataset: Path) -> dict[str, object]:
    """Ask every question twice in one process; the second time counts."""
    from assistant.assistant import Assistant

    cases = load_cases(dataset)
    with Library(folder) as library:
        assistant = Assistant(library, open_embedder)
        for case in cases:
            assistant.ask(case.question, case.history)
        seconds = []
        for case in cases:
            started = time.perf_counter()
            assistant.ask(case.question, case.history)
            seconds.append(time.perf_counter() - started)
    return {"questions": len(cases), "p50": percentile(seconds, 0.5), "p95": percentile(seconds, 0.95)}


def main() -> None:
    """Run the part that the first argument names."""
    part, *paths = sys.argv[1], *map(Path, sys.argv[2:])
    if part == "prepare":
        result = open_default_models()
    elif part == "plain":
        result = build_plain_chain(list(paths))
    elif part == "warm":
        result = answer_warm(paths[0], paths[1])
    elif part == "ingest":
        from eval.bench.ingest import ingest_once

        result = dict(ingest_once(paths[0], paths[1]))
    elif part == "read":
        from eval.bench.ingest import read_once

        result = {"seconds": read_once(paths[0])}
    else:
        raise SystemExit(f"unknown part {part}: prepare, plain, warm, read or ingest")
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
