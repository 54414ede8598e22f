"""A place without the words of a topic is not called silent where it says something near in meaning, and is where not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from asks import asked, over, run

from assistant.query.query import Ask
from assistant.tell.answer import Draft
from assistant.tell.sources import Sources
from assistant.texts.presence import presence
from index.embedders.embedder import DEFAULT_NAME
from index.library import Library
from index.search import Hit


@dataclass
class Meaning:
    """A searcher of the default model that finds one item near to whatever is asked."""

    library: Library
    near: float
    item: str
    model: str = f"{DEFAULT_NAME}/int8"
    asked: list[str] = field(default_factory=list)

    def nearness(self, topic: str, plans: Any) -> float:
        self.asked.append(topic)
        return self.near

    def evidence(self, topic: str, plans: Any) -> float:
        return 0.0

    def search(self, topic: str, k: int, plans: Any) -> list[Hit]:
        return [Hit(p, 1.0) for p in self.library.passages(plans) if self.item in p.text][:k]


def told(library: Library, searcher: Meaning, topic: str, where: str) -> list[str]:
    def looked(ask: Ask, held: Library, sources: Sources) -> Draft:
        return presence(ask, held, sources, searcher)  # type: ignore[arg-type]

    return list(run(looked, asked("presence", over(library, where), topic), library).lines)


@pytest.mark.parametrize(("near", "denied"), [(0.95, False), (0.9, True)])
def test_what_is_near_in_meaning_is_told_and_nothing_denied(sample_library: Library, near: float, denied: bool) -> None:
    first, *lines = told(sample_library, Meaning(sample_library, near, "老年妇女"), "老人养老", "云麓")
    assert ("没有提到" in first) == denied
    assert any("老年妇女享有便利的养老服务" in line for line in lines) != denied
    if not denied:
        assert first == "云麓市的妇女规划、儿童规划没有与“老人养老”字面一致的说法，意思可能相近的见下。"


def test_a_place_with_the_words_or_a_short_topic_is_not_searched(sample_library: Library) -> None:
    searcher = Meaning(sample_library, 0.95, "老年妇女")
    told(sample_library, searcher, "窝沟封闭", "云麓")
    told(sample_library, searcher, "高铁", "云麓")
    assert searcher.asked == []
