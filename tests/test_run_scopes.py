"""Rows of the population that was asked for, and a population that no row is measured on."""

from __future__ import annotations

import pytest
from made_targets import target
from with_pack import PACK

from assistant.query.query import Ask, Subject
from assistant.run.scopes import of_scope, population_without_rows

SHORT_SIGHT, COVERAGE = "近视率", "家长学校或家庭教育指导服务站点覆盖率"


def fitting(asked: str, scopes: list[str | None], indicator: str = SHORT_SIGHT) -> list[str | None]:
    """The scopes of the rows that are kept."""
    rows = [target(50.0 + n, indicator=indicator, scope=scope) for n, scope in enumerate(scopes)]
    subject = Subject(asked, indicator, asked)
    return [row.scope for row in of_scope(Ask("figures", asked, (subject,)), subject, rows, PACK)]


@pytest.mark.parametrize(
    ("asked", "scopes", "kept"),
    [
        ("小学生近视率", ["小学生", "初中生"], ["小学生"]),
        ("高中生近视率", ["小学生", "初中生", "高中阶段学生"], ["高中阶段学生"]),  # begins as it does
        ("高中生近视率", ["小学生", "初中生"], ["小学生", "初中生"]),  # none: the others are told as such
        ("", ["小学生", None], ["小学生", None]),
    ],
)
def test_rows_of_a_population(asked: str, scopes: list[str | None], kept: list[str | None]) -> None:
    assert fitting(asked, scopes) == kept


@pytest.mark.parametrize(
    ("asked", "scopes", "kept"),
    [
        ("农村家长学校覆盖率", ["城市社区", "团场社区"], ["团场社区"]),
        ("农村家长学校覆盖率", ["城市社区", "农村社区（村）"], ["农村社区（村）"]),
        ("城市家长学校覆盖率", ["城市社区", "行政村"], ["城市社区"]),
    ],
)
def test_rows_of_a_settlement(asked: str, scopes: list[str | None], kept: list[str | None]) -> None:
    assert fitting(asked, scopes, COVERAGE) == kept


@pytest.mark.parametrize(
    ("asked", "scopes", "word"),
    [
        ("高中生近视率", ["小学生", "初中生"], "高中生"),
        ("高中生近视率", ["小学生", "高中阶段学生"], ""),
        ("高中生近视率", ["小学生", None], ""),  # a row of everybody
        ("高中生近视率", [], ""),
        ("近视率", ["小学生"], ""),
        ("农村近视率", ["城市"], ""),  # settlements are told apart elsewhere
    ],
)
def test_a_population_without_rows(asked: str, scopes: list[str | None], word: str) -> None:
    rows = [target(50.0, indicator=SHORT_SIGHT, scope=scope) for scope in scopes]
    assert population_without_rows(Subject(asked, SHORT_SIGHT, asked), rows, PACK) == word
