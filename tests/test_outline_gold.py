"""Outlines of the sample plans, and of the real files where they are, against gold made by hand; nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reading import check_passages, read_text, uncovered
from with_pack import read_file, read_plans

from ingest.pipeline import Reading
from ingest.samples import sample_files
from ui.records.plans import plan_record

SAMPLES = {path.name: path for path in sample_files()}
GOLD = json.loads((sample_files()[0].parent / "gold" / "outlines.json").read_text("utf-8"))
FIELDS = ("document", "audience", "region", "start_year", "end_year", "domains")
RUNNING_HEADER = "青槐县人民政府公报"
READ: dict[Path, Reading] = {}


def reading_of(path: Path) -> Reading:
    """Each file is read once for all tests."""
    if path not in READ:
        READ[path] = read_plans(read_file(path))
    return READ[path]


def outlines(reading: Reading) -> list[dict[str, Any]]:
    """The records of the command line, cut down to what the gold holds."""
    records = [plan_record(plan, [p for p in reading.passages if p.plan is plan]) for plan in reading.plans]
    return [{field: record[field] for field in FIELDS} for record in records]


def assert_same(found: list[dict[str, Any]], gold: list[dict[str, Any]]) -> None:
    """Every plan, in order, in every field; a list in the gold gives accepted alternatives."""
    assert [(plan["document"], plan["audience"]) for plan in found] == [
        (plan["document"], plan["audience"]) for plan in gold
    ]
    for plan, wanted in zip(found, gold, strict=True):
        for field in FIELDS:
            accepted = wanted[field] if isinstance(wanted[field], list) and field != "domains" else [wanted[field]]
            assert plan[field] in accepted, f"{plan['document']} {plan['audience']} {field}"


def assert_nothing_lost(reading: Reading) -> None:
    check_passages(reading)
    assert reading.coverage >= 0.97
    rest = uncovered(reading).replace(RUNNING_HEADER, "")
    words = [
        character for character in rest if "\u4e00" <= character <= "\u9fff" and character not in "一二三四五六七八九十"
    ]
    assert words == []


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_agree_with_their_gold(name: str) -> None:
    assert_same(outlines(reading_of(SAMPLES[name])), [plan for plan in GOLD if plan["document"] == name])


def test_the_gold_names_every_sample() -> None:
    assert {plan["document"] for plan in GOLD} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_a_sample_is_lost(name: str) -> None:
    assert_nothing_lost(reading_of(SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_reading_twice_gives_the_same(name: str) -> None:
    again = read_plans(read_file(SAMPLES[name]))
    assert (again.plans, again.passages, again.warnings) == (
        reading_of(SAMPLES[name]).plans,
        reading_of(SAMPLES[name]).passages,
        reading_of(SAMPLES[name]).warnings,
    )


def test_only_numbered_items_are_counted() -> None:
    text = "河湾县妇女发展规划\n一、目标与措施\n（一）妇女与健康\n主要目标\n到2030年：\n1.甲达标。\n2.乙达标。\n策略措施\n1.丙照办。\n"
    reading = read_text(text)
    assert len([p for p in reading.passages if p.part == "主要目标"]) == 3
    assert outlines(reading)[0]["domains"] == [{"title": "妇女与健康", "goals": 2, "measures": 1}]


def test_pages_of_the_printed_sample_are_known() -> None:
    reading = reading_of(SAMPLES["qinghuai.pdf"])
    pages = [passage.page for passage in reading.passages]
    assert pages[0] == 1
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert pages[-1] == len(reading.document.pages) > 5


@pytest.mark.parametrize(
    ("name", "issuer", "number", "date"),
    [
        ("yunlu.txt", "云麓市人民政府", "云政发〔2022〕17号", "2022-07-18"),
        ("wangchuan.md", "望川旗人民政府", "望政发〔2022〕8号", "2022-03-09"),
        ("bailu.docx", None, None, None),
        ("shaquan.html", "沙泉自治州人民政府", "沙政发〔2022〕31号", "2022-10-12"),
        ("qinghuai.pdf", "青槐县人民政府", "青政发〔2021〕26号", "2021-12-20"),
        ("songlan.txt", None, None, None),
    ],
)
def test_who_issued_a_sample(name: str, issuer: str | None, number: str | None, date: str | None) -> None:
    assert {(p.issuer, p.number, p.date) for p in reading_of(SAMPLES[name]).plans} == {(issuer, number, date)}


def test_real_files_agree_with_their_gold(corpus: Path) -> None:
    gold_file = corpus.parent / "gold" / "outlines.json"
    if not gold_file.is_file():
        pytest.skip("the gold of the real plan files is not here")
    gold = json.loads(gold_file.read_text("utf-8"))
    names = list(dict.fromkeys(plan["document"] for plan in gold))
    assert len(names) == 5
    assert_same([plan for name in names for plan in outlines(reading_of(corpus / name))], gold)


def test_nothing_of_the_real_files_is_lost(corpus: Path) -> None:
    files = sorted(corpus.glob("*.txt"))
    assert len(files) >= 5
    for path in files:
        assert_nothing_lost(reading_of(path))
