"""`python -m janus_jax` and `python` are compared: output, traceback and exit status of the same program."""

import json
import os
import signal
import subprocess
import sys
import zipfile

import pytest

SHOW = """
import json, sys
here = {name: repr(value).split(" object at ")[0] for name, value in globals().items() if name.startswith("__")}
print(json.dumps([here, sys.argv, sys.path, sys.modules["__main__"].__dict__ is globals()], indent=1))
"""
RAISE = """
import sys
def outer(n):
    try:
        inner(n)
    except ValueError as error:
        raise KeyError("outer") from error
def inner(n):
    raise ValueError(f"inner {n}")
print("before")
outer(3)
"""

PROGRAMS = {
    "names": SHOW,
    "chained exception": RAISE,
    "exit with a number": "import sys; sys.exit(7)",
    "exit with text": "import sys; sys.exit('gone wrong')",
    "exit with nothing": "import sys; print('done'); sys.exit()",
    "exit by name": "raise SystemExit(3)",
    "exit functions": "import atexit; atexit.register(print, 'last'); print('first'); 1 / 0",
    "own hook": "import sys; sys.excepthook = lambda *a: print('mine', a[0], a[2].tb_frame.f_code.co_name); 1 / 0",
    "last traceback": "import atexit, sys, traceback\n"
    "atexit.register(lambda: print(traceback.format_tb(sys.last_traceback)))\n"
    "1 / 0",
    "interrupted": "raise KeyboardInterrupt",
    "exception group": "raise ExceptionGroup('several', [ValueError(1), TypeError(2)])",
    "thread": "import threading\ndef f():\n    1 / 0\nt = threading.Thread(target=f, name='T'); t.start(); t.join()",
    "future import": "from __future__ import annotations\ndef f(x: nowhere): ...\nprint(f.__annotations__)",
    "declared encoding": "# -*- coding: latin-1 -*-\nprint(ascii('\xe4'))",
    "pickled class": "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))).__module__)",
    "source of a function": "import inspect\ndef f():\n    return 1\nprint(inspect.getsource(f))",
    "syntax error": "print('never')\nx = = 1\n",
    "indentation error": "def f():\nreturn 1\n",
    "unclosed": "f(1,\n",
    "late syntax error": "def f():\n    return 1\nbreak\n",
    "null byte": "x = 1\0\n",
    "wrong encoding": b"x = '\xff'\n",
    "unknown encoding": "# coding: nonsense\nx = 1\n",
    "empty": "",
}


def run(*words, cwd, **settings):
    words = [sys.executable, *words]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "COLUMNS": "100"}
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, env=environment, **settings)


def run_both(*words, cwd, flags=(), **settings):
    """Both ways; asserts that they agree, and returns what plain python did."""
    plain = run(*flags, *words, cwd=cwd, **settings)
    ours = run(*flags, "-m", "janus_jax", *words, cwd=cwd, **settings)
    assert ours.stdout == plain.stdout
    assert ours.stderr == plain.stderr
    assert ours.returncode == plain.returncode
    return plain


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("latin-1"))
    return path


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS)
def test_script_agrees(text, tmp_path):
    write(tmp_path, "program.py", text)
    run_both("program.py", "--report", "-m", "x", cwd=tmp_path)


@pytest.mark.parametrize("text", [SHOW, RAISE, "x = = 1", "import sys; sys.exit(7)"])
def test_module_agrees(text, tmp_path):
    write(tmp_path, "package/__init__.py", "")
    write(tmp_path, "package/program.py", text)
    run_both("-m", "package.program", "--report", "a", cwd=tmp_path)


def test_package_agrees(tmp_path):
    write(tmp_path, "package/__init__.py", "print('package')")
    write(tmp_path, "package/__main__.py", SHOW + "\nfrom package import nowhere")
    run_both("-m", "package", "a", cwd=tmp_path)


def test_script_in_another_folder_agrees(tmp_path):
    write(tmp_path, "folder/program.py", SHOW + "\nimport beside")
    write(tmp_path, "folder/beside.py", "print('beside', __name__)")
    (tmp_path / "link.py").symlink_to(tmp_path / "folder" / "program.py")
    for path in ("folder/program.py", "./folder/../folder/program.py", str(tmp_path / "folder/program.py"), "link.py"):
        assert run_both(path, cwd=tmp_path).returncode == 0


def test_folder_and_archive_agree(tmp_path):
    write(tmp_path, "folder/__main__.py", SHOW + "\nimport beside; 1 / 0")
    write(tmp_path, "folder/beside.py", "print('beside')")
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.write(tmp_path / "folder/__main__.py", "__main__.py")
        archive.write(tmp_path / "folder/beside.py", "beside.py")
    for path in ("folder", "archive.zip", "empty"):
        assert run_both(path, cwd=tmp_path).returncode == 1


def test_compiled_script_agrees(tmp_path):
    source = write(tmp_path, "program.py", SHOW + "1 / 0")
    run("-c", f"import py_compile; py_compile.compile({str(source)!r}, 'program.pyc')", cwd=tmp_path)
    assert run_both("program.pyc", "a", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize("words", [["nowhere.py"], ["-m", "nowhere"], ["-m", "json.nowhere"], ["-m", "json"]])
def test_missing_program_agrees(words, tmp_path):
    plain = run_both(*words, cwd=tmp_path)
    assert plain.returncode in (1, 2)
    assert len(plain.stderr.splitlines()) == 1


@pytest.mark.parametrize("flags", [["-P"], ["-I"], ["-O"], ["-W", "error"], ["-X", "dev"], ["-bb"]])
def test_flags_of_the_interpreter_agree(flags, tmp_path):
    shown = "import sys\nprint([p for p in sys.path if p], sys.flags, __debug__)\nassert False"
    write(tmp_path, "program.py", shown)
    if flags == ["-I"] and run("-I", "-c", "import janus_jax", cwd=tmp_path).returncode:
        flags = ["-s"]  # run from a source tree that only PYTHONPATH names
    run_both("program.py", cwd=tmp_path, flags=flags)


def test_standard_input_agrees(tmp_path):
    write(tmp_path, "program.py", "print(input(), input())")
    assert run_both("program.py", cwd=tmp_path, input="one\ntwo\n").stdout == "one two\n"


def test_interrupt_ends_by_the_signal(tmp_path):
    program = "import os, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    write(tmp_path, "program.py", program + "os.kill(os.getpid(), signal.SIGINT)\nwhile True: pass")
    assert run_both("program.py", cwd=tmp_path).returncode == -signal.SIGINT


def test_interactive_mode_sees_the_names_of_the_script(tmp_path):
    write(tmp_path, "program.py", "x = 41")
    ours = run("-i", "-m", "janus_jax", "program.py", cwd=tmp_path, input="print(x + 1)\n")
    assert ours.stdout == "42\n"


def test_jax_is_not_imported_before_the_program_does(tmp_path):
    jax = "import os\nSETTING = os.environ.get('JAX_ENABLE_X64')\nprint(__spec__.loader, __loader__)"
    write(tmp_path, "jax.py", jax)
    text = "import os, sys\nassert 'jax' not in sys.modules\nos.environ['JAX_ENABLE_X64'] = '1'\n"
    write(tmp_path, "program.py", text + "import jax\nprint(jax.SETTING)")
    ours = run("-m", "janus_jax", "program.py", cwd=tmp_path)
    assert ours.stdout.splitlines()[-1] == "1"
    assert "SourceFileLoader" in ours.stdout and "janus_jax" not in ours.stdout


def test_spawned_process_finds_the_main_module(tmp_path):
    text = """
import multiprocessing
def double(x):
    return 2 * x
if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.map(double, [1, 2]))
"""
    write(tmp_path, "program.py", text)
    assert run_both("program.py", cwd=tmp_path).stdout == "[2, 4]\n"


def test_report_comes_last_and_on_standard_error(tmp_path):
    text = "import atexit, sys\natexit.register(sys.stderr.write, 'bye\\n')\nprint('hello')\n1 / 0"
    write(tmp_path, "program.py", text)
    ours = run("-m", "janus_jax", "--report", "--report-json", "report.json", "program.py", cwd=tmp_path)
    assert ours.stdout == "hello\n"
    assert ours.stderr.splitlines()[-2:] == ["bye", "janus_jax has seen no hot function"]
    assert ours.returncode == 1
    assert json.loads((tmp_path / "report.json").read_text())["units"] == []
