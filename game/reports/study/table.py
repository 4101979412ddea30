"""The rows of a study: their schema, their digest, and their way over a wire and to a disk."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.luck import name_key
from game.core.sides import SIDES
from game.reports.study.blocks import Block
from game.reports.study.ends import Ends
from game.reports.study.plan import COLUMNS
from game.saves.atomic import write_whole

_WORD = pa.dictionary(pa.int32(), pa.string())
_ALWAYS = ("cell", "game", "seed", "ending")
_TYPES: dict[str, Any] = {
    "cell": _WORD,
    "game": pa.int64(),
    "seed": pa.int64(),
    "ending": _WORD,
    "scenario": _WORD,
    "scenario_digest": _WORD,
    "start": _WORD,
    "us": _WORD,
    "ussr": _WORD,
    "kind": _WORD,
    "hours": pa.float64(),
    "rung": pa.int16(),
    "cause": _WORD,
    "overruled": _WORD,
    "score_us": pa.float64(),
    "score_ussr": pa.float64(),
}
_GRID = 64.0
"""Scores are kept to the nearest 1/64, so that machines whose `exp` differs in the last bit agree."""


def names_of(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the names of all columns of a study that keeps `columns`."""
    return (*_ALWAYS, *(c for c in COLUMNS if c in columns))


def table_of(block: Block, model: Model, seeds: NDArray[np.uint64], ends: Ends) -> pa.Table:
    """Return the rows of a block, by game number."""
    cell, n = block.cell, block.count
    made: dict[str, Callable[[], Any]] = {
        "cell": lambda: _constant(cell.id, n),
        "game": lambda: np.arange(block.first, block.first + n, dtype=np.int64),
        "seed": lambda: seeds.astype(np.int64),
        "ending": lambda: _coded(ends.ending, [rule.id for rule in model.endings]),
        "scenario": lambda: _constant(cell.written, n),
        "scenario_digest": lambda: _constant(cell.digest, n),
        "start": lambda: _constant(cell.start, n),
        "us": lambda: _constant(cell.names[0], n),
        "ussr": lambda: _constant(cell.names[1], n),
        "kind": lambda: _coded(ends.ending, [str(rule.kind) for rule in model.endings]),
        "hours": lambda: ends.hours,
        "rung": lambda: ends.rung,
        "cause": lambda: pa.array(ends.cause, pa.string()).dictionary_encode(),
        "overruled": lambda: _coded(ends.overruled, list(SIDES)),
        "score_us": lambda: np.round(ends.score[0] * _GRID) / _GRID,
        "score_ussr": lambda: np.round(ends.score[1] * _GRID) / _GRID,
    }
    names = names_of(block.columns)
    return pa.table([pa.array(made[name](), type=_TYPES[name]) for name in names], schema=_schema(names))


def rows_of(table: pa.Table) -> bytes:
    """Return the rows in the form that is hashed: eight bytes a value, little-endian, row by row.

    Words count by the key that luck knows them by, a missing one as 0; numbers as they are. Neither the encoding of
    words nor the version of Parquet matters.
    """
    columns = [_hashed(table.column(name)) for name in table.column_names]
    return np.stack(columns, axis=1).astype("<u8", copy=False).tobytes()


def digest_of(table: pa.Table) -> str:
    """Return the SHA-256 of the rows of a block."""
    return hashlib.sha256(rows_of(table)).hexdigest()


def to_bytes(table: pa.Table) -> bytes:
    """Return a table for the way from a worker."""
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def from_bytes(data: bytes) -> pa.Table:
    """Return a table that has come from a worker."""
    return pa.ipc.open_stream(data).read_all()


def write(table: pa.Table, path: Path) -> None:
    """Write a Parquet file, whole or not at all.

    Raises:
        OSError: disk full, folder read-only, and so on.
    """
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    write_whole(path, sink.getvalue())


def read(path: Path, columns: Sequence[str]) -> pa.Table:
    """Return the rows of a file that `write` wrote.

    Raises:
        ValueError: it is damaged, or holds other columns.
        OSError: it cannot be read.
    """
    try:
        table = pq.read_table(pa.BufferReader(path.read_bytes()))
    except pa.ArrowException as error:
        raise ValueError(f"{path.name} is no Parquet file: {str(error).splitlines()[0]}") from None
    if not table.schema.equals(_schema(names_of(columns))):
        raise ValueError(f"{path.name} holds other columns")
    return table


def _schema(names: Sequence[str]) -> pa.Schema:
    return pa.schema([pa.field(name, _TYPES[name]) for name in names])


def _constant(word: str, n: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(np.zeros(n, np.int32), pa.array([word], pa.string()))


def _coded(codes: NDArray[Any], words: Sequence[str]) -> pa.DictionaryArray:
    """Return words by their codes; a code below 0 stands for none."""
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype(np.int32), mask=codes < 0), pa.array(list(words), pa.string())
    )


def _hashed(column: pa.ChunkedArray) -> NDArray[np.uint64]:
    if pa.types.is_dictionary(column.type):
        column = column.combine_chunks()
        array = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
        keys = np.array([*(name_key(word) for word in array.dictionary.to_pylist()), 0], dtype=np.uint64)
        places: NDArray[np.int64] = array.indices.fill_null(len(keys) - 1).to_numpy(zero_copy_only=False)
        return keys[places]
    values: NDArray[Any] = column.to_numpy()
    if values.dtype.kind == "f":
        return (values.astype(np.float64) + 0.0).view(np.uint64)
    return values.astype(np.int64).view(np.uint64)
