"""Parquet with typed columns (the only pyarrow import)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from ui.exports.fields import Field

_TYPES = {
    "text": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "spans": pa.list_(pa.list_(pa.int64())),
}


def parquet(fields: Sequence[Field], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows as a Parquet file with a column for each field, what it means in the column's metadata."""
    schema = pa.schema([pa.field(f.name, _TYPES[f.type], metadata={"description": f.meaning}) for f in fields])
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), out, compression="zstd")
    return out.getvalue()
