"""How much memory a process holds, where the system tells."""

import resource
from pathlib import Path

STATUS = Path("/proc/self/statm")
"""Where Linux tells a process's memory: its second number counts the resident pages."""


def resident() -> float | None:
    """Bytes that this process holds now; None where the system is another than Linux."""
    if not STATUS.exists():
        return None
    return float(STATUS.read_text().split()[1]) * resource.getpagesize()
