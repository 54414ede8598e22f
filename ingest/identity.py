"""Who a plan belongs to: region, audience, period, issuer, number and date, from title, notice or body."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ingest.grammar.numbering import chinese_number
from ingest.places.region_code import code_of
from ingest.places.regions import chain_at_start, region_in_body, region_of_title
from ingest.plan import Plan

AUDIENCES = ("妇女", "儿童")
_YEAR = r"((?:19|20)\d{2}|[一二三四五六七八九〇零○]{4})"
_PERIOD = re.compile(rf"{_YEAR}年?(?:[-—－–~～]+|至|到){_YEAR}年?")
_QUOTED_TITLE = re.compile(r"《([^《》]{4,60})》")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*第?\s*\d{1,4}\s*号")
_DATE = re.compile(
    r"((?:19|20)\d{2}|[一二三四五六七八九〇零○]{4})年(\d{1,2}|[一二十]{1,3}|[一二三四五六七八九])月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff]{2,30}(?:人民政府办公室|人民政府办公厅|人民政府|委员会|办公室|办公厅)")


def describe(document: str, ordinal: int, title: str | None, notice: str, body: str, domains: list[str]) -> Plan:
    """The plan with all that its title, else its covering notice, else its body states; the rest is None.

    `notice` is the text before the title, a line each; `body` the plan's own text; `domains` its domain titles.
    """
    flat = flatten(title or "")
    name = _PERIOD.sub("", flat).replace("()", "")
    audience = _audience(name) if title else _audience_of_domains(domains)
    quoted = [flatten(match) for match in _QUOTED_TITLE.findall(flatten(notice))]
    same = [text for text in quoted if name and text.startswith(name[:-2])]
    years = _years(flat) or next((years for text in same if (years := _years(text))), None)
    signature = flatten(notice)
    issuer = _issuer(notice)
    region = region_of_title(name) or (region_of_title(issuer) if issuer else None)
    if region is None and not title:
        region = region_in_body(body)
    number, date = _NUMBER.search(signature), list(_DATE.finditer(signature))
    above = (chain_at_start(name) or chain_at_start(issuer or ""))[:-1]
    return Plan(
        document=document,
        ordinal=ordinal,
        title=_clean_title(title) if title else None,
        region=region,
        region_code=code_of(region, above, signature, number.group() if number else None, body),
        audience=audience,
        start_year=years[0] if years else None,
        end_year=years[1] if years else None,
        issuer=issuer,
        number=number.group() if number else None,
        date=_iso(*date[-1].groups()) if date else None,
    )


def flatten(text: str) -> str:
    """NFKC without blanks: `( 2 0 2 1—2025 年)` becomes `(2021—2025年)`; line breaks stay."""
    return re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", text))


def _clean_title(title: str) -> str:
    return re.sub(r"^附件\s*\d*\s*[:：]?\s*", "", re.sub(r"\s+", "", title))


def _audience(name: str) -> str | None:
    named = [audience for audience in AUDIENCES if audience in name]
    return named[0] if len(named) == 1 else None


def _audience_of_domains(domains: list[str]) -> str | None:
    """The audience that at least half of the domain titles name (儿童与健康 …)."""
    counts = Counter(audience for title in domains if (audience := _audience(title)))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] * 2 >= len(domains) else None


def _years(flat: str) -> tuple[int, int] | None:
    match = _PERIOD.search(flat)
    return (_year(match.group(1)), _year(match.group(2))) if match else None


def _year(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int("".join(str(chinese_number(character)) if character not in "○" else "0" for character in text))


def _iso(year: str, month: str, day: str) -> str:
    return f"{_year(year)}-{chinese_number(month):02}-{chinese_number(day):02}"


def _issuer(notice: str) -> str | None:
    """The body that signs the notice: the last line that is nothing but an office's name, else the notice's head."""
    lines = [flatten(line) for line in notice.split("\n")]
    signed = [line for line in lines if _ISSUER.fullmatch(line)]
    if signed:
        return signed[-1]
    head = next((match for line in lines if (match := _ISSUER.match(line)) and "关于" in line), None)
    return head.group() if head else None
