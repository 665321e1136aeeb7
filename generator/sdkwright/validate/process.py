"""The validator's process, beside the rest of a run."""

from __future__ import annotations

import atexit
import contextlib
import json
import marshal
import os
import subprocess
import sys
import threading
from typing import Any

# The path of this process, so that the same sdkwright runs, and nothing that lies in the current directory. Garbage is
# not collected: the process ends soon.
_COMMAND = "import gc, sys; gc.disable(); sys.path[:] = {path!r}; from sdkwright.validate.worker import main; main()"


class Worker:
    """A running validation. The process ends with this one, whatever way that ends."""

    def __init__(self, root: dict[str, Any], version: str) -> None:
        """Raises OSError where no process can be started, ValueError where the tree cannot be handed over."""
        data = marshal.dumps((version, root))
        command = [sys.executable, "-P", "-c", _COMMAND.format(path=sys.path)]
        # The validator walks sets of names: which of several errors comes first must not be a matter of chance.
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        atexit.register(self.stop)
        self._writer = threading.Thread(target=self._write, args=(data,), daemon=True)
        self._writer.start()

    def rows(self, timeout: float) -> list[Any] | None:
        """The rows of findings; None if the process failed or took longer than the timeout, in seconds."""
        output: list[bytes] = []
        reader = threading.Thread(target=lambda: output.append(self._read()), daemon=True)
        reader.start()
        reader.join(timeout)
        self.stop()
        reader.join()
        self._writer.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            rows = json.loads(output[0])
        except ValueError:
            return None
        return rows if isinstance(rows, list) else None

    def stop(self) -> None:
        """End the process, if it has not ended."""
        atexit.unregister(self.stop)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def _write(self, data: bytes) -> None:
        stream = self._process.stdin
        assert stream is not None
        with contextlib.suppress(OSError, ValueError):
            stream.write(len(data).to_bytes(8, "big"))
            stream.write(data)
            stream.flush()

    def _read(self) -> bytes:
        stream = self._process.stdout
        assert stream is not None
        with contextlib.suppress(OSError, ValueError):
            return stream.read()
        return b""
