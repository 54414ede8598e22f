"""A figure in words: value, unit and bound of rows, and every comparator of the register named in one table."""

from __future__ import annotations

from typing import get_args

import pytest
from register_rows import rows

from assistant.figures.words import bound, display, distance, told_amount, told_reference, written_as
from ingest.figures.quantity import Comparator
from ingest.vocabulary.genre import Reference
from ui.exports.fields import fields


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("孕产妇死亡率控制在16/10万以下。", "16/10万以下"),
        ("学前教育毛入园率保持在95.0%以上。", "保持在95.0%以上"),
        ("女性就业人员占比保持在45%左右。", "保持在45%左右"),
        ("儿童近视率比2020年下降5%。", "比2020年下降5%"),
    ],
)
def test_a_row_in_words(line: str, told: str) -> None:
    assert [display(row) for row in rows(line)] == [told]


def test_every_comparator_has_words_and_the_description_of_the_column_agrees() -> None:
    meaning = next(field.meaning for field in fields() if field.name == "comparator")
    described = dict(entry.split(" ") for entry in meaning.split("，"))
    assert set(described) == set(get_args(Comparator))
    assert all(bound(each).sign for each in get_args(Comparator))
    assert {each: bound(each).before or bound(each).after or "等于" for each in described} == described


def test_no_comparator_has_no_words() -> None:
    assert (bound(None).before, bound(None).after, bound(None).sign) == ("", "", None)
    assert [written_as(each) for each in (">=", "<=", None)] == ["写作“以上”", "写作“以下”", ""]


def test_a_distance_of_percentages_is_told_in_points() -> None:
    assert [distance(-2.0, "%"), distance(1.5, "‰"), distance(3, None)] == ["2个百分点", "1.5‰", "3"]


def test_a_misprinted_unit_is_told_in_the_one_that_was_meant() -> None:
    row = rows("婴儿死亡率控制在5.2%以下。")[0]
    assert (row.unit, row.unit_intended) == ("%", "‰")
    assert told_amount(row) == "5.2‰（原文印作5.2%）"


def test_the_nations_figure_in_words() -> None:
    reference = Reference(12, "/10万", "<=", 2030, None, "芦花纲要", None, "目标 1", "原文")
    assert told_reference(reference) == "12/10万以下"
