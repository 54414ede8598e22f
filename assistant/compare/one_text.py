"""A subject or an item in every plan: the items that correspond side by side, and the places that lack them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.compare.alignment import Alignment, ItemPair, align
from assistant.compare.items import items_of
from assistant.compare.likeness import Item
from assistant.compare.mentions import Mention, mentions
from assistant.plan_words import domain_core, in_domain, region_or_label
from assistant.query.plans import item_named
from assistant.tell.evidence import LEAST_EVIDENCE
from assistant.tell.quotes import Sentence, quote, sentences
from index.embedders.embedder import Embedder
from index.library import Library
from index.search import Searcher
from ingest.document import Document, Span
from ingest.errors import GuihuaError
from ingest.plan import Passage, Plan

WhyLacking = Literal["elsewhere", "not_mentioned", "no_counterpart", "no_such_plan"]
PlanKey = tuple[str, int]
NEAR = 0.2
"""Likeness from which the nearest item is worth showing beside a silence; below it only chance words agree. Chosen
by hand; the tests hold from 0.1 to 0.3."""
LEAST_UNNAMED = 0.5
"""Likeness from which an item that does not name the subject stands beside one that does: the same item in other
words (困境儿童 where others list 孤儿、流浪儿童), not the next best. By hand; the tests hold from 0.3 to 0.7."""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item of a group: its most telling words with their place in the document, and whether they name the subject.

    An item that does not name it stands here because it corresponds to one that does.
    """

    passage: Passage
    quote: str
    spans: tuple[Span, ...]
    names_it: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """A place, or one plan of it, without an item in the group.

    `elsewhere`: the plan speaks of the subject in other items; `not_mentioned`: it does not; `no_counterpart`: it has
    no item like the one that was named; `no_such_plan`: the library has no plan for this audience. `near` is the item
    that comes nearest in words, too far to count.
    """

    region: str | None
    audience: str | None
    plan: Plan | None
    reason: WhyLacking
    near: FoundItem | None


@dataclass(frozen=True, slots=True)
class Group:
    """Items of different plans that correspond; the first one is the one that the others were aligned to."""

    items: tuple[FoundItem, ...]
    lacking: tuple[Lacking, ...]

    @property
    def first(self) -> Passage:
        """The item that the others were aligned to."""
        return self.items[0].passage


@dataclass(frozen=True, slots=True)
class TextComparison:
    """What was looked for, and the groups of items found. `item` is the one item that the text names or comes nearest to;
    None where plans speak of the text as a subject."""

    text: str
    item: Passage | None
    named: bool
    """True where the text is the path or id of the item, so that nothing had to be guessed."""
    regions: tuple[str, ...]
    groups: tuple[Group, ...]


def compare_text(
    library: Library, text: str, open_embedder: Callable[[], Embedder], audience: str | None = None,
    domain: str | None = None,
) -> TextComparison:  # fmt: skip
    """The items on a subject, or those that correspond to one item, in all plans of the library.

    `text` is a subject (流浪儿童), a sentence, or the path or id of an item. The embedder is opened only where no plan
    has the words. Raises GuihuaError where nothing in the plans comes near.
    """
    if not text.strip():
        raise GuihuaError("要比较的内容是空的，请给出主题（如 流浪儿童）或条目（如 武威 儿童与福利 策略措施 5）")
    plans = [plan for plan in library.plans if audience in (None, plan.audience)]
    regions = tuple(dict.fromkeys(region_or_label(plan) for plan in library.plans))
    named = item_named(text, library)
    found = [] if named else mentions(library, plans, text)
    found = [mention for mention in found if domain is None or in_domain(mention.passage, domain)]
    speaking = [mention for mention in found if mention.speaks]
    comparer = _Comparer(library)
    if speaking:
        return TextComparison(text, None, False, regions, tuple(comparer.groups(plans, speaking, found)))
    item = named or _nearest(library, text, open_embedder, plans, domain)
    others = [plan for plan in plans if plan.audience == (audience or item.plan.audience)]
    group = comparer.group(item, others, {}, {}, "no_counterpart")
    whole = _with_absent(library, group, audience or item.plan.audience)
    return TextComparison(text, item, named is not None, regions, (whole,))


def _nearest(
    library: Library, text: str, open_embedder: Callable[[], Embedder], plans: Sequence[Plan], domain: str | None
) -> Passage:
    """The item that a text which no plan repeats comes nearest to; raises GuihuaError where none is near."""
    searcher = Searcher(library, open_embedder)
    hits = searcher.search(text, 20, plans) if plans and searcher.evidence(text, plans) >= LEAST_EVIDENCE else []
    passages = [hit.passage for hit in hits if hit.passage.item is not None]
    passages = [passage for passage in passages if domain is None or in_domain(passage, domain)]
    if not passages:
        raise GuihuaError(f"没有规划提到“{text.strip()}”，请换一个说法，或用 guihua search 查找相近的条目")
    return passages[0]


class _Comparer:
    """Aligns plans of one library, each two once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._items: dict[PlanKey, list[Item]] = {}
        self._alignments: dict[tuple[PlanKey, PlanKey], Alignment] = {}
        self._documents: dict[str, Document] = {}

    def groups(self, plans: Sequence[Plan], speaking: Sequence[Mention], found: Sequence[Mention]) -> list[Group]:
        """One group for each item that no earlier group holds, the plans with the most items on the subject first.

        Plans for different audiences treat different things under one word and are grouped apart.
        """
        said = {_key(mention.passage): mention for mention in speaking}
        near: dict[PlanKey, Mention] = {}
        for mention in sorted((m for m in found if not m.speaks), key=lambda m: m.share):
            near[mention.passage.plan.address] = mention
        counts = Counter(mention.passage.plan.audience for mention in speaking)
        groups: list[Group] = []
        for audience, _ in counts.most_common():
            alike = [plan for plan in plans if plan.audience == audience]
            held = Counter(m.passage.plan.address for m in speaking)
            rank = {plan.address: (-held[plan.address], number) for number, plan in enumerate(alike)}
            seeds = [mention for mention in speaking if mention.passage.plan.audience == audience]
            done: set[tuple[PlanKey, int]] = set()
            for mention in sorted(seeds, key=lambda m: (rank[m.passage.plan.address], m.passage.ordinal)):
                if _key(mention.passage) not in done:
                    group = self.group(mention.passage, alike, said, near, "not_mentioned", done)
                    done |= {_key(item.passage) for item in group.items}
                    groups.append(_with_absent(self._library, group, audience))
        return sorted(groups, key=lambda group: (-sum(item.names_it for item in group.items), group.first.ordinal))

    def group(
        self, first: Passage, plans: Sequence[Plan], said: dict[tuple[PlanKey, int], Mention],
        near: dict[PlanKey, Mention], reason: WhyLacking, done: set[tuple[PlanKey, int]] | None = None,
    ) -> Group:  # fmt: skip
        """The item and its counterparts in the plans; those that an earlier group holds are left out."""
        items = {_key(first): self._found(first, said)}
        lacking = []
        for plan in (plan for plan in plans if plan.address != first.plan.address):
            pair = self._pair(first, plan, said)
            partners = [p for p in (pair.right if pair else ()) if _key(p) not in (done or ())]
            # What one plan says in one item and this one in two is one group, where both name the subject.
            beside = [
                p for p in (pair.left if pair and partners else ()) if _key(p) in said and _key(p) not in (done or ())
            ]
            for passage in (*beside, *partners):
                items.setdefault(_key(passage), self._found(passage, said))
            if not partners:
                speaks = any(key[0] == plan.address for key in said)
                why = "elsewhere" if speaks else reason
                shown = None if speaks else self._near(first, plan, near)
                lacking.append(Lacking(plan.region, plan.audience, plan, why, shown))
        return Group(tuple(items.values()), tuple(lacking))

    def _near(self, first: Passage, plan: Plan, near: dict[PlanKey, Mention]) -> FoundItem | None:
        """What a silent plan says that comes nearest: to the subject in words, else to the item."""
        mention = near.get(plan.address)
        if mention is not None:
            return self._quoted(mention.passage, mention.sentence, False)
        alone = self._aligned(first.plan, plan).left_only
        nearest = next((a.nearest for a in alone if a.passage.ordinal == first.ordinal and a.likeness >= NEAR), None)
        return self._quoted(nearest, sentences(nearest)[0], False) if nearest else None

    def _found(self, passage: Passage, said: dict[tuple[PlanKey, int], Mention]) -> FoundItem:
        mention = said.get(_key(passage))
        return self._quoted(passage, mention.sentence if mention else sentences(passage)[0], mention is not None)

    def _quoted(self, passage: Passage, sentence: Sentence, names_it: bool) -> FoundItem:
        name = passage.plan.document
        if name not in self._documents:
            self._documents[name] = self._library.document(name)
        words, spans = quote(self._documents[name], passage, sentence.start, sentence.end)
        return FoundItem(passage, words, spans, names_it)

    def _pair(self, passage: Passage, plan: Plan, said: dict[tuple[PlanKey, int], Mention]) -> ItemPair | None:
        """The item with what corresponds to it in a plan; where a subject was asked for, only what names it or is much
        alike, else what names it in the same domain and part."""
        pairs = self._aligned(passage.plan, plan).pairs
        pair = next((pair for pair in pairs if passage.ordinal in [p.ordinal for p in pair.left]), None)
        if not said or (pair and (pair.likeness >= LEAST_UNNAMED or any(_key(p) in said for p in pair.right))):
            return pair
        paired = {p.ordinal for other in pairs for p in other.right if any(_key(q) in said for q in other.left)}
        alike = [
            mention for mention in said.values()
            if mention.passage.plan.address == plan.address and mention.passage.ordinal not in paired
            and _place(mention.passage) == _place(passage)
        ]  # fmt: skip
        best = max(alike, key=lambda mention: mention.share, default=None)
        return ItemPair((passage,), (best.passage,), 0.0) if best else None

    def _aligned(self, left: Plan, right: Plan) -> Alignment:
        key = (left.address, right.address)
        if key not in self._alignments:
            self._alignments[key] = align(self._of(left), self._of(right))
        return self._alignments[key]

    def _of(self, plan: Plan) -> list[Item]:
        key = plan.address
        if key not in self._items:
            self._items[key] = items_of(self._library, plan)
        return self._items[key]


def _with_absent(library: Library, group: Group, audience: str | None) -> Group:
    """The group with the places that have plans, but none for this audience."""
    held = {plan.region for plan in library.plans if plan.audience == audience}
    others = dict.fromkeys(plan.region for plan in library.plans if plan.region and plan.region not in held)
    absent = tuple(Lacking(region, audience, None, "no_such_plan", None) for region in others)
    return Group(group.items, group.lacking + absent)


def _place(passage: Passage) -> tuple[str | None, str]:
    return passage.domain and domain_core(passage.domain), passage.part


def _key(passage: Passage) -> tuple[PlanKey, int]:
    return passage.plan.address, passage.ordinal
