"""The SQLite database of a library: its tables, how it is opened, and its failures as sentences (the only sqlite3
import)."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import GuihuaError

Connection = sqlite3.Connection
Failure = sqlite3.OperationalError
PAGES_OF_A_LOG = 4000
"""Pages of SQLite's write-ahead log after which it is written into the database. With SQLite's own 1,000 every fourth
plan had to wait for the disk. For the same reason the full text merges its pieces when there are eight of them and not
four (`automerge` below)."""
FORMAT = 2
"""Version of the tables; FROM_FORMAT_1 brings those of 1, which lack places, copies and paragraphs, up to date."""
FIRST_FORMAT = "1"
DATABASE = "library.db"
WRITER = "writer.lock"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, source TEXT NOT NULL,
    grammar TEXT NOT NULL, text TEXT NOT NULL, pages TEXT NOT NULL, coverage REAL NOT NULL, warnings TEXT NOT NULL,
    region TEXT);
CREATE TABLE plans (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, title TEXT, region TEXT, region_code TEXT, audience TEXT, start_year INTEGER,
    end_year INTEGER, issuer TEXT, number TEXT, date TEXT, headings TEXT NOT NULL,
    copy_of INTEGER REFERENCES plans ON DELETE SET NULL);
CREATE TABLE vectors (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, vector BLOB NOT NULL);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE, ordinal INTEGER NOT NULL,
    headings TEXT NOT NULL, domain TEXT, part TEXT NOT NULL, item INTEGER, text TEXT NOT NULL, spans TEXT NOT NULL,
    page INTEGER, vector_id INTEGER NOT NULL REFERENCES vectors, paragraph INTEGER);
CREATE INDEX documents_by_content ON documents (sha256);
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX plans_by_place ON plans (region, audience, start_year, end_year);
CREATE INDEX plans_by_copy ON plans (copy_of);
CREATE INDEX passages_of_plan ON passages (plan_id, ordinal);
CREATE INDEX passages_of_vector ON passages (vector_id);
CREATE TABLE targets (
    id INTEGER PRIMARY KEY, passage_id INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    indicator TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX targets_of_indicator ON targets (indicator);
CREATE INDEX targets_of_passage ON targets (passage_id);
CREATE VIRTUAL TABLE passages_text USING fts5 (words, tokenize = "ascii");
INSERT INTO passages_text (passages_text, rank) VALUES ('automerge', 8);
CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN DELETE FROM passages_text WHERE rowid = old.id; END;
"""

FROM_FORMAT_1 = """
ALTER TABLE documents ADD COLUMN region TEXT;
ALTER TABLE plans ADD COLUMN copy_of INTEGER REFERENCES plans ON DELETE SET NULL;
ALTER TABLE passages ADD COLUMN paragraph INTEGER;
CREATE INDEX documents_by_content ON documents (sha256);
CREATE INDEX documents_by_source ON documents (source);
CREATE INDEX plans_by_place ON plans (region, audience, start_year, end_year);
CREATE INDEX plans_by_copy ON plans (copy_of);
UPDATE meta SET value = '2' WHERE key = 'format';
"""
"""Brings a library of the first format up to date; what is new is filled when its files are read again."""


def connect(folder: Path) -> sqlite3.Connection:
    """Open the database of a library folder, which must exist; readers are never blocked by a writer (WAL)."""
    path = folder / DATABASE
    if path.is_file() and not os.access(folder, os.W_OK):
        # WAL needs a file beside the database; where none can be made, nobody can be writing either.
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    # In WAL a commit that is not yet on the disk can be lost with the power, never half of one.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_OF_A_LOG}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection


def exists(folder: Path) -> bool:
    """True where the folder holds a library, not only the empty file of one that was killed while it was made."""
    if not (folder / DATABASE).is_file():
        return False
    with as_sentence(folder):
        connection = connect(folder)
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        connection.close()
    return bool(tables)


def create(folder: Path) -> None:
    """Make an empty library in `folder`."""
    with as_sentence(folder):
        folder.mkdir(parents=True, exist_ok=True)
        connection = connect(folder)
        with transaction(connection):
            for statement in _statements(TABLES):
                connection.execute(statement)
            # The generation begins at a random number: a FAISS file left by a deleted library must not fit a new one.
            values = [("format", str(FORMAT)), ("generation", str(secrets.randbelow(2**40)))]
            connection.executemany("INSERT INTO meta VALUES (?, ?)", values)
        connection.close()


def upgrade(connection: Connection) -> None:
    """Bring the tables of the first format up to date."""
    with transaction(connection):
        for statement in _statements(FROM_FORMAT_1):
            connection.execute(statement)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: killed at any moment, the database is as before or as after."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has already rolled it back
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything that is read inside is of one moment, whatever is written meanwhile; inside another one it changes
    nothing."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def as_sentence(folder: Path) -> Iterator[None]:
    """Turn failures of the disk and the database into one sentence that names the remedy."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "full" in str(error):
            raise GuihuaError(f"磁盘已满，资料库 {folder} 没有改动，请清出空间后重试") from error
        if "locked" in str(error) or "busy" in str(error):
            raise GuihuaError(f"另一个进程正在写入资料库 {folder}，请等它结束后重试") from error
        raise GuihuaError(f"无法写入资料库 {folder}（{error}），请检查权限") from error
    except sqlite3.DatabaseError as error:
        raise GuihuaError(
            f"资料库文件已损坏：{folder / DATABASE}（{error}），请删除该文件夹后重新 guihua ingest"
        ) from error
    except OSError as error:
        raise GuihuaError(f"无法写入资料库 {folder}（{error.strerror}），请检查权限与空间") from error


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the library for writing; the operating system lets go of it even when the process is killed."""
    lock = sqlite3.connect(folder / WRITER, isolation_level=None, timeout=0.2)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise GuihuaError(f"另一个进程正在写入资料库 {folder}，请等它结束后重试") from error
    try:
        yield
    finally:
        lock.execute("ROLLBACK")
        lock.close()


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.strip().splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
