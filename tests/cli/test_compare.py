"""`--compare`: two fresh processes, both outputs as they come, both times, the ratio, the report."""

import os
import re
import subprocess
import sys

import pytest

SHOW = "import os, sys\nprint(sys.argv[1:], os.environ.get('JANUS_JAX_OFF'), 'janus_jax' in sys.modules)\n"


def compare(program, *words, cwd, options=(), **settings):
    (cwd / "program.py").write_text(program)
    return subprocess.run(
        [sys.executable, "-m", "janus_jax", "--compare", *options, "program.py", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        **settings,
    )


def test_both_runs_are_labelled_and_timed(tmp_path):
    ended = compare(SHOW, "--report", "x", cwd=tmp_path, options=["--hot-after=2", "--report"])
    lines = ended.stdout.splitlines()
    assert lines[0].startswith("==== conversion off ")
    assert lines[1] == "['--report', 'x'] 1 False"
    assert lines[2].startswith("==== conversion on ")
    assert lines[3] == "['--report', 'x'] 0 True"
    assert lines[4].startswith("==== compared ")
    assert re.fullmatch(r"conversion off +\d+\.\d\d s", lines[5])
    assert re.fullmatch(r"conversion on +\d+\.\d\d s", lines[6])
    assert re.fullmatch(r"off / on +\d+\.\d\d x", lines[7])
    assert lines[8] == "janus_jax has seen no hot function"
    assert (ended.returncode, ended.stderr) == (0, "")


def test_enable_in_the_program_is_off_in_the_first_run(tmp_path):
    text = "import janus_jax\njanus_jax.enable()\nprint(janus_jax.api._SWITCH.options is not None)\n"
    lines = compare(text, cwd=tmp_path).stdout.splitlines()
    assert [lines[1], lines[3]] == ["False", "True"]


@pytest.mark.parametrize(("ending", "status"), [("sys.exit(3)", 3), ("1 / 0", 1), ("os.kill(os.getpid(), 9)", 137)])
def test_status_is_the_programs(ending, status, tmp_path):
    ended = compare(f"import os, sys\n{ending}", cwd=tmp_path)
    assert ended.returncode == status
    assert ended.stdout.count("exit status") == 2


def test_different_endings_are_said(tmp_path):
    ended = compare("import os, sys\nsys.exit(int(os.environ['JANUS_JAX_OFF']))", cwd=tmp_path)
    assert ended.returncode == 1
    assert "ended differently" in ended.stdout


def test_missing_script_says_so_in_both(tmp_path):
    words = [sys.executable, "-m", "janus_jax", "--compare", "nowhere.py"]
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 2
    assert ended.stderr.count("can't open file") == 2


def test_progress_bar_is_drawn_on_the_terminal(tmp_path):
    """Both processes have our terminal: what they draw with carriage returns arrives as they wrote it."""
    text = "import sys\nfor i in range(3):\n    sys.stdout.write(f'\\r{i} {sys.stdout.isatty()}')\nprint()\n"
    (tmp_path / "program.py").write_text(text)
    leader, follower = os.openpty()
    words = [sys.executable, "-m", "janus_jax", "--compare", "program.py"]
    process = subprocess.Popen(words, cwd=tmp_path, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    shown = _read_all(leader)
    assert process.wait() == 0
    assert shown.count(b"\r0 True\r1 True\r2 True") == 2


def _read_all(terminal):
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end of a terminal has been closed
            piece = b""
        if not piece:
            os.close(terminal)
            return b"".join(pieces)
        pieces.append(piece)
