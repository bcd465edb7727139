"""Intrinsics that make exceptions: classes of CPython's and of the user's own.

Invariant: an exception made in the trace is a real exception object that holds values of the trace; an `__init__`
written in Python is interpreted, those in C only store what they are given.
"""

import builtins
import types
from typing import Any

from janus_jax.interp.class_lookup import lookup_in_class
from janus_jax.interp.context import Context


def find_maker(function: Any) -> Any:
    """The handler of an exception class, or of the `__init__` that `super()` binds to an exception; else None."""
    if (
        isinstance(function, type)
        and issubclass(function, BaseException)
        and not issubclass(function, BaseExceptionGroup)
    ):
        return lambda context, arguments, keywords: make(context, function, arguments, keywords)
    if (
        type(function) is types.MethodWrapperType
        and function.__name__ == "__init__"
        and isinstance(function.__self__, BaseException)
    ):
        return lambda context, arguments, keywords: start(context, function, arguments, keywords)
    return None


def make(context: Context, cls: type, arguments: list, keywords: dict) -> BaseException:
    """`cls(...)`: BaseException.__new__ keeps the arguments, then the class's own `__init__` runs."""
    maker, starter = lookup_in_class(context, cls, "__new__"), lookup_in_class(context, cls, "__init__")
    if isinstance(maker, (staticmethod, types.FunctionType)):
        raise context.reject("unsupported-op", f"{cls.__qualname__} has a __new__ of its own")
    made = context.keep(cls.__new__(cls, *arguments))
    context.notes["fresh", id(made)] = made
    if isinstance(starter, types.FunctionType):
        context.call(starter, [made, *arguments], keywords)
    else:
        context.run_natively(starter, (made, *arguments), keywords)
    return made


def start(context: Context, function: Any, arguments: list, keywords: dict) -> None:
    """`super().__init__(...)` in an exception's own `__init__`."""
    _expect_fresh(context, function.__self__)
    context.run_natively(function, arguments, keywords)


def _natively_on_fresh(function: Any):
    """The handler of a method of an exception that changes it."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        _expect_fresh(context, arguments[0])
        return context.run_natively(function, arguments, keywords)

    return handler


def _expect_fresh(context: Context, error: BaseException) -> None:
    if ("fresh", id(error)) not in context.notes:
        raise context.reject("opaque-object", f"an existing {type(error).__name__} is changed")


_CLASSES = [cls for cls in vars(builtins).values() if isinstance(cls, type) and issubclass(cls, BaseException)]

TABLE = {
    **{cls.__init__: _natively_on_fresh(cls.__init__) for cls in _CLASSES},
    BaseException.with_traceback: _natively_on_fresh(BaseException.with_traceback),
    BaseException.add_note: _natively_on_fresh(BaseException.add_note),
}
