"""An answer as the page gets it, and what some HTML of it holds."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from assistant.tell.answer import Answer, Citation, Coverage, Row, Silent

CITATION = Citation(1, "yunlu.txt", "云麓市妇女发展规划（2021—2030年）", "云麓市", "妇女", ("妇女与健康", "主要目标", "2"),
                    "孕产妇死亡率控制在12/10万以下。", ((110, 129),), 3)  # fmt: skip
ROW = Row("云麓市", "妇女", CITATION.plan, "孕产妇死亡率", None, "<=", 12.0, "/10万", "12/10万以下", 1)
COVERAGE = Coverage(
    8, 2, (Silent("松岚区", "妇女", None, "no_such_plan"), Silent("望川旗", "妇女", None, "not_quantified", 2))
)
ANSWER = Answer(
    "各地孕产妇死亡率目标是多少", "孕产妇死亡率：\n云麓市：12/10万以下[1]\n青槐县：15/10万以下[2]", "answered",
    (CITATION, replace(CITATION, number=2, document="qinghuai.pdf", region="青槐县")),
    (ROW, replace(ROW, region="青槐县", display="15/10万以下", citation=2)), (), COVERAGE,
)  # fmt: skip


class Tags(HTMLParser):
    """Which tags and attributes some HTML holds, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data
