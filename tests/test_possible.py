"""Items that search puts first where no plan has the words: shown to be checked, two at most, none of a preface."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from asks import asked, over

from assistant.assistant import Assistant
from assistant.run.ranges import places_in_range
from assistant.tell.sources import Sources
from assistant.texts.passages import possible
from assistant.texts.passages.possible import MOST_POSSIBLE, possible_items
from index.library import Library
from index.search import Hit


@dataclass
class Searched:
    """A searcher that finds all passages of the plans in their order, whatever is looked for."""

    library: Library
    model: str = "known"

    def search(self, text: str, most: int, plans: object) -> list[Hit]:
        found = self.library.passages(plans)  # type: ignore[arg-type]
        inside = [passage for passage in found if passage.domain]
        return [Hit(passage, 1.0) for passage in [found[0], *inside][:most]]


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(possible, "has_known_scale", lambda model: model == "known")


def lines(library: Library, topic: str, model: str = "known") -> list[str]:
    ask = asked("passages", over(library, "云麓"), topic)
    place = places_in_range(ask.range, library.plans)[0]
    found = possible_items(ask, topic, place, Sources(library), Searched(library, model))  # type: ignore[arg-type]
    return [line.text for line in found]


@pytest.mark.usefixtures("known")
def test_two_items_and_no_preface(sample_library: Library) -> None:
    told = lines(sample_library, "招工嫌弃女的")
    assert len(told) == MOST_POSSIBLE
    assert all(line.startswith("可能相关，请核对是否就是所问：云麓市") and "前言" not in line for line in told)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(("topic", "model"), [(" ", "known"), ("招工嫌弃女的", "hashed")])
def test_nothing_without_words_or_meaning(sample_library: Library, topic: str, model: str) -> None:
    assert lines(sample_library, topic, model) == []


def test_of_several_places_none_is_shown(assistant: Assistant) -> None:
    assert "可能相关，请核对" not in assistant.ask("各地招工嫌弃女的怎么管").text
