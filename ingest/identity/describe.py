"""Who a plan belongs to: region, audience, period, issuer, number and date, from title, notice or body."""

from __future__ import annotations

import re
from collections import Counter

from ingest.figures.width import half_width
from ingest.grammar.vocabulary import title_ends
from ingest.identity.signature import date_of, dated_issuer_of, issuer_in_title, issuer_of, number_of
from ingest.identity.years import Years, one_year, stated_period, without_years, years_of_body
from ingest.places.region_code import code_of
from ingest.places.regions import chain_at_start, region_in_body, region_of_head, region_of_title
from ingest.plan import Plan
from ingest.vocabulary.pack import Pack
from ingest.vocabulary.words import PlaceWords

NATION = "中国"
LINES_UNDER_THE_TITLE = 16
"""Lines of a plan's text among which the place and the day of a report stand (——2024年1月9日在…会议上). Chosen by hand;
nothing changes from 4 to 40."""
_SIDE_BY_SIDE = re.compile(r"(?<=[会局厅部委办室府院联])(?:[ \t]{2,}|\u3000+)(?=[\u4e00-\u9fff]{4})")
"""Blanks between two bodies that sign on one line."""
_ISSUES = re.compile(r"(?:[\u4e00-\u9fff]{2,30})?关于(?:印发|转发|发布)《?([^《》。,，;；]{6,60})》?的通知")
LINES_OF_A_SIGNATURE, LONGEST_SIGNATURE = 8, 40
"""Lines at the end of an opinion that may hold its signature, which has no covering notice, and their length at most."""
_QUOTED_TITLE = re.compile(r"《([^《》]{4,60})》")


def describe(
    document: str, ordinal: int, title: str | None, notice: str, body: str, domains: list[str], pack: Pack,
    tail: str = "",
) -> Plan:  # fmt: skip
    """The plan with all that its title, else its covering notice, else its body states; the rest is None.

    `notice` is the text before the title, a line each; `body` the plan's own text; `domains` its domain titles; `tail`
    what follows the plan in print (抄送 …).
    """
    words = pack.identity
    printed = body.split("\n")  # flattened where it is looked at: the whole of a long plan takes as long as its grammar
    under = [flatten(line) for line in printed[:LINES_UNDER_THE_TITLE]]
    title = title or (_title_of_notice(under, pack) if ordinal == 1 else None)
    name = flatten(title or "")
    lines = flatten(_SIDE_BY_SIDE.sub("\n", notice)).split("\n")
    if not notice and dated_issuer_of(under, words):
        lines = under  # a notice whose plan has no title of its own stands in the body
    audience = _audience(without_years(name), pack) if title else _audience_of_domains(domains, pack)
    last = (flatten(line) for line in printed[-LINES_OF_A_SIGNATURE:])
    closing = [line for line in last if len(line) <= LONGEST_SIGNATURE]
    issuer = issuer_of(lines, words) or dated_issuer_of(closing, words) or issuer_in_title(name)
    number = number_of([*lines, *under], words)
    signed = closing if dated_issuer_of(closing, words) else []
    region, above = _region(name, issuer, [*lines, *under], body, pack.places)
    years = _years(name, audience, region, lines, body, pack)
    return Plan(
        document=document,
        ordinal=ordinal,
        title=_clean_title(title) if title else None,
        region=region,
        region_code=code_of(region, above, flatten(notice), number, body),
        audience=audience,
        start_year=years[0] if years else None,
        end_year=years[1] if years else None,
        issuer=issuer,
        number=number,
        date=date_of(lines, [name, *under], signed, flatten(tail).split("\n"), words),
    )


def _title_of_notice(lines: list[str], pack: Pack) -> str | None:
    """What the heading of a notice says it issues, for a text that does not print its title again."""
    for line in lines:
        match = _ISSUES.fullmatch(line)
        if match and without_years(match.group(1)).endswith(title_ends(pack)):
            return match.group(1)
    return None


def flatten(text: str) -> str:
    """NFKC without blanks: `( 2 0 2 1—2025 年)` becomes `(2021—2025年)`; line breaks stay."""
    return re.sub(r"[^\S\n]+", "", half_width(text))


def _clean_title(title: str) -> str:
    words = re.sub(r"^附件\s*\d*\s*[:：]?\s*", "", re.sub(r"\s+", "", title))
    return re.sub(r"[（(]20\d\d年\d{1,2}月\d{1,2}日[^（）()]*[）)]$", "", words)


def _region(
    name: str, issuer: str | None, lines: list[str], body: str, words: PlaceWords
) -> tuple[str | None, tuple[str, ...]]:
    """The place, and the places that title or issuer name above it.

    The title decides; 国家 and 全国 in it only where the issuer is no place's (全国文明城市创建方案 is a city's).
    """
    own, of_issuer = region_of_title(_clean_title(name), words), region_of_title(issuer, words) if issuer else None
    above = (chain_at_start(_clean_title(name), words) or chain_at_start(issuer or "", words))[:-1]
    if own == NATION and of_issuer not in (None, own) and not name.startswith(("中国", "中华人民共和国")):
        return of_issuer, above
    told = region_of_head(lines, words) or (NATION if name and _is_issued_by_the_nation(name, lines) else None)
    return own or of_issuer or told or region_in_body(body, words), above


def _is_issued_by_the_nation(name: str, lines: list[str]) -> bool:
    """True where the text says so: 近日，中共中央、国务院印发了《…》."""
    opening = re.escape(without_years(name)[:8])
    return any(re.search(rf"(?:中共中央|国务院)[^。《]{{0,12}}印发了?《{opening}", line) for line in lines)


def _years(
    name: str, audience: str | None, region: str | None, notice: list[str], body: str, pack: Pack
) -> Years | None:
    """The years of the title, of the same title in the notice, or those that the body says it is for."""
    years = stated_period(name, pack.identity) or one_year(name, pack.headings.titles.yearly)
    if years:
        return years
    bare = without_years(name)
    quoted = _QUOTED_TITLE.findall("".join(notice))
    same = [text for text in quoted if _is_same(text, bare, audience, region, pack)]
    stated = {years for text in same if (years := stated_period(text, pack.identity))}
    return stated.pop() if len(stated) == 1 else years_of_body(flatten(body), pack.identity)


def _is_same(quoted: str, name: str, audience: str | None, region: str | None, pack: Pack) -> bool:
    """True where the notice quotes the plan itself: its title, or a plan of its place for its audience or for both.

    A national outline that the notice cites is of another place.
    """
    if name and quoted.startswith(name[:-2]):
        return True
    both = all(any(word in quoted for word in audience.titles) for audience in pack.audiences)
    whose = audience is not None and (both or (not name and _audience(quoted, pack) == audience))
    return whose and region is not None and region_of_title(quoted, pack.places) == region


def _audience(name: str, pack: Pack) -> str | None:
    named = [audience.name for audience in pack.audiences if any(word in name for word in audience.titles)]
    return named[0] if len(named) == 1 else None


def _audience_of_domains(domains: list[str], pack: Pack) -> str | None:
    """The audience that at least half of the domain titles name (儿童与健康 …)."""
    counts = Counter(audience for title in domains if (audience := _audience(title, pack)))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] * 2 >= len(domains) else None
