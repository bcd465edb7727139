"""Runs a script or a module as `__main__`, the way plain `python` does.

Invariant: no frame of this package is in the traceback that the user sees, and the exit status is CPython's own: what
ends the program leaves through us untouched.  A script that cannot be read or parsed is left to plain `python`.
"""

import builtins
import functools
import importlib.machinery
import os
import pkgutil
import runpy
import subprocess
import sys
import types


def run_module(name: str, arguments: tuple[str, ...]) -> None:
    """As `python -m name arguments...`: `sys.path[0]` is the working directory already."""
    _install_main_module()
    sys.argv[:] = ["-m", *arguments]
    with _UserTraceback():
        runpy._run_module_as_main(name)


def run_script(path: str, arguments: tuple[str, ...]) -> None:
    """As `python path arguments...`; path may be a source file, a compiled file, or a folder or archive to run."""
    sys.argv[:] = [path, *arguments]
    absolute = os.path.join(os.getcwd(), path)  # not normalised, as CPython does it
    if pkgutil.get_importer(absolute) is not None:
        return _run_container(absolute)
    code = _find_code(absolute)
    if code is None:
        leave_to_plain_python(path, arguments)
    _put_first(os.path.dirname(os.path.realpath(path)))
    loader = _choose_loader(absolute)
    module = _install_main_module(__file__=absolute, __loader__=loader)
    with _UserTraceback():
        exec(code, module.__dict__)


def leave_to_plain_python(path: str, arguments: tuple[str, ...]) -> None:
    """This process becomes `python path arguments...`, which says better than we can what is wrong with the script."""
    sys.stdout.flush()
    os.execv(sys.executable, [*plain_python(), path, *arguments])


def plain_python() -> list[str]:
    """The words that start this interpreter again with the flags that it was given."""
    unbuffered = ["-u"] if getattr(sys.stdout, "write_through", False) else []
    return [sys.executable, *subprocess._args_from_interpreter_flags(), *unbuffered]


def _run_container(path: str) -> None:
    """A folder or archive with a `__main__` in it: it goes on the path, and its `__main__` is run from there."""
    sys.path[: 0 if sys.flags.safe_path else 1] = [path]
    _install_main_module()
    with _UserTraceback():
        runpy._run_module_as_main("__main__", alter_argv=False)


def _find_code(path: str) -> types.CodeType | None:
    try:
        if path.endswith(".pyc"):
            return importlib.machinery.SourcelessFileLoader("__main__", path).get_code("__main__")
        with open(path, "rb") as file:
            return compile(file.read(), path, "exec", dont_inherit=True)
    except (OSError, SyntaxError, ValueError, ImportError, EOFError):
        return None


def _choose_loader(path: str):
    kind = importlib.machinery.SourcelessFileLoader if path.endswith(".pyc") else importlib.machinery.SourceFileLoader
    return kind("__main__", path)


def _put_first(folder: str) -> None:
    """`python -m` has put the working directory at the front, `python script.py` puts this; in safe mode neither."""
    if not sys.flags.safe_path:
        sys.path[0] = folder


def _install_main_module(**names: object) -> types.ModuleType:
    """A fresh `__main__` with the names that this CPython gives it, in the place of ours."""
    ours = sys.modules["__main__"]
    module = types.ModuleType("__main__")
    defaults = {"__annotations__": {}, "__builtins__": builtins, "__file__": None, "__cached__": None}
    module.__dict__.update({name: value for name, value in defaults.items() if name in vars(ours)}, **names)
    sys.modules["__main__"] = module
    return module


class _UserTraceback:
    """Takes our frames off the traceback of what leaves the block, when CPython shows it.

    The exception itself goes on as it is, so that CPython decides what to print and with which status to exit.  Taking
    the frames off here would not do: each of our callers' frames is added again on the way out.
    """

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error is not None and not isinstance(error, SystemExit):
            sys.excepthook = functools.partial(_show_without_us, sys.excepthook, traceback.tb_next)


def _show_without_us(show, shown, kind, error, traceback) -> None:
    sys.last_traceback = shown
    show(kind, error.with_traceback(shown), shown)
