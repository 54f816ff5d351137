"""A guarded command ends with its parent, however the parent ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

PARENT = """
import sys, time
from streams.guard import guarded
child = guarded([sys.executable, "-c", CHILD])
child.wait()
"""
CHILD = "import os, sys, time; print(os.getpid(), flush=True); time.sleep(600)"


def test_a_guarded_command_ends_when_its_parent_is_killed() -> None:
    code = PARENT.replace("CHILD", repr(CHILD))
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert Path(f"/proc/{child}").exists() or sys.platform != "linux"
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    # the pipe is shared by parent, guard and child: it ends when the last of them has
    assert parent.stdout.read() == b""
    parent.stdout.close()


def test_the_exit_code_is_passed_on() -> None:
    guard = subprocess.Popen(
        [sys.executable, "-m", "streams.guard", sys.executable, "-c", "raise SystemExit(7)"], stdin=subprocess.PIPE
    )
    assert guard.wait() == 7
    assert guard.stdin is not None
    guard.stdin.close()


def test_sigterm_reaches_the_command() -> None:
    guard = subprocess.Popen(
        [sys.executable, "-m", "streams.guard", sys.executable, "-c", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert guard.stdout is not None
    assert guard.stdin is not None
    guard.stdout.readline()
    os.kill(guard.pid, signal.SIGTERM)
    assert guard.wait() == 128 + signal.SIGTERM
    guard.stdout.close()
    guard.stdin.close()
