"""The numbering at the start of lines, as typed by people: every family, every width, and what is no number."""

from __future__ import annotations

import pytest

from ingest.grammar.numbering import BY_NAME, DECIMALS, FAMILIES, NUMERIC, Family, marker_of


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_example_of_a_family_is_read_as_that_family(family: Family) -> None:
    marker = marker_of(family.example)
    assert marker is not None
    assert marker.family is family
    assert family.example[marker.length :].strip() == family.example[marker.length :] != ""


def test_families_are_in_the_official_order() -> None:
    ranks = [family.rank for family in FAMILIES]
    assert ranks == sorted(ranks)
    assert {family.name for family in FAMILIES} == {"篇", "章", "节", "条", "一、", "（一）", "1.", "（1）", "1）", "①"}
    assert set(BY_NAME) > NUMERIC


def test_decimal_numbering_stands_between_the_families_above_and_below_it() -> None:
    for rank, forms in DECIMALS.items():
        assert [family.rank for family in forms] == [rank, rank + 1, rank + 2, rank + 3]
        assert not {family.rank for family in forms} & {family.rank for family in FAMILIES}
        assert BY_NAME["条"].rank < rank < BY_NAME["1."].rank


@pytest.mark.parametrize(
    ("line", "family", "number", "words"),
    [
        ("一、打基础", "一、", 1, "打基础"),
        ("二． 工作要求", "一、", 2, "工作要求"),
        ("十一、附带事项", "一、", 11, "附带事项"),
        ("(三) 孩子与学校", "（一）", 3, "孩子与学校"),
        ("（ 四 ）老人与孩子", "（一）", 4, "老人与孩子"),
        ("（五)母亲与邻里", "（一）", 5, "母亲与邻里"),
        ("（六）、农忙时节", "（一）", 6, "农忙时节"),
        ("1.每乡设一名保健员。", "1.", 1, "每乡设一名保健员。"),
        ("2. 校医每周到校。", "1.", 2, "校医每周到校。"),
        ("3、入户走访。", "1.", 3, "入户走访。"),
        ("4、 监测评估", "1.", 4, "监测评估"),
        ("9、孕期随访。", "1.", 9, "孕期随访。"),
        ("15．加强科研。", "1.", 15, "加强科研。"),
        ("16 ．午休有床位。", "1.", 16, "午休有床位。"),
        ("8.5岁以下儿童贫血率降到7%。", "1.", 8, "5岁以下儿童贫血率降到7%。"),
        ("8.6个月内纯母乳喂养率过半。", "1.", 8, "6个月内纯母乳喂养率过半。"),
        ("1．12名医生到岗。", "1.", 1, "12名医生到岗。"),
        ("（2）夜间巡查。", "（1）", 2, "夜间巡查。"),
        ("( 3 )建卡。", "（1）", 3, "建卡。"),
        ("2）归档。", "1）", 2, "归档。"),
        ("③上报。", "①", 3, "上报。"),
        ("第三篇  民生", "篇", 3, "民生"),
        ("第2部分：任务", "篇", 2, "任务"),
        ("第十二章　收尾", "章", 12, "收尾"),
        ("第 四 节 经费", "节", 4, "经费"),
    ],
)
def test_markers_of_real_looking_lines(line: str, family: str, number: int, words: str) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.family.name, marker.number, line[marker.length :]) == (family, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "妇女与产业振兴",
        "2021年以来，全县新建托育点九处。",
        "2021.各项工作有序推进。",
        "12338热线全天有人接听。",
        "95%以上的村有阅览室。",
        "10万元奖补到户。",
        "一是夯实责任。",
        "一体推进城乡托育。",
        "第三批试点已经铺开。",
        "（草案）",
        "（见附表）",
        "",
        "三十岁以上妇女可自愿参加。",
    ],
)
def test_lines_that_carry_no_number(line: str) -> None:
    assert marker_of(line) is None
