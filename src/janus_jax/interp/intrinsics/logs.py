"""Intrinsics of the logging and warnings modules: a message below the level is nothing; one that is written is output.

Invariant: the levels that decide are read through the shadows of the loggers, so each is guarded. A record is made and
handled when the graph has run, with the place of its call; no handler, filter or formatter of it is the program's own.
"""

import logging
import os
import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.interp.adoption import adopt
from janus_jax.interp.attributes import get_attribute
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covers import find_covered
from janus_jax.interp.intrinsics.deferral import concrete_type
from janus_jax.interp.intrinsics.text import expect_stable_text
from janus_jax.interp.operators import compare
from janus_jax.interp.output import has_own_methods, is_of_library, is_sink, put_out
from janus_jax.interp.truth import truth

_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40, "exception": 40, "critical": 50}


def is_enabled(context: Context, logger: Any, level: Any) -> bool:
    """Logger.isEnabledFor without its cache, which holds nothing that the levels do not say."""
    if truth(context, get_attribute(context, logger, "disabled")):
        return False
    limit = get_attribute(context, get_attribute(context, logger, "manager"), "disable")
    if truth(context, compare(context, ">=", limit, level)):
        return False
    effective = context.call(types.MethodType(logging.Logger.getEffectiveLevel, logger), [])
    return truth(context, compare(context, ">=", level, effective))


def _write(context: Context, logger: Any, level: Any, message: Any, arguments: list, keywords: dict) -> None:
    if not truth(context, context.call(get_attribute(context, logger, "isEnabledFor"), [level])):
        return
    if keywords:
        raise context.reject("output", f"a log message with {min(keywords)}=")
    shadow = context.shadow_by_stand.get(id(logger))
    if shadow is None or not is_written_natively(shadow.real):
        raise context.reject("output", "a log message, which goes through code of the program's own")
    natively = expressions.call(is_written_natively, (expressions.fetch(shadow.source),))
    context.prelude_guards.append(PreludeGuard(natively, True, f"the handlers of {shadow.source.label}"))
    expect_stable_text(context, [message, *arguments])
    arguments = [_as_it_is(context, argument) for argument in arguments]
    frame = context.frames[-1]
    file = os.path.normcase(frame.code.co_filename)
    put_out(context, "log", logger, level, file, frame.line, frame.code.co_name, message, tuple(arguments))


def _as_it_is(context: Context, obj: Any) -> Any:
    """A value that will be written as it is now: what can change until then is copied."""
    if type(obj) in (list, tuple):
        return context.keep(type(obj)([_as_it_is(context, item) for item in obj]))
    if type(obj) is dict:
        return context.keep({key: _as_it_is(context, item) for key, item in obj.items()})
    if isinstance(obj, (set, BaseException)) or find_covered(context, obj) is not None:
        raise context.reject("output", f"a log message that holds a {type(obj).__name__}")
    return obj


_OF_LOGGER = ("handle", "makeRecord", "callHandlers", "filter", "hasHandlers")
_OF_HANDLER = ("handle", "emit", "format", "filter", "acquire", "release", "flush", "handleError")
_OF_FORMATTER = ("format", "formatTime", "formatMessage", "formatException", "formatStack", "usesTime")


def is_written_natively(logger: logging.Logger) -> bool:
    """Whether a record of the logger goes through no code of the user's."""
    if logging.getLogRecordFactory() is not logging.LogRecord:
        return False
    found: Any = logger
    while found is not None:
        if type(found) not in (logging.Logger, logging.RootLogger) or found.filters:
            return False
        if not has_own_methods(found, _OF_LOGGER) or not all(map(_is_native_handler, found.handlers)):
            return False
        found = found.parent if found.propagate else None
    return True


def _is_native_handler(handler: logging.Handler) -> bool:
    formatter, stream = handler.formatter, getattr(handler, "stream", None)
    if handler.filters or hasattr(handler, "target") or not has_own_methods(handler, _OF_HANDLER):
        return False
    return (formatter is None or _is_native_formatter(formatter)) and (stream is None or is_sink(stream))


def _is_native_formatter(formatter: logging.Formatter) -> bool:
    if not has_own_methods(formatter, _OF_FORMATTER):
        return False
    is_compiled = isinstance(formatter.converter, types.BuiltinFunctionType)
    return is_compiled and has_own_methods(formatter._style, ("format", "_format", "usesTime"))


def _method(level: int) -> Callable:
    return lambda context, arguments, keywords: _write(
        context, arguments[0], level, arguments[1], arguments[2:], keywords
    )


def _of_root(level: int) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> None:
        if not logging.root.handlers:
            raise context.reject("output", "logging is set up by its first message")
        _write(context, _root(context), level, arguments[0], arguments[1:], keywords)

    return handler


def warn(context: Context, arguments: list, keywords: dict) -> None:
    """`warnings.warn(message, category, stacklevel)`."""
    found = dict(zip(("message", "category", "stacklevel"), arguments, strict=False)) | keywords
    message, category, level = found.pop("message"), found.pop("category", None), found.pop("stacklevel", 1)
    if found or len(arguments) > 3 or concrete_type(context, message) is not str:
        raise context.reject("output", "a warning with more than a text, a category and a level")
    level = max(context.pin(level), 1)
    category = UserWarning if category is None else category
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not is_warned_natively():
        raise context.reject("output", "a warning, which code of the program's own shows")
    natively = expressions.call(is_warned_natively, ())
    context.prelude_guards.append(PreludeGuard(natively, True, "how warnings are shown"))
    if any(first > len(context.frames) - level for first in context.callbacks):
        raise context.reject("output", "a warning that names a caller in a library")
    if level > len(context.frames):
        return put_out(context, "warn from", message, category, level - len(context.frames))
    frame = context.frames[-level]
    put_out(context, "warn", message, category, frame.code.co_filename, frame.line, frame.function)


def is_warned_natively() -> bool:
    """Whether a warning that is shown goes through no code of the user's."""
    shown = (warnings.showwarning, warnings.formatwarning, getattr(warnings, "_showwarnmsg_impl", None))
    if not all(function is None or _is_of_no_user(function) for function in shown):
        return False
    return sys.stderr is None or is_sink(sys.stderr)


def _is_of_no_user(function: Any) -> bool:
    if isinstance(function, types.FunctionType):
        return is_of_library(function)
    return isinstance(function, types.BuiltinFunctionType)


def _root(context: Context) -> Any:
    return adopt(context, logging.root, sources.constant(logging.root, "logging.root"))


def get_logger(context: Context, arguments: list, keywords: dict) -> Any:
    """`logging.getLogger(name)` of a logger that exists: loggers are never removed."""
    name = context.pin(arguments[0]) if arguments else context.pin(keywords.get("name"))
    if not name or name == logging.root.name:
        return _root(context)
    known = logging.root.manager.loggerDict.get(name) if type(name) is str else None
    if not isinstance(known, logging.Logger):
        raise context.reject("impure-call", "logging.getLogger() makes a logger")
    return adopt(context, known, sources.constant(known, name))


def log(context: Context, arguments: list, keywords: dict) -> None:
    _write(context, *arguments[:3], arguments[3:], keywords)


def enabled_for(context: Context, arguments: list, keywords: dict) -> bool:
    return is_enabled(context, *arguments)


TABLE = {
    **{getattr(logging.Logger, name): _method(level) for name, level in _LEVELS.items()},
    **{getattr(logging, name): _of_root(level) for name, level in _LEVELS.items()},
    logging.Logger.log: log,
    logging.Logger.isEnabledFor: enabled_for,
    logging.getLogger: get_logger,
    warnings.warn: warn,
}
"""Functions of logging and warnings that are known; any other is refused by its module."""

INTERPRETED = frozenset({logging.Logger.getEffectiveLevel, logging.Logger.hasHandlers, logging.Manager.disable.fget})
"""Functions of logging that only read, and are interpreted as they are."""
