"""Runs a command, and ends it when the process that asked for it is gone.

``python keeper.py FOLDER COMMAND …``: standard input is a pipe whose other end only that process holds; it may end in
any way, ``kill -9`` too, and the pipe ends with it. The command is then killed and FOLDER taken away (``-``: none).
The first line written is the command's process id; the keeper ends when the command does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading


def main(folder: str, command: list[str]) -> None:
    """Run the command to its end, or to the end of standard input."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    print(child.pid, flush=True)
    gone = threading.Event()

    def watch() -> None:
        os.read(0, 1)  # nothing ever comes but the end
        gone.set()
        child.kill()

    threading.Thread(target=watch, daemon=True).start()
    child.wait()
    if gone.is_set() and folder != "-":
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
