"""What a stage's state has no room for in memory, on disk: one SQLite file a partition."""

import sqlite3
from contextlib import closing
from pathlib import Path

COMMIT_EVERY = 1000
"""Writes gathered for one transaction. A crash loses nothing: the file is rebuilt from the compacted topic."""


class SqliteTexts:
    """An `agents.store.Store`: index entries by order of arrival, stories by their ids."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # by one thread at a time: a long article is processed beside the event loop's
        self._store = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # no journal, whose file a killed worker would leave behind for the next one's store
        self._store.execute("PRAGMA journal_mode = OFF")
        self._store.execute("PRAGMA synchronous = OFF")
        self._store.execute("PRAGMA locking_mode = EXCLUSIVE")  # from the next line on: it is ours until it is closed
        self._store.execute("CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, text BLOB NOT NULL)")
        self._pending: dict[str, bytes | None] = {}

    @staticmethod
    def abandoned(path: Path) -> bool:
        """Whether no process has the store of this file open."""
        try:
            with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as store:
                store.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        except sqlite3.DatabaseError:  # left half written
            return True
        return True

    def put(self, key: str, value: bytes) -> None:
        """Keep the bytes; those under the same key are replaced."""
        self._write(key, value)

    def get(self, key: str) -> bytes | None:
        """The bytes under a key, if there are any."""
        if key in self._pending:
            return self._pending[key]
        row = self._store.execute("SELECT text FROM texts WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def delete(self, key: str) -> None:
        """Forget what is under a key."""
        self._write(key, None)

    def commit(self) -> None:
        """Write what is pending to the file."""
        kept = [(key, text) for key, text in self._pending.items() if text is not None]
        gone = [(key,) for key, text in self._pending.items() if text is None]
        self._store.execute("BEGIN")
        self._store.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?)", kept)
        self._store.executemany("DELETE FROM texts WHERE key = ?", gone)
        self._store.execute("COMMIT")
        self._pending.clear()

    def close(self) -> None:
        """Commit and close."""
        self.commit()
        self._store.close()

    def _write(self, key: str, text: bytes | None) -> None:
        """Take bytes, or that they are gone (None), for the next transaction."""
        self._pending[key] = text
        if len(self._pending) >= COMMIT_EVERY:
            self.commit()
