"""Runs a command that must not outlive its parent: `python -m streams.guard COMMAND…`.

The parent holds the other end of standard input. When that closes, however the parent ended, the command is told to
stop, and killed if it does not. Its exit code is passed on.
"""

import os
import signal
import subprocess
import sys
import threading
from typing import Any

STOP_SECONDS = 12.0
"""A worker leaves in under 10 s, Kafka in a few; what is still there then is killed."""


WIREROOM = (sys.executable, "-P", "-m", "streams.cli")
"""The command line of this very installation; -P: a folder called streams where it is started is none of ours."""


def guarded(command: list[str], **kwargs: Any) -> subprocess.Popen[bytes]:
    """Start a command under a guard, in a session of its own: Ctrl-C at the terminal reaches only the caller."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "streams.guard", *command], stdin=subprocess.PIPE, start_new_session=True, **kwargs
    )


def main() -> int:
    """Run the command of the arguments until it ends or standard input does."""
    child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    threading.Thread(target=_end_with_parent, args=(child,), daemon=True).start()
    code = child.wait()
    return code if code >= 0 else 128 - code


def _end_with_parent(child: subprocess.Popen[bytes]) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main())
