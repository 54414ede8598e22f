"""A library of very many small plans of real counties: every place says some things in its own way, and some not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hashed_embedder import HashedEmbedder

from index.build import ingest
from index.library import Library
from ingest.places.divisions import COUNTY, Division, by_code, children

VACCINES = ("HPV疫苗", "人乳头瘤病毒疫苗", "宫颈癌疫苗", "")
"""What the plans call one vaccine, in turn; every fourth does not speak of it."""
TEXT = """{name}妇女发展规划（2021—{end}年）

一、总体要求
（一）基本原则
1.同心同向。县里的事大家一起商量。
2.先难后易。把路远的村子放在前头。

二、发展领域、目标和措施
（一）妇女与健康
主要目标：
1.孕产妇死亡率控制在{rate}/10万以下。
2.妇女健康知识越来越普及。
策略措施：
1.办好巡回诊室。每个乡镇每季度开诊{times}次。
{vaccine}
（二）妇女与家庭
主要目标：
1.家务由全家一起分担。
策略措施：
1.开设家长学堂，农闲时节每月一讲。

三、组织实施
（一）分清责任。县妇儿工委每年通报一次进展。
（二）安排经费。所需经费列入县级预算。
"""


@dataclass(frozen=True)
class Place:
    """A county, the number of its text, and what its plan says."""

    division: Division
    number: int

    @property
    def vaccine(self) -> str:
        return VACCINES[self.number % len(VACCINES)]

    @property
    def end(self) -> int:
        return 2025 if self.number % 3 == 0 else 2030

    @property
    def text(self) -> str:
        line = f"2.推进适龄女生{self.vaccine}接种，先在乡镇中学试点。\n" if self.vaccine else ""
        return TEXT.format(
            name=self.division.name, end=self.end, rate=8 + self.number % 9, times=1 + self.number % 4, vaccine=line
        )


def write_many(folder: Path, library: Library, count: int) -> list[Place]:
    """A library of the plans of so many counties, each with a name of its own."""
    places = [Place(division, number) for number, division in enumerate(_counties(count))]
    folder.mkdir(parents=True)
    files = []
    for place in places:
        files.append(folder / f"{place.division.code}.txt")
        files[-1].write_text(place.text, "utf-8")
    outcomes = list(ingest(library, files, HashedEmbedder, processes=0))
    assert {outcome.status for outcome in outcomes} == {"added"}
    return places


def _counties(count: int) -> list[Division]:
    found: dict[str, Division] = {}
    for code in range(11, 66):
        province = by_code(f"{code}0000")
        for prefecture in children(province) if province else ():
            for division in (prefecture, *children(prefecture)):
                if division.level == COUNTY and division.name.endswith("县") and len(division.name) == 3:
                    found.setdefault(division.name, division)
    every = sorted(found.values(), key=lambda division: division.code)
    return every[:: len(every) // count][:count]
