"""Callables that are never run in a trace, and the reason of each: by function, or by the module they come from.

Invariant: nothing here is ever called. The list only makes the reason good: what is in no table is refused too.
"""

import builtins
import collections
import dataclasses
import datetime
import enum
import functools
import inspect
import sys
import types
import typing
from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from janus_jax.interp.context import Context
from janus_jax.interp.families import Family, family_of_file

Handler = Callable[[Context, list, dict], Any]

_IMPURE = (
    "random", "_random", "secrets", "uuid", "time", "posix", "nt", "io", "_io", "tempfile", "shutil", "subprocess",
    "socket", "_socket", "select", "selectors", "threading", "_thread", "queue", "_queue", "multiprocessing",
    "concurrent", "asyncio", "signal", "_signal", "glob", "pickle", "_pickle", "shelve", "sqlite3", "urllib", "http",
    "requests", "platform", "getpass", "numpy.random", "gc", "atexit", "_locale", "locale", "mmap", "fcntl",
    "zipfile", "gzip", "csv", "_csv",
)  # fmt: skip
_BY_MODULE = {
    **dict.fromkeys(_IMPURE, "impure-call"),
    **dict.fromkeys(("_sitebuiltins", "logging", "warnings", "_warnings", "pprint", "tqdm"), "output"),
    **dict.fromkeys((jax.profiler.trace.__module__, "jax.profiler"), "impure-call"),
    **dict.fromkeys(("importlib", "_frozen_importlib", "_imp", "pkgutil", "runpy"), "import"),
}


def refuse(reason: str, detail: str) -> Handler:
    """The handler that rejects every call."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        raise context.reject(reason, detail)

    return handler


def find_refusal(function: Any) -> Handler | None:
    """The refusal of a callable by its module (or that of what it is bound to), None where the module says nothing."""
    if isinstance(function, type) and issubclass(function, (BaseException, tuple, enum.Enum)):
        return None
    if isinstance(function, types.FunctionType) and family_of_file(function.__code__.co_filename) is Family.USER:
        return None
    owner = getattr(function, "__self__", None)
    if owner is not None and not isinstance(owner, (types.ModuleType, type)):
        module = type(owner).__module__
    else:
        module = getattr(function, "__module__", None) or getattr(owner, "__module__", None)
        module = module or getattr(getattr(function, "__objclass__", None), "__module__", None)
    reason = _reason_of(module)
    if reason is None:
        return None
    return refuse(reason, f"{module}.{getattr(function, '__name__', type(function).__name__)}()")


def find_object_refusal(obj: Any) -> Handler | None:
    """The refusal of a callable object: by its own module if it is Cython's, else by the module of its class."""
    kind = type(obj)
    if kind.__name__ == "cython_function_or_method":
        return find_refusal(obj)
    reason = _reason_of(kind.__module__) if kind is not types.MethodType else None
    return reason and refuse(reason, f"{kind.__module__}.{kind.__name__}()")


def _reason_of(module: Any) -> str | None:
    while isinstance(module, str) and module:
        reason = _BY_MODULE.get(module)
        if reason is not None:
            return reason
        module = module.rpartition(".")[0]
    return None


def _named(reason: str, prefix: str, owner: Any, *names: str) -> dict:
    return {getattr(owner, name): refuse(reason, f"{prefix}{name}()") for name in names if hasattr(owner, name)}


def _hashable_callables(owner: Any) -> list[str]:
    return [name for name in dir(owner) if not name.startswith("_") and callable(getattr(owner, name, None))]


_FRAME_FUNCTIONS = (
    "_getframe",
    "exc_info",
    "settrace",
    "setprofile",
    "setrecursionlimit",
    "gettrace",
    "getprofile",
    "getrefcount",
)
_INSPECT_FUNCTIONS = (
    "stack",
    "currentframe",
    "trace",
    "getouterframes",
    "getinnerframes",
    "getsource",
    "getsourcelines",
)

TABLE = {
    **_named(
        "unsupported-op",
        "",
        builtins,
        "globals",
        "locals",
        "eval",
        "exec",
        "compile",
        "dir",
        "classmethod",
        "staticmethod",
    ),
    **_named("unsupported-op", "", builtins, "memoryview", "bytearray", "__build_class__", "property"),
    **_named(
        "device-placement",
        "jax.",
        jax,
        "transfer_guard",
        "transfer_guard_host_to_device",
        "transfer_guard_device_to_host",
        "transfer_guard_device_to_device",
        "default_device",
    ),
    **_named("exception-group", "", builtins, "BaseExceptionGroup", "ExceptionGroup"),
    **_named("coroutine", "", builtins, "aiter", "anext"),
    **_named("impure-call", "", builtins, "input", "open", "breakpoint"),
    **_named("object-identity", "", builtins, "id"),
    **_named("import", "", builtins, "__import__"),
    **_named(
        "object-identity",
        "object.",
        object,
        "__repr__",
        "__hash__",
        "__reduce__",
        "__reduce_ex__",
        "__dir__",
        "__format__",
    ),
    **_named("unsupported-op", "type.", type, "__new__", "__call__", "__subclasses__", "__prepare__"),
    **_named("impure-call", "datetime.", datetime.datetime, "now", "today", "utcnow"),
    **_named("impure-call", "date.", datetime.date, "today"),
    **_named("unsupported-op", "", collections, "namedtuple"),
    **_named("unsupported-op", "", dataclasses, "make_dataclass", "dataclass"),
    **_named("unsupported-op", "types.", types, "new_class", "prepare_class"),
    **_named("unsupported-op", "typing.", typing, "NamedTuple", "TypedDict", "get_type_hints"),
    **_named(
        "unsupported-op", "functools.", functools, "update_wrapper", "lru_cache", "singledispatch", "total_ordering"
    ),
    **_named("unsupported-op", "sys.", sys, *_FRAME_FUNCTIONS),
    **_named("unsupported-op", "inspect.", inspect, *_INSPECT_FUNCTIONS),
    **_named("impure-call", "np.random.", np.random, *_hashable_callables(np.random)),
}
