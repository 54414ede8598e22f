"""What an answer over places leaves unsaid because one thing was asked: no name of it, no rest of none, no sum of one."""

from __future__ import annotations

from assistant.assistant import Assistant


def test_a_silence_names_the_indicator_only_where_several_are_asked(assistant: Assistant) -> None:
    one = assistant.ask("各地村委会主任中女性比例目标").text
    assert "青槐县：提到但没有给出数值" in one
    several = assistant.ask("各地村委会主任和村委会成员中女性比例目标").text
    assert "青槐县：村委会主任中女性比例提到但没有给出数值" in several


def test_no_rest_is_told_where_all_places_are_listed(assistant: Assistant) -> None:
    text = assistant.ask("各地5岁以下儿童死亡率目标").text
    assert "其余" not in text


def test_a_place_with_one_plan_has_no_sum_by_kind(assistant: Assistant) -> None:
    assert assistant.ask("青槐有哪些规划").text.splitlines()[0] == "青槐县共有1份规划："
    assert assistant.ask("云麓有哪些规划").text.splitlines()[0].startswith("云麓市共有2份规划（")


def test_what_was_reached_is_missed_only_where_it_was_asked_for(assistant: Assistant) -> None:
    asked = assistant.ask("云麓市5岁以下儿童贫血率现在是多少").text
    assert "没有写现状值" in asked
    assert "没有写现状值" not in assistant.ask("云麓市5岁以下儿童贫血率目标是多少").text
