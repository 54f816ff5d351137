"""Finding the broker: the one that settings name, else the one that runs on this machine under the data folder."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.broker import HOST, LocalBroker, running
from streams.errors import UserError
from streams.settings import Settings

BROKER_FOLDER = "kafka"
ADDRESS_FILE, PORT_FILE = "address", "port"
"""The one says that the broker runs and where; the other outlives it."""


class NoBrokerError(UserError):
    """There is no broker to talk to; says how to get one."""


def connected(settings: Settings) -> Settings:
    """The settings with `brokers` set.

    Raises:
        NoBrokerError: none is named and none runs here.
    """
    if settings.brokers is not None:
        return settings
    port = _running_port(settings)
    if port is None:
        raise NoBrokerError(
            "no Kafka to talk to: set WIREROOM_BROKERS=host:port, or start a local one with `wireroom up`"
        )
    return settings.model_copy(update={"brokers": f"{HOST}:{port}"})


@contextmanager
def local_broker(settings: Settings, port: int | None = None) -> Iterator[LocalBroker]:
    """The local broker, running under the data folder, and findable by other commands while it does.

    Raises:
        BrokerError: it does not start.
        NoBrokerError: one runs there already.
    """
    folder = settings.data_dir / BROKER_FOLDER
    taken = _running_port(settings)
    if taken is not None:
        raise NoBrokerError(f"a local broker runs already on {HOST}:{taken}, with its data in {folder}")
    with running(folder, port or _port_of_last_time(folder)) as broker:
        address = folder / ADDRESS_FILE
        address.write_text(str(broker.port))
        (folder / PORT_FILE).write_text(str(broker.port))
        try:
            yield broker
        finally:
            address.unlink(missing_ok=True)


def _port_of_last_time(folder: Path) -> int | None:
    """The port that the broker had when it last ran, if it is free: who connected to it finds it again."""
    try:
        port = int((folder / PORT_FILE).read_text())
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except (FileNotFoundError, ValueError, OSError):
        return None
    return port


def is_running(settings: Settings) -> bool:
    """Whether a local broker answers."""
    return _running_port(settings) is not None


def data_folders(settings: Settings) -> list[Path]:
    """What belongs to wireroom under the data folder."""
    names = (BROKER_FOLDER, "state", "faust")
    return [settings.data_dir / name for name in names if (settings.data_dir / name).exists()]


def _running_port(settings: Settings) -> int | None:
    """The port of the local broker; None where none answers (a killed one may have left its address behind)."""
    try:
        port = int((settings.data_dir / BROKER_FOLDER / ADDRESS_FILE).read_text())
        socket.create_connection((HOST, port), 1).close()
    except (FileNotFoundError, ValueError, OSError):
        return None
    return port
