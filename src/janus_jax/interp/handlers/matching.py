"""Ops of the match statement (Python/ceval.c, match_keys and match_class)."""

from typing import Any

from janus_jax import _jax_compat
from janus_jax.decode import Op
from janus_jax.interp.attributes import get_attribute, get_optional
from janus_jax.interp.class_lookup import MISSING
from janus_jax.interp.context import Context
from janus_jax.interp.membership import contains
from janus_jax.interp.state import Frame
from janus_jax.interp.subscripts import get_item

_SELF_MATCHING = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
_MAPPING, _SEQUENCE = 1 << 6, 1 << 5


def match_mapping(context: Context, frame: Frame, argument) -> None:
    frame.push(_has_flag(context, frame.stack[-1], _MAPPING))


def match_sequence(context: Context, frame: Frame, argument) -> None:
    frame.push(_has_flag(context, frame.stack[-1], _SEQUENCE))


def _has_flag(context: Context, subject: Any, flag: int) -> bool:
    symbol = context.symbol(subject)
    if symbol is not None:
        return False
    return bool(type(subject).__flags__ & flag)


def match_keys(context: Context, frame: Frame, argument) -> None:
    subject, keys = frame.stack[-2], frame.stack[-1]
    if not all(contains(context, subject, key) for key in keys):
        frame.push(None)
        return
    frame.push(tuple(get_item(context, subject, key) for key in keys))


def match_class(context: Context, frame: Frame, count: int) -> None:
    subject, kind, names = frame.pop_many(3)
    if not context.call(isinstance, [subject, kind]):
        frame.push(None)
        return
    if count == 1 and any(issubclass(kind, builtin) for builtin in _SELF_MATCHING) and not _match_args(context, kind):
        positional: list[Any] = [subject]
        wanted = list(names)
    else:
        positional = []
        wanted = [*_match_args(context, kind)[:count], *names]
    frame.push(_attributes(context, subject, positional, wanted))


def _match_args(context: Context, kind: type) -> tuple:
    found = get_optional(context, kind, "__match_args__", tuple)
    return found if isinstance(found, tuple) else ()


def _attributes(context: Context, subject: Any, found: list, names: list[str]) -> tuple | None:
    if isinstance(subject, _jax_compat.Tracer):
        return (*found, *[get_attribute(context, subject, name) for name in names])
    for name in names:
        value = get_optional(context, subject, name, lambda: MISSING)
        if value is MISSING:
            return None
        found.append(value)
    return tuple(found)


HANDLERS = {
    Op.MATCH_MAPPING: match_mapping,
    Op.MATCH_SEQUENCE: match_sequence,
    Op.MATCH_KEYS: match_keys,
    Op.MATCH_CLASS: match_class,
}
