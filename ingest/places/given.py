"""The place that a person names for a file (`--region`), where its text names none or the wrong one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.errors import GuihuaError
from ingest.places.divisions import described, lookup
from ingest.places.regions import chain_at_start
from ingest.vocabulary.words import PlaceWords

_NAME = re.compile(r"[\u4e00-\u9fff·]{2,30}")


@dataclass(frozen=True, slots=True)
class GivenPlace:
    """A place by its full name; `code` is None for one that the register of divisions does not have."""

    region: str
    code: str | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know of the place."""
        return () if self.code else (f"指定的地方“{self.region}”不在行政区划表里，没有区划代码",)

    def against(self, found: str | None) -> tuple[str, ...]:
        """What a person should know where the text itself names another place."""
        if found is None or found in self.region or self.region in found:
            return ()
        return (f"文本写的是{found}，按指定的地方收为{self.region}，请核对是不是这份文件",)


def given_place(text: str, words: PlaceWords) -> GivenPlace:
    """The place of words such as 武威, 武威市 or 北京市朝阳区.

    Raises GuihuaError for what is no name and for a name that several places bear. A place that no register has (a
    development zone) is taken as it is written.
    """
    name = text.strip()
    if not _NAME.fullmatch(name):
        raise GuihuaError(f"“{text}”不是地名，请写全称，如 --region 武威市")
    chain = chain_at_start(name, words)
    places = lookup(name) or (lookup(chain[-1], chain[:-1]) if chain and name.endswith(chain[-1]) else ())
    if len(places) > 1:
        first = described(places[0])
        raise GuihuaError(f"“{name}”可能是{'、'.join(map(described, places))}，请写明上级，如 --region {first}")
    return GivenPlace(places[0].name, places[0].code) if places else GivenPlace(name, None)
