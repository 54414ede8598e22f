"""Halves of a question that an item told before answers as well."""

from __future__ import annotations

from assistant.query.query import Ask, Range, Subject
from assistant.tell.answer import Draft, Statement
from assistant.tell.not_told import told_before


def half(place: str, words: str) -> Ask:
    return Ask("passages", words, (Subject(words),), Range(places=(place,)))


def told(text: str) -> Draft:
    return Draft("answered", (Statement(text, (1,)),))


def test_an_item_of_the_same_place_answers_another_half() -> None:
    before = [(half("云麓市", "巡诊车"), told("云麓市：购置巡诊车，每月下村一次[1]"))]
    assert told_before(half("云麓市", "下村"), before) == "in part"
    assert told_before(half("沙泉自治州", "下村"), before) == ""
