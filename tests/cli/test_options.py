"""The command line's own options, and what wrong use of it answers."""

import os
import subprocess
import sys

import pytest

from janus_jax.command.arguments import Arguments, format_options, parse_arguments


def run(*words, cwd=None, **environment):
    environment = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "janus_jax", *words], cwd=cwd, capture_output=True, text=True, env=environment
    )


def test_words_after_the_program_belong_to_it():
    arguments = parse_arguments(["--report", "--hot-after=3", "train.py", "--report", "-m", "--hot-after", "x"])
    assert arguments.target == "train.py"
    assert arguments.program_arguments == ("--report", "-m", "--hot-after", "x")
    assert arguments.given == (("hot_after", 3),)
    assert arguments.shows_report and not arguments.compares and not arguments.is_module


def test_words_after_the_module_belong_to_it():
    arguments = parse_arguments(["--compare", "-m", "package.train", "--report"])
    assert arguments == Arguments("package.train", ("--report",), is_module=True, compares=True)


def test_options_are_passed_on_in_the_form_that_is_parsed():
    words = ["--include", "flax", "--include=a/*.py,b", "--exclude=c", "--verify=0.5", "--hot-after=0", "--log=info"]
    words += ["--unroll=a.py:3", "--unroll", "Model.forward=false"]
    arguments = parse_arguments([*words, "x.py"])
    assert dict(arguments.given)["include"] == ("flax", "a/*.py", "b")
    assert dict(arguments.given)["unroll"] == (("a.py:3", True), ("Model.forward", False))
    assert parse_arguments([*format_options(arguments), "x.py"]).given == arguments.given


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "which program?"),
        (["-m"], "which program?"),
        (["--report"], "which program?"),
        (["--hot-after", "-1", "x.py"], "hot_after must be a number of calls, 0 or more, not -1"),
        (["--hot-after", "soon", "x.py"], "hot_after must be a number of calls, 0 or more, not 'soon'"),
        (["--verify", "2", "x.py"], "verify must be a fraction of calls between 0 and 1, not 2.0"),
        (["--log", "/no/such/folder/log", "x.py"], "log must be 'info', 'debug' or the path of a file"),
        (["--unroll", "f=4", "x.py"], "unroll must be True, False, or a dict that says so of 'train.py:41'"),
        (["--unroll", "f()", "x.py"], "a function ('Model.forward') or '*', not 'f()'"),
        (["--hto-after", "3", "x.py"], "no such option: --hto-after"),
    ],
)
def test_wrong_use_is_explained(words, said, capsys):
    with pytest.raises(SystemExit) as ended:
        parse_arguments(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_help_names_every_option():
    shown = run("--help").stdout
    options = "-m --report --compare --hot-after --include --exclude --verify --log --unroll"
    for option in options.split():
        assert option in shown


def test_environment_is_checked(tmp_path):
    (tmp_path / "x.py").write_text("print('ran')")
    ended = run("x.py", cwd=tmp_path, JANUS_JAX_HOT_AFTER="-1")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "hot_after must be a number of calls, 0 or more, not -1" in ended.stderr
