"""Host and late expressions that may warn: those of NumPy. A warning belongs to the user's line, so the run is
abandoned and the eager one warns.

Invariant: filters, registries and NumPy's error settings are as they were after each call. Does not know who runs it.
"""

import threading
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax.heap.expression import Host, Late
from janus_jax.interp.context import Context


class Warned(Exception):
    """An expression of the user's would have warned."""


def watched(context: Context, function: Callable, values: list) -> Callable:
    """The function, which raises instead of warning if it is NumPy's or works on values of NumPy's."""
    module = getattr(function, "__module__", None) or ""
    if isinstance(function, np.ufunc) or module.partition(".")[0] == "numpy":
        return watching(function)
    return watching(function) if any(_is_numpy(context, value) for value in values) else function


def watching(function: Callable) -> Callable:
    """The function, which raises instead of warning."""
    return _Watched(function).call


def unwatched(function: Callable | None) -> Callable | None:
    """What `watched` was given."""
    owner = getattr(function, "__self__", None)
    return owner.function if isinstance(owner, _Watched) else function


def _is_numpy(context: Context, value: Any) -> bool:
    if type(value) in (list, tuple):
        return any(_is_numpy(context, item) for item in value)
    symbol = context.symbol(value)
    kind = symbol.kind if isinstance(symbol, Late) else type(symbol.value) if isinstance(symbol, Host) else type(value)
    return kind is not None and issubclass(kind, (np.ndarray, np.generic))


class _Watched:
    """Runs one function; what NumPy ignores by the user's settings stays ignored."""

    def __init__(self, function: Callable):
        self.function = function

    def call(self, *arguments: Any, **keywords: Any) -> Any:
        """What the function gives; Warned or FloatingPointError where it would have warned."""
        thread, show = threading.get_ident(), getattr(warnings, "_showwarnmsg", None)

        def refuse(message: Any) -> None:
            if threading.get_ident() == thread:
                raise Warned(str(message.message))
            show(message)

        errors = {name: "ignore" if way == "ignore" else "raise" for name, way in np.geterr().items()}
        warnings._showwarnmsg = refuse
        try:
            with np.errstate(**errors):
                return self.function(*arguments, **keywords)
        finally:
            warnings._showwarnmsg = show
