"""The module in odd company: another evaluator, subinterpreters, threads that end, a program that exits."""

import platform
import subprocess
import sys
import textwrap

import pytest

from janus_jax import _native


def run(program):
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


EXIT = """
    import atexit
    from janus_jax import _native
    def work(a):
        return a
    class Loud:
        def __init__(self):
            self.print, self.work = print, work
        def __del__(self):
            self.print(self.work("deleted"))
    def decide(function, state, args):
        return helper and _native.EAGER
    def helper():
        return 1
    def kind(code):
        return helper and _native.USER
    loud = Loud()
    _native.set_callbacks(kind, decide, decide)
    _native.set_wake_defaults(0, 0.0)
    _native.install()
    _native.code_state(work.__code__).unit = loud
    keep = [Loud()]
    keep.append(keep)
    atexit.register(lambda: print(work("exit")))
    print(work("done"))
"""


def test_exit_with_everything_installed():
    lines = run(EXIT).splitlines()
    assert lines[:2] == ["done", "exit"] and set(lines[2:]) <= {"deleted"}


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


FORK = """
    import os, threading, warnings
    from janus_jax import _native
    _native.install()
    ready, go = threading.Event(), threading.Event()
    def trace():
        _native.set_mode(_native.TRACING)
        ready.set()
        go.wait()
        _native.set_mode(_native.NORMAL)
    threading.Thread(target=trace).start()
    ready.wait()
    warnings.simplefilter("ignore", DeprecationWarning)
    child = os.fork()
    if child == 0:
        _native.set_idle_limit(2)
        spin = lambda: 1
        for _ in range(10):
            spin()
        os._exit(0 if _native.is_asleep() else 1)
    go.set()
    assert os.waitpid(child, 0)[1] == 0
    print("slept")
"""


def test_the_child_of_a_fork_knows_only_its_own_thread():
    assert run(FORK) == "slept\n"


FOREIGN = """
    import ctypes
    from janus_jax import _native
    interpreter = ctypes.pythonapi.PyInterpreterState_Get
    interpreter.restype = ctypes.c_void_p
    put = ctypes.pythonapi._PyInterpreterState_SetEvalFrameFunc
    put.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    get = ctypes.pythonapi._PyInterpreterState_GetEvalFrameFunc
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    default = get(interpreter())
    _native.install()
    ours = get(interpreter())
    assert ours != default
    _native.uninstall()
    assert get(interpreter()) == default
    foreign = ctypes.create_string_buffer(bytes([0xFF, 0x25, 0, 0, 0, 0]) + default.to_bytes(8, "little"), 16)
    import mmap
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(foreign.raw)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    put(interpreter(), address)
    for call in (_native.install, lambda: _native.set_mode(_native.TRACING)):
        try:
            call()
        except RuntimeError as error:
            assert "another frame evaluator" in str(error)
        else:
            raise SystemExit("shared")
    _native.wake()
    _native.uninstall()
    assert get(interpreter()) == address and not _native.is_installed() and _native.mode() == _native.NORMAL
    put(interpreter(), default)
    _native.install()
    print("refused")
"""


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="the foreign evaluator is x86 code")
def test_another_evaluator_is_never_replaced():
    assert run(FOREIGN) == "refused\n"


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
    made = interpreters.create()
    interpreters.run_string(made, textwrap.dedent(code))
    interpreters.destroy(made)
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
