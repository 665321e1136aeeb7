"""The last stage: files in memory become files on the disk, or are compared with them.

What `write` guarantees:

* All or nothing. Everything is prepared beside the output first. Where the whole folder can be exchanged for a new one
  (Linux and macOS, or any first run), one step of the file system takes it from the old state to the new one, and a
  kill at any moment leaves one of the two. Where the folder has to stay the same one - it is the working directory, a
  repository or a mount point, its parent is read-only, or it holds thousands of files of others - its entries
  are exchanged one after another under a journal, within microseconds; a failure takes back what was done, and what a
  kill cuts short in that moment is completed by the next run. This is about processes: after a power failure
  the next run puts right whatever the disk has lost, since it compares contents.
* A file that no run of sdkwright wrote is never overwritten or removed; not even one that somebody saves meanwhile.
  A generated file that was edited by hand is generated again, and counted.
* What does not change keeps its inode and its time. Nothing is written if nothing changes.
* Symbolic links below the output folder are never followed. One that is in the way is refused.
* Two runs at once take turns.
"""

from .drifting import drift
from .writing import write

__all__ = ["drift", "write"]
