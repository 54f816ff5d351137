"""The worker's one producer: sends, and confirms what was sent, however often the broker goes away meanwhile."""

import asyncio
from typing import Any

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    RecordListTooLargeError,
)

from streams import metrics
from streams.endings import Delivery
from streams.settings import Settings

log = structlog.get_logger(__name__)

LINGER_MS = 5
BATCH_BYTES = 256 * 1024
COMPRESSION = "zstd"
"""aiokafka compresses lz4 at level 9: 3.7 ms for 256 KiB of news text, against zstd's 1.2 ms for a fifth less bytes."""

CLIENT_LIMIT_BYTES = 1 << 30
"""aiokafka's own limit counts bytes before compression, the broker's after; the broker's is the one that holds."""

RETRY_SECONDS = 0.5


class TooLargeError(Exception):
    """The broker refuses a message for its size; sending it again would not help."""

    def __init__(self, delivery: Delivery) -> None:
        super().__init__(f"the broker refuses {len(delivery.value or b''):,} bytes on {delivery.topic.name}")
        self.topic = delivery.topic


class StoppedError(Exception):
    """The worker was told to stop while a delivery could not be confirmed; its message stays unacknowledged."""


def new_producer(brokers: str, **overrides: Any) -> AIOKafkaProducer:
    """A producer as every part of wireroom uses it: idempotent, confirmed by all replicas, compressed."""
    return AIOKafkaProducer(
        bootstrap_servers=brokers,
        acks="all",
        enable_idempotence=True,
        linger_ms=LINGER_MS,
        max_batch_size=BATCH_BYTES,
        max_request_size=CLIENT_LIMIT_BYTES,
        compression_type=COMPRESSION,
        **overrides,
    )


class Sender:
    """Sends deliveries under the topic prefix and tries again until the broker has confirmed them."""

    def __init__(self, settings: Settings) -> None:
        assert settings.brokers is not None
        self._brokers = settings.brokers
        self._prefix = settings.topic_prefix
        self._producer: AIOKafkaProducer | None = None
        self._stopping = asyncio.Event()

    async def start(self) -> None:
        """Connect; raises KafkaConnectionError where there is no broker."""
        self._producer = new_producer(self._brokers)
        await self._producer.start()

    def give_up(self) -> None:
        """From now on a failed send is not tried again."""
        self._stopping.set()

    async def stop(self) -> None:
        """Give up what is not confirmed and close the connection."""
        self.give_up()
        if self._producer is not None:
            await self._producer.stop()

    async def flush(self) -> None:
        """Wait until everything sent so far is confirmed or has failed."""
        if self._producer is not None:
            await self._producer.flush()

    async def send(self, delivery: Delivery, stage: str) -> asyncio.Future[Any]:
        """Put a delivery on its way; the future holds the broker's confirmation.

        Raises:
            TooLargeError, StoppedError: as `confirm`.
        """
        assert self._producer is not None
        while True:
            try:
                future: asyncio.Future[Any] = await self._producer.send(
                    self._prefix + delivery.topic.name,
                    value=delivery.value,
                    key=delivery.key,
                    partition=delivery.partition,
                    headers=list(delivery.headers),
                )
            except KafkaError as error:
                await self._before_retry(error, delivery, stage)
            else:
                return future

    async def confirm(self, delivery: Delivery, future: asyncio.Future[Any], stage: str) -> int:
        """Wait until the broker has the delivery; a failed one is sent again until it has. Returns its offset.

        Raises:
            TooLargeError: the broker refuses it for its size.
            StoppedError: it failed after `give_up`.
            KafkaError: one that trying again cannot mend.
        """
        while True:
            try:
                offset: int = (await future).offset
            except KafkaError as error:
                await self._before_retry(error, delivery, stage)
                future = await self.send(delivery, stage)
            else:
                metrics.SENT.labels(delivery.topic.name).inc()
                return offset

    async def _before_retry(self, error: KafkaError, delivery: Delivery, stage: str) -> None:
        if isinstance(error, MessageSizeTooLargeError | RecordListTooLargeError):
            raise TooLargeError(delivery) from error
        if not (error.retriable or isinstance(error, KafkaTimeoutError | KafkaConnectionError)):
            raise error
        if self._stopping.is_set():
            raise StoppedError(f"{delivery.topic.name}: {error!r}") from error
        metrics.SEND_RETRIES.labels(stage).inc()
        log.warning("send failed, trying again", stage=stage, topic=delivery.topic.name, error=repr(error))
        try:
            await asyncio.wait_for(self._stopping.wait(), RETRY_SECONDS)
        except TimeoutError:
            return
