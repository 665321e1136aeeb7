"""The last stage: files in memory become files on the disk, or are compared with them.

What `write` guarantees:

* All or nothing. Everything that changes is staged first, in a folder in the output folder; then it is replaced file by
  file, by rename, under a journal. A failure takes back what was done. What a kill cuts short is completed by the next
  command, whatever that is (`resume`): forward if all is as the kill left it, back if somebody changed something since.
  This is about processes: after a power failure the next run puts right whatever the disk has lost, since it compares
  contents.
* The output folder and every folder in it stay the ones they are, for whoever watches them, stands in them or has them
  mounted. What does not change keeps its inode and its time. Nothing is written if nothing changes.
* A file that no run of sdkwright wrote is never overwritten or removed. A generated file that was edited by hand is
  generated again, and counted. What is replaced keeps its owner and mode.
* Symbolic links below the output folder are never followed. One that is in the way is refused.
* Two runs at once take turns.
"""

from .drifting import drift
from .manifest import made
from .writing import resume, resume_all, turn, write

__all__ = ["drift", "made", "resume", "resume_all", "turn", "write"]
