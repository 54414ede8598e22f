"""Places are told apart by their codes, and plans of one place by their years, in every answer over texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alignment_plans import HILL, RIVER, RIVER_BEFORE, write_plans
from asks import asked, over, run
from hashed_embedder import HashedEmbedder

from assistant.plans.plan_table import plan_table
from assistant.query.query import Range
from assistant.texts.contrast import contrast
from assistant.texts.digest import digest
from assistant.texts.items import items
from assistant.texts.presence import presence
from index.build import ingest
from index.library import Library


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two districts of one name, and a county with plans for two periods."""
    folder = tmp_path_factory.mktemp("counties")
    files = write_plans(
        folder / "texts", one=RIVER.replace("柳湾县", "南京市鼓楼区"), two=HILL.replace("石坪县", "福州市鼓楼区"), river=RIVER,
        before=RIVER_BEFORE,
    )  # fmt: skip
    with Library(folder / "library", create=True) as library:
        assert {outcome.status for outcome in ingest(library, files, HashedEmbedder, processes=0)} == {"added"}
        yield library


def test_two_districts_of_one_name_are_two_places(counties: Library) -> None:
    told = run(presence, asked("presence", over(counties), "母婴室"), counties)
    assert told.first == (
        "提到“母婴室”的有2个地方、2份规划：柳湾县、江苏省南京市鼓楼区；没有提到“母婴室”的有1个地方：福建省福州市鼓楼区。"
    )
    assert ("福建省福州市鼓楼区", "妇女", "not_mentioned") in told.silent
    listing = run(plan_table, asked("plans", over(counties)), counties)
    assert listing.first == "资料库收录了3个地方的4份规划（妇女规划4份）："
    assert "江苏省南京市鼓楼区：妇女规划（2021—2030年）[3]" in listing.lines


def test_plans_for_two_periods_are_named_by_their_years(counties: Library) -> None:
    told = run(presence, asked("presence", over(counties), "母婴室"), counties)
    assert (
        told.line("柳湾县：")
        == "柳湾县：2011—2020年妇女规划没有提到；2021—2030年妇女规划“全县每个乡镇建有一处母婴室。”[1]"
    )
    before = run(
        items, asked("items", over(counties, "柳湾", domain="健康", part="主要目标", issue="before")), counties
    )
    assert before.first == "柳湾县妇女发展规划（2011—2020年）“妇女与健康”的主要目标共2条："
    both = run(digest, asked("digest", over(counties, "柳湾", domain="健康", part="主要目标")), counties)
    assert len(both.lines) == 2


def test_two_periods_of_one_place_are_set_against_each_other(counties: Library) -> None:
    told = run(contrast, asked("contrast", over(counties, "柳湾")), counties, searches=True)
    assert told.first.startswith(
        "柳湾县妇女发展规划（2011—2020年）与柳湾县妇女发展规划（2021—2030年）的目标和措施：对应的有3条"
    )
    assert (
        "数值不同：孕产妇死亡率，2011—2020年妇女规划20/10万以下[1]，2021—2030年妇女规划12/10万以下[2]（2021—2030年妇女规划较严）。"
        in told.lines
    )
    assert "仅2021—2030年妇女规划有：妇女与健康·主要目标第4条“全县每个乡镇建有一处母婴室”" in told.text


def test_an_item_that_is_split_is_not_said_to_lack_words(counties: Library) -> None:
    keys = over(counties, "鼓楼").places
    within = Range(places=keys, domain="家庭", part="主要目标")
    told = run(contrast, asked("contrast", within), counties, searches=True)
    assert "双方都没有独有的条目" in told.first
    assert "没有相应的字" not in told.text


def test_domains_of_like_names_are_one(counties: Library) -> None:
    told = run(contrast, asked("contrast", over(counties, "鼓楼"), fields=("domains",)), counties, searches=True)
    assert told.first.endswith("的领域设置相同，都是2个：“健康”、“家庭”。")


def test_figures_in_the_names_of_files_are_no_figures_of_plans(tmp_path: Path) -> None:
    with Library(tmp_path / "library", create=True) as library:
        files = write_plans(tmp_path / "texts", 海河_2019版_07=RIVER)
        list(ingest(library, files, HashedEmbedder, processes=0))
        told = run(plan_table, asked("plans", over(library), fields=("files",)), library)
    assert told.text == "柳湾县妇女发展规划：文件海河_2019版_07.txt[1]。"
