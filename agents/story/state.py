"""The stories of one partition, by id: the compacted topic `stories` in memory."""

from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from agents.store import Store
from agents.story.disagreements import Ledger
from schemas.story import Story

MAX_STORIES = 200_000
"""Stories kept in memory: at 2 KB each some 400 MB. Those that nothing has come for the longest lie on disk alone."""


MAX_LEDGERS = 100
"""Stories whose comparisons are kept: those that are written of just now. A claim takes some 3 KB there, the largest
story 1 MB. One that is let go is compared anew at its next event, which takes milliseconds."""


class Stories:
    """Records by story id; the `max_stories` that were touched last are in memory, the others in the store."""

    def __init__(self, store: Store, max_stories: int = MAX_STORIES) -> None:
        self._store = store
        self._max_stories = max_stories
        self._held: OrderedDict[str, Story] = OrderedDict()
        self._ledgers: OrderedDict[str, Ledger] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, story: str) -> Story:
        """The record of a story; an empty one where nothing is known of it."""
        if story in self._held:
            return self._held[story]
        stored = self._store.get(story)
        return Story(id=story) if stored is None else msgspec.msgpack.decode(stored, type=Story)

    def ledger(self, story: str) -> Ledger:
        """What was compared of a story's versions before; nothing that a record depends on."""
        found = self._ledgers.pop(story, None)
        self._ledgers[story] = found if found is not None else Ledger()
        if len(self._ledgers) > MAX_LEDGERS:
            self._ledgers.popitem(last=False)
        return self._ledgers[story]

    def put(self, record: Story) -> None:
        """Keep a record as the one touched last."""
        self._held[record.id] = record
        self._held.move_to_end(record.id)
        while len(self._held) > self._max_stories:
            story, record = self._held.popitem(last=False)
            self._store.put(story, msgspec.msgpack.encode(record))

    def restore(self, key: str, record: Story | None) -> None:
        """Take over one message of the compacted topic, in the order of their offsets; None is a tombstone."""
        if record is None:
            self._held.pop(key, None)
            self._store.delete(key)
        else:
            self.put(record)

    def restore_all(self, messages: Sequence[tuple[str, Story | None]]) -> None:
        """`restore` for each of the messages."""
        for key, record in messages:
            self.restore(key, record)

    def dump(self) -> bytes:
        """The records in memory, for `load`; the store's contents are not in it."""
        return msgspec.msgpack.encode(list(self._held.values()))

    def load(self, dumped: bytes) -> None:
        """Take over what `dump` gave, in place of what is held.

        Raises:
            msgspec.DecodeError: that is no dump of this version.
        """
        records = msgspec.msgpack.decode(dumped, type=list[Story])
        self._held = OrderedDict((record.id, record) for record in records)
