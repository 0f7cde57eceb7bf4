"""A parser in a process of its own, with limits of time and memory: for input that may be built to parse for ever."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from ripeness.errors import DocumentError

SECONDS = 30
_MEMORY = 3 << 30  # bytes


def run(module: str, content: str) -> Any:
    """Return what the module's parser makes of the content; the module calls `serve` when it is run.

    Raises
    ------
    DocumentError
        If it takes more than `SECONDS` or more memory than there is for it.
    """
    command = [sys.executable, "-P", "-m", module]  # -P: a file in the working folder is never imported
    try:
        done = subprocess.run(command, input=content.encode(), capture_output=True, timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired:
        raise DocumentError(f"it takes more than {SECONDS} seconds to parse; save its text as .txt") from None
    except subprocess.CalledProcessError:
        raise DocumentError("it is too large or too deep to parse; save its text as .txt") from None
    return json.loads(done.stdout)


def serve(parse: Callable[[str], Any]) -> None:
    """Parse what stands on standard input and write the answer, as JSON, to standard output."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    answer = parse(sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(json.dumps(answer).encode())
