"""How indicators of the list relate to each other and to populations: what `indicators.toml` says beyond each alone."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wholes() -> dict[str, tuple[str, ...]]:
    """Indicator -> those whose value it can never exceed: 新生儿死亡率 counts a part of 婴儿死亡率, that of 5岁以下儿童死亡率."""
    above = {entry["name"]: entry["never_above"] for entry in _data()["indicator"] if "never_above" in entry}
    found: dict[str, tuple[str, ...]] = {}
    for name in above:
        chain = [above[name]]
        while chain[-1] in above:
            chain.append(above[chain[-1]])
        found[name] = tuple(chain)
    return found


def is_of(population: str, name: str) -> bool:
    """True where an indicator is measured on a population whatever its scope says: 宫颈癌筛查率 on 妇女."""
    return any(word in name for word in _data()["of_population"].get(population, ()))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("ingest.register").joinpath("indicators.toml").read_text("utf-8"))
