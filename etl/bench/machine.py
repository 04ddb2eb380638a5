"""The machine that figures of speed belong to, and the memory that a process took."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path


def describe_machine() -> dict[str, object]:
    """Processor, cores that this process may use, system, Python, and how busy the machine is."""
    return {
        "cpu": _cpu_model(),
        "cores": count_cores(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1),
    }


def count_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def peak_memory() -> float:
    """The most memory that this process has held, in MB (10^6 bytes).

    On Linux a new process starts with the peak of its parent in getrusage; VmHWM is its own.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    except (OSError, IndexError, ValueError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def _cpu_model() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
