"""Whose plan it is: title, audience, period, and who issued it when."""

from typing import TYPE_CHECKING

from ingest.face import lazily

if TYPE_CHECKING:
    from ingest.identity.signature import date_of, issuer_of, number_of
    from ingest.identity.years import dates_in, stated_period

__all__ = ["date_of", "dates_in", "issuer_of", "number_of", "stated_period"]

__getattr__ = lazily(__name__, {
    "signature": ["date_of", "issuer_of", "number_of"],
    "years": ["dates_in", "stated_period"],
})  # fmt: skip
