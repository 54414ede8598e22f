"""Which section of a plan a question means, what it is called there, and which passages stand in it."""

from __future__ import annotations

import pytest
from made_rows import made_passage, made_plan

from assistant.query.query import Range
from assistant.texts.sections import (
    headline_of,
    in_section,
    names_a_section,
    section_name,
    section_passages,
    section_title,
    titles_of,
)
from index.library import Library
from ingest.grammar.outline import APPENDIX, NOTICE
from ingest.plan import GOALS, MEASURES, Heading, Plan, Role


def plan(*headings: tuple[Role, str]) -> Plan:
    return made_plan(headings=tuple(Heading(role, title, "", (title,), ()) for role, title in headings))


DOMAINS = plan(
    ("title", "柏川县妇女发展规划"), ("chapter", "总体要求"), ("domain", "妇女与健康"), ("domain", "妇女与家庭建设"),
    ("domain", "妇女与家庭"), ("domain", "妇女与健康"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("健康", ("妇女与健康",)),
        ("妇女与健康", ("妇女与健康",)),
        ("儿童与健康", ("妇女与健康",)),  # the same domain of the other audience
        ("家庭", ("妇女与家庭",)),  # its own title before one that only holds it
        ("家庭建", ("妇女与家庭建设", "妇女与家庭")),  # held by one, holds the other
        ("家庭建设工程", ("妇女与家庭建设", "妇女与家庭")),
        ("总体要求", ()),  # a chapter is no domain
    ],
)
def test_the_domains_that_a_name_means(name: str, titles: tuple[str, ...]) -> None:
    assert titles_of(DOMAINS, name) == titles


@pytest.mark.parametrize(
    ("headings", "named", "title"),
    [
        ((("section", "强化组织实施"), ("chapter", "组织实施")), "组织实施", "组织实施"),  # word for word
        ((("chapter", "组织实施和保障"), ("section", "强化组织实施")), "组织实施", "强化组织实施"),  # the nearest
        ((("chapter", "组织实施和保障"), ("chapter", "组织实施要求")), "组织实施", "组织实施和保障"),  # the first
        ((("front", "组织实施"),), "组织实施", "组织实施"),
        ((("domain", "组织实施"), ("title", "组织实施"), ("part", "组织实施")), "组织实施", None),
        ((("section", "实施"),), "组织实施", None),
        ((("section", "组织 实施"),), "组织实施", "组织 实施"),
    ],
)
def test_the_heading_that_a_section_is_called_by(
    headings: tuple[tuple[Role, str], ...], named: str, title: str | None
) -> None:
    assert section_title(plan(*headings), named) == title


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (Range(), "全文"),
        (Range(part=GOALS), "主要目标"),
        (Range(domain="健康"), "“妇女与健康”"),
        (Range(domain="健康", part=GOALS), "“妇女与健康”的主要目标"),
        (Range(domain="家庭建", part=MEASURES), "“妇女与家庭建设”、“妇女与家庭”的策略措施"),
        (Range(domain="法律", part=GOALS), "主要目标"),
        (Range(domain="法律"), "全文"),
        (Range(section="总体"), "“总体要求”"),
        (Range(section="基本原则"), "“基本原则”"),
    ],
)
def test_what_a_section_is_called(wanted: Range, name: str) -> None:
    assert section_name(DOMAINS, wanted) == name


@pytest.mark.parametrize(
    ("wanted", "names"),
    [(Range(), False), (Range(domain="健康"), True), (Range(part=GOALS), True), (Range(section="前言"), True),
     (Range(places=("柏川县",), item=3), False)],
)  # fmt: skip
def test_whether_a_range_names_a_section(wanted: Range, names: bool) -> None:
    assert names_a_section(wanted) == names


@pytest.mark.parametrize(
    ("wanted", "within"),
    [
        (Range(), True),
        (Range(part=GOALS), True),
        (Range(part=MEASURES), False),
        (Range(domain="健康"), True),
        (Range(domain="家庭"), False),
        (Range(domain="健康", part=MEASURES), False),
        (Range(section="建好体系"), True),
        (Range(section="体系"), True),  # a section whose title holds the word
        (Range(section="总体要求"), False),
        (Range(section="建好体系", part=MEASURES), False),
        (Range(section="建好体系", domain="家庭"), False),
    ],
)
def test_whether_a_passage_stands_in_the_section(wanted: Range, within: bool) -> None:
    held = plan(("domain", "妇女与健康"), ("domain", "妇女与家庭"), ("section", "建好体系"), ("chapter", "总体要求"))
    passage = made_passage(held, headings=("目标和措施", "建好体系"), domain="妇女与健康")
    assert in_section(wanted, passage) == within


def test_a_part_is_a_section_where_no_heading_is_called_so() -> None:
    front = made_passage(plan(("chapter", "前 言")), item=None, part="前言", domain=None, headings=())
    assert in_section(Range(section="前言"), made_passage(plan(), item=None, part="前言", domain=None))
    assert not in_section(Range(section="前言"), made_passage(plan(), part="前言", domain="妇女与健康"))
    assert not in_section(Range(section="前言"), front), "a heading is called so, and the passage is not under it"


@pytest.mark.parametrize(
    ("role", "under", "within"),
    [("part", "家庭", True), ("part", "家庭工作", False), ("domain", "家庭", False), ("domain", "家庭工作", True)],
)
def test_a_heading_word_for_word_before_one_that_holds_it_unless_it_is_a_domain(
    role: Role, under: str, within: bool
) -> None:
    held = plan((role, "家庭"), ("section", "家庭工作"))
    assert in_section(Range(section="家庭"), made_passage(held, headings=("目标和措施", under))) == within


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "压实责任"),
        ({"text": "压实 责任，按年通报。"}, ""),  # the text says it itself
        ({"text": "要压实责任。"}, "压实责任"),
        ({"domain": "妇女与健康"}, ""),
        ({"item": 1}, ""),
        ({"headings": ("压实责任",)}, ""),  # the chapter itself
    ],
)
def test_the_heading_that_a_passage_has_for_itself(fields: dict[str, object], title: str) -> None:
    held = {
        "text": "按年通报。",
        "item": None,
        "domain": None,
        "part": "组织实施",
        "headings": ("组织实施", "压实责任"),
    }
    assert headline_of(made_passage(DOMAINS, **(held | fields))) == title  # type: ignore[arg-type]


def test_the_passages_of_a_section(sample_library: Library) -> None:
    yunlu = next(p for p in sample_library.plans if (p.region, p.audience) == ("云麓市", "妇女"))

    def found(**wanted: str) -> set[tuple[str | None, str]]:
        return {(p.domain, p.part) for p in section_passages(sample_library, yunlu, Range(**wanted))}  # type: ignore[arg-type]

    assert found(domain="健康", part=GOALS) == {("妇女与健康", GOALS)}
    assert found(domain="健康") == {("妇女与健康", GOALS), ("妇女与健康", MEASURES)}
    assert {part for _, part in found(part=MEASURES)} == {MEASURES}
    assert {part for _, part in found()} >= {GOALS, MEASURES, "总体要求"}
    assert not {part for _, part in found()} & {NOTICE, APPENDIX}
    assert found(section="基本原则") == {(None, "总体要求")}
    assert found(section="没有的一章") == set()
