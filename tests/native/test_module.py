"""The module in odd company: another evaluator, subinterpreters, threads that end, a program that exits."""

import subprocess
import sys
import textwrap

import pytest

from janus_jax import _native


def run(program):
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_exit_with_everything_installed():
    program = """
        from janus_jax import _native
        def work(a):
            return a
        class Loud:
            def __del__(self):
                print(work(1))
        loud = Loud()
        _native.set_callbacks(lambda code: 3, lambda *given: _native.EAGER, lambda *given: _native.EAGER)
        _native.set_wake_defaults(0, 0.0)
        _native.install()
        _native.code_state(work.__code__).unit = loud
        print(work("done"))
    """
    assert run(program).startswith("done\n")


def test_a_second_import_is_the_same_machine():
    program = """
        import sys
        from janus_jax import _native
        first = _native.EAGER
        del sys.modules["janus_jax._native"]
        import importlib
        again = importlib.import_module("janus_jax._native")
        assert again.EAGER is first and again.code_state((lambda: 1).__code__).calls == 0
        print("same")
    """
    assert run(program) == "same\n"


SUBINTERPRETER = """
    import sys
    sys.path[:0] = {path!r}
    try:
        import _xxsubinterpreters as interpreters
    except ImportError:
        import _interpreters as interpreters
    from janus_jax import _native
    _native.install()
    code = '''
    import sys
    sys.path[:0] = {path!r}
    def f(): return 1
    f()
    try:
        from janus_jax import _native
    except ImportError:
        pass
    else:
        raise SystemExit("imported")
    '''
    import textwrap
    interpreters.run_string(interpreters.create(), textwrap.dedent(code))
    print("refused")
"""


def test_subinterpreters_are_refused():
    assert run(textwrap.dedent(SUBINTERPRETER).format(path=sys.path)) == "refused\n"


@pytest.mark.parametrize("name", ["install", "uninstall", "wake", "mode", "reclassify", "take_error"])
def test_functions_without_arguments_take_none(name):
    with pytest.raises(TypeError):
        getattr(_native, name)(1)


def test_a_thread_that_ends_in_the_middle_of_something():
    program = """
        import threading
        from janus_jax import _native
        _native.install()
        thread = threading.Thread(target=lambda: _native.set_mode(_native.INSIDE))
        thread.start()
        thread.join()
        print("ended")
    """
    assert run(program) == "ended\n"
