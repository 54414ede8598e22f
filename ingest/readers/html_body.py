"""Which lines of a flattened web page are its article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.document import CELL
from ingest.grammar.numbering import marker_of

SHARE_OF_THE_BODY = 0.8
"""The body is looked for inside an element that holds this share of the page's running text …"""
SHARE_LEFT_BESIDE = 0.02
"""… as long as no more than this share stands beside it: what is dropped there must be hints and footers."""
SHORTEST_RUNNING_TEXT = 20
"""Chinese characters; shorter lines are labels unless they are numbered or have the marks of a sentence."""
SHARE_OF_LINKS = 0.6
"""A line of the body that is links to this share leads elsewhere: related pages, next article, share buttons."""

# Footers and hints that are running text by their looks.
_BOILERPLATE = re.compile(
    r"版权所有|主办单位|主办[：:]|承办[：:]|技术支持|ICP备|网安备|网站标识码|建议使用|浏览器|扫一扫|二维码|您访问的|您当前|当前位置|即将离开|无障碍|网站地图|联系我们|Copyright"
)
# Lines of buttons; what else surrounds the text begins the tail that the grammar knows (责任编辑, 分享到 …).
_BUTTONS = re.compile(
    r"(?:[\s\[\]【】（）()|｜/:：·>+-]|字体|字号|大|中|小|打印本页|打印|关闭窗口|关闭|收藏|分享|返回顶部|返回|下载|微信|微博|QQ空间|A)+"
)
_SENTENCE = re.compile(r"[。；！？，、：]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as the page shows it, the block element that holds it, and how many of its characters are links."""

    text: str
    element: int
    linked: int


@dataclass(slots=True)
class Outline:
    """The lines of a page and its block elements: `above[n]` is the number of the element that holds element n."""

    above: list[int] = field(default_factory=lambda: [-1])
    paragraphs: list[bool] = field(default_factory=lambda: [False])
    lines: list[PageLine] = field(default_factory=list)

    def open(self, above: int, *, paragraph: bool) -> int:
        """A new element inside another; its number."""
        self.above.append(above)
        self.paragraphs.append(paragraph)
        return len(self.above) - 1

    def add(self, text: str, element: int, linked: int) -> None:
        """A line inside an element."""
        self.lines.append(PageLine(text, element, linked))


def body_lines(outline: Outline) -> list[PageLine]:
    """The lines of the article in order, without links that lead elsewhere and buttons."""
    body = _body(outline)
    inside = [False] * len(outline.above)
    for element, above in enumerate(outline.above):  # an element comes after the one that holds it
        inside[element] = element == body or (above >= 0 and inside[above])
    return [line for line in outline.lines if inside[line.element] and not _leads_elsewhere(line)]


def _body(outline: Outline) -> int:
    """The deepest element that holds the running text of the page, with next to nothing of it beside."""
    weights = [0] * len(outline.above)
    for line in outline.lines:
        weights[line.element] += _weight(line)
    for element in range(len(weights) - 1, 0, -1):
        weights[outline.above[element]] += weights[element]
    inner_of = _heaviest(outline, weights)
    # One paragraph of many is not the body, however long: the lines beside it, a date or a name, weigh nothing.
    many = {above for above, count in Counter(_holders_of_paragraphs(outline)).items() if count > 1}
    # Nor is a cell that fills its row the body of the table around it.
    tables = {line.element for line in outline.lines if CELL in line.text and not _leads_elsewhere(line)}
    body, total = 0, weights[0]
    while total and body in inner_of and body not in tables:
        inner = inner_of[body]
        left = total - weights[inner]
        alone = not (outline.paragraphs[inner] and body in many)
        if weights[inner] < total * SHARE_OF_THE_BODY or left > total * SHARE_LEFT_BESIDE or not alone:
            break
        body = inner
    return body


def _heaviest(outline: Outline, weights: list[int]) -> dict[int, int]:
    """For every element the heaviest of those directly inside it."""
    heaviest: dict[int, int] = {}
    for element in range(1, len(weights)):
        above = outline.above[element]
        if above not in heaviest or weights[element] > weights[heaviest[above]]:
            heaviest[above] = element
    return heaviest


def _holders_of_paragraphs(outline: Outline) -> list[int]:
    """The element above each paragraph that has words."""
    worded = {line.element for line in outline.lines}
    return [outline.above[element] for element, is_one in enumerate(outline.paragraphs) if is_one and element in worded]


def _weight(line: PageLine) -> int:
    """Chinese characters of running text and of numbered lines; 0 for links, labels and footers."""
    if line.linked > len(line.text) * SHARE_OF_LINKS or _BOILERPLATE.search(line.text):
        return 0
    count = len(_CHINESE.findall(line.text))
    if marker_of(line.text.strip()):
        return max(count, SHORTEST_RUNNING_TEXT)
    return count if count >= SHORTEST_RUNNING_TEXT or (_SENTENCE.search(line.text) and count >= 8) else 0


def _leads_elsewhere(line: PageLine) -> bool:
    words = line.text.strip()
    buttons = _BUTTONS.fullmatch(words) and any(character.isalpha() for character in words)
    return line.linked > len(words) * SHARE_OF_LINKS or bool(buttons)
