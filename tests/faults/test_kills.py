"""A run that is killed, wherever, leaves nothing behind that the next run does not mend."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orchestration.locking import writer_lock
from orchestration.settings import PACKAGE_ROOT, Settings
from tests.pipeline.line import article, build, differing, published, settings_of, tables, write_articles

MOMENTS = ("stage:extracting", "dbt:90", "swap")


def run_until(base: Path, moment: str) -> subprocess.CompletedProcess[str]:
    """Run the job in a process of its own that kills itself at `moment`."""
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.driver", str(base), moment],
        cwd=PACKAGE_ROOT,
        env={**os.environ, "PYTHONPATH": str(PACKAGE_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse built in one go."""
    settings = settings_of(tmp_path_factory.mktemp("undisturbed"))
    write_articles(settings.raw / "articles" / "made.jsonl", [article(n) for n in range(12)])
    published(build(settings))
    return settings


def test_killed_at_every_stage_it_ends_with_the_same_tables(undisturbed: Settings, tmp_path: Path) -> None:
    disturbed = settings_of(tmp_path)
    shutil.copytree(undisturbed.raw, disturbed.raw)
    for moment in MOMENTS:
        killed = run_until(tmp_path, moment)
        assert killed.returncode == -signal.SIGKILL, f"{moment}: {killed.stdout}{killed.stderr[-2000:]}"
    published(build(disturbed))
    assert differing(tables(undisturbed.published), tables(disturbed.published)) == {}
    assert disturbed.parquet.resolve().is_dir()
    assert not list(disturbed.warehouse.glob(".staging-*"))


def test_a_build_waits_for_the_one_before_it(undisturbed: Settings, tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    settings.prepare()
    with writer_lock(settings.lock_file):
        second = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from orchestration.locking import writer_lock\n"
                "with writer_lock(Path(sys.argv[1]), lambda told: print(told, flush=True)):\n"
                "    print('in', flush=True)",
                str(settings.lock_file),
            ],
            cwd=PACKAGE_ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdout is not None
        assert f"process {os.getpid()}" in second.stdout.readline()
        time.sleep(0.2)
        assert second.poll() is None
    assert second.communicate(timeout=60)[0] == "in\n"


def test_the_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "build" / ".lock"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from orchestration.locking import writer_lock\n"
            "with writer_lock(Path(sys.argv[1])):\n"
            "    print('in', flush=True); sys.stdin.read()",
            str(lock),
        ],
        cwd=PACKAGE_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "in\n"
    holder.kill()
    holder.wait()
    waited: list[str] = []
    with writer_lock(lock, waited.append):
        pass
    assert waited == []
