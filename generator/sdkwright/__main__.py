"""`python -m sdkwright`, and the console script."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # what a run makes lives until its end: looking for garbage would cost a fifth of the time
    from .cli import run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
            stream.flush()
    os._exit(code)  # all is done, and to free the memory piece by piece takes a tenth of a second


if __name__ == "__main__":
    main()
