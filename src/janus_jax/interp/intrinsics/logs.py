"""Intrinsics of the logging module: a message below the level is nothing; one that is written is output.

Invariant: the levels that decide are read through the shadows of the loggers, so each is guarded.
"""

import logging
import types
from collections.abc import Callable
from typing import Any

from janus_jax.heap import source as sources
from janus_jax.interp.adoption import adopt
from janus_jax.interp.attributes import get_attribute
from janus_jax.interp.context import Context
from janus_jax.interp.operators import compare
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


def _write(context: Context, logger: Any, level: Any) -> None:
    if truth(context, context.call(get_attribute(context, logger, "isEnabledFor"), [level])):
        raise context.reject("output", "a log message")


def _method(level: int) -> Callable:
    return lambda context, arguments, keywords: _write(context, arguments[0], level)


def _of_root(level: int) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> None:
        if not logging.root.handlers:
            raise context.reject("output", "logging is set up by its first message")
        _write(context, _root(context), level)

    return handler


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
    _write(context, arguments[0], arguments[1])


def enabled_for(context: Context, arguments: list, keywords: dict) -> bool:
    return is_enabled(context, *arguments)


TABLE = {
    **{getattr(logging.Logger, name): _method(level) for name, level in _LEVELS.items()},
    **{getattr(logging, name): _of_root(level) for name, level in _LEVELS.items()},
    logging.Logger.log: log,
    logging.Logger.isEnabledFor: enabled_for,
    logging.getLogger: get_logger,
}
"""Functions of logging that are known; any other is refused by its module."""

INTERPRETED = frozenset({logging.Logger.getEffectiveLevel, logging.Logger.hasHandlers, logging.Manager.disable.fget})
"""Functions of logging that only read, and are interpreted as they are."""
