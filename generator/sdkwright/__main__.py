"""`python -m sdkwright`, and the console script."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # what a run makes lives until its end: looking for garbage would cost a fifth of the time
    from .cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
