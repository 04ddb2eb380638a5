"""A disk that is full from the n-th file on that is written whole, or a folder that may not be written."""

import errno
import os
import stat
from contextlib import contextmanager

import pytest

FULL = OSError(errno.ENOSPC, "No space left on device")


@contextmanager
def full_disk(after=0, error=FULL):
    """What is written whole comes to its end so often, then no more; gives the list of what could not be."""
    left, failed = [after], []

    def flush(handle):
        if stat.S_ISREG(os.fstat(handle).st_mode):
            left[0] -= 1
            if left[0] < 0:
                failed.append(handle)
                raise OSError(error.errno, error.strerror)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("etl.files.os.fsync", flush)
        yield failed
