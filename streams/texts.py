"""Texts that passages are aligned with: compressed, on disk, one SQLite file a partition."""

import sqlite3
from pathlib import Path

COMMIT_EVERY = 1000
"""Writes in one transaction. A crash loses nothing: the file is rebuilt from the compacted topic."""


class SqliteTexts:
    """A store of compressed texts by `id/revision`."""

    def __init__(self, path: Path) -> None:
        self._store = sqlite3.connect(path, isolation_level=None)
        # no journal, whose file a killed worker would leave behind for the next one's store
        self._store.execute("PRAGMA journal_mode = OFF")
        self._store.execute("PRAGMA synchronous = OFF")
        self._store.execute("CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, text BLOB NOT NULL)")
        self._store.execute("BEGIN")
        self._writes = 0

    def put(self, key: str, compressed: bytes) -> None:
        """Keep a text; one under the same key is replaced."""
        self._write("INSERT OR REPLACE INTO texts VALUES (?, ?)", (key, compressed))

    def get(self, key: str) -> bytes | None:
        """The text under a key, if there is one."""
        row = self._store.execute("SELECT text FROM texts WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def delete(self, key: str) -> None:
        """Forget the text under a key."""
        self._write("DELETE FROM texts WHERE key = ?", (key,))

    def commit(self) -> None:
        """Write what is pending to the file."""
        self._store.execute("COMMIT")
        self._store.execute("BEGIN")
        self._writes = 0

    def close(self) -> None:
        """Commit and close."""
        self._store.execute("COMMIT")
        self._store.close()

    def _write(self, statement: str, values: tuple[str | bytes, ...]) -> None:
        self._store.execute(statement, values)
        self._writes += 1
        if self._writes >= COMMIT_EVERY:
            self.commit()
