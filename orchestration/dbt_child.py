"""The process that dbt runs in: started early, so that its imports are done by the time it is needed.

In: one line of JSON on standard input: arguments, environment, folder. Out: dbt's own output and exit code. It ends
as soon as its standard input does, so a dbt whose run was killed never goes on writing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path


def start(environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A process that has begun to import dbt and waits for its orders."""
    return subprocess.Popen(
        [sys.executable, "-m", "orchestration.dbt_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def order(
    process: subprocess.Popen[bytes], arguments: Sequence[str], environment: Mapping[str, str], folder: Path
) -> None:
    """Have the waiting process run dbt with `arguments` in `folder`."""
    assert process.stdin is not None  # `start` opens it
    told = {"arguments": list(arguments), "environment": dict(environment), "folder": str(folder)}
    process.stdin.write(json.dumps(told).encode() + b"\n")
    process.stdin.flush()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, whether it has had its orders or not."""
    if process.stdin is not None:
        process.stdin.close()
    if process.stdout is not None:
        process.stdout.close()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> None:
    """Import dbt, wait for the orders, run them."""
    import dbt.adapters.duckdb
    import dbt.cli.main

    with open(0, "rb", buffering=0, closefd=False) as orders:
        line = orders.readline()
    if not line:
        return
    told = json.loads(line)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    os.environ.update(told["environment"])
    os.chdir(told["folder"])
    sys.argv = ["dbt", *told["arguments"]]
    dbt.cli.main.cli()


def _leave_with_parent() -> None:
    """Wait for the end of standard input, which nobody writes to any more, and end this process with it."""
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    main()
