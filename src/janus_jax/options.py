"""What a user can set: one frozen record.

Invariant: an `Options` that exists is valid; whoever holds one checks nothing again.
Options come from keywords, from the environment (`JANUS_JAX_HOT_AFTER=3`) or from the command line, in this order of
precedence: what is given beats the environment, which beats the default.  This file does not know who reads them.
"""

import difflib
import functools
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from janus_jax.errors import OptionsError
from janus_jax.unrolling import Choices, choices_from, choices_from_text, is_key

PREFIX = "JANUS_JAX_"
OFF_VARIABLE = "JANUS_JAX_OFF"
LOG_LEVELS = ("", "info", "debug")


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of one `enable()`.

    include: patterns of modules or paths that count as user code although installed ("flax", "*/lib/model.py").
    exclude: patterns of modules or paths that are never converted; `exclude` beats `include`.
    hot_after: convert after this many profiled calls whatever the cost policy says; None leaves it to the policy.
    verify: fraction of calls, 0 to 1, that are run both ways: a difference is reported, eager's result kept.
    log: "" for silence, "info" or "debug" for standard error, anything else is the path of a file to append to.
    unroll: loops that are written out (True) or rolled into one lax.scan wherever that can be done (False), whatever
        the cost policy says: {"train.py:41": True, "Model.forward": False}, or True or False for all.

    >>> Options(hot_after=2, include=["flax"]).include
    ('flax',)
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hot_after: int | None = None
    verify: float = 0.0
    log: str = ""
    unroll: Choices = ()

    def __post_init__(self):
        for name, check in _CHECKS.items():
            object.__setattr__(self, name, check(name, getattr(self, name)))


def options_from(given: Mapping[str, object], environment: Mapping[str, str] = os.environ) -> Options:
    """The options given by keyword, completed from `environment` and the defaults; raises OptionsError."""
    for name in given:
        if name not in _CHECKS:
            raise OptionsError(f"unknown option {name!r}{_suggestion(name)}")
    return Options(**{**options_from_strings(_environment_texts(environment)), **given})


def options_from_strings(texts: Mapping[str, str]) -> dict[str, object]:
    """The values that texts from the environment or the command line stand for, by option name."""
    return {name: _PARSERS[name](text) for name, text in texts.items()}


def _environment_texts(environment: Mapping[str, str]) -> dict[str, str]:
    names = {PREFIX + name.upper(): name for name in _CHECKS}
    return {name: environment[variable] for variable, name in names.items() if environment.get(variable)}


def _suggestion(name: str) -> str:
    close = difflib.get_close_matches(name, _CHECKS, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; the options are {', '.join(_CHECKS)}"


def _refuse(name: str, expected: str, found: object) -> OptionsError:
    return OptionsError(f"{name} must be {expected}, not {found!r}")


def _check_patterns(name: str, value: object) -> tuple[str, ...]:
    patterns = (value,) if isinstance(value, str) else value
    if not isinstance(patterns, Iterable):
        raise _refuse(name, "a pattern or a sequence of patterns", value)
    patterns = tuple(patterns)
    if not all(isinstance(pattern, str) and pattern for pattern in patterns):
        raise _refuse(name, "patterns of modules or paths, such as 'flax' or '*/model.py'", value)
    return patterns


def _check_hot_after(name: str, value: object) -> int | None:
    if value is None or (type(value) is int and value >= 0):
        return value
    raise _refuse(name, "a number of calls, 0 or more", value)


def _check_verify(name: str, value: object) -> float:
    if isinstance(value, (int, float)) and math.isfinite(value) and 0 <= value <= 1:
        return float(value)
    raise _refuse(name, "a fraction of calls between 0 and 1", value)


def _check_unroll(name: str, value: object) -> Choices:
    choices = choices_from(value)
    if choices is None:
        raise _refuse(name, "True, False, or a dict that says so of 'train.py:41' or 'Model.forward'", value)
    for key, _ in choices:
        if not is_key(key):
            raise _refuse(
                name, "given for the line of a loop ('train.py:41'), a function ('Model.forward') or '*'", key
            )
    return choices


def _check_log(name: str, value: object) -> str:
    if not isinstance(value, (str, os.PathLike)):
        raise _refuse(name, "'info', 'debug' or the path of a file", value)
    text = os.fspath(value)
    if text not in LOG_LEVELS and not os.path.isdir(os.path.dirname(os.path.abspath(text))):
        raise _refuse(name, "'info', 'debug' or the path of a file in a folder that exists", text)
    return text


def _parse_patterns(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _parse_number(kind: type, text: str) -> float | str:
    """The number, or the text as it is: the option's check then refuses it in its own words."""
    try:
        return kind(text)
    except ValueError:
        return text


_CHECKS = {
    "include": _check_patterns,
    "exclude": _check_patterns,
    "hot_after": _check_hot_after,
    "verify": _check_verify,
    "log": _check_log,
    "unroll": _check_unroll,
}
_PARSERS = {
    "include": _parse_patterns,
    "exclude": _parse_patterns,
    "hot_after": functools.partial(_parse_number, int),
    "verify": functools.partial(_parse_number, float),
    "log": str,
    "unroll": choices_from_text,
}
