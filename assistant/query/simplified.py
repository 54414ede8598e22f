"""Questions typed in traditional characters -> the simplified ones that plans are written in (the only opencc import)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


def simplified(text: str) -> str:
    """The text in simplified characters, of the same meaning: 孕產婦 is 孕产妇, and 乾淨 is 干净 where 乾隆 stays.

    A text of GB 2312, the characters of simplified Chinese, is given back as it is: the 著 of 著作权 is no 着, and the
    dictionaries (50 ms) are only read for a question that needs them.
    """
    return text if _in_simplified_characters(text) else _converter().convert(text)


def _in_simplified_characters(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # read only where it is needed

    return OpenCC("t2s")
