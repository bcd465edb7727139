"""Keeps the warnings that a trace brings about from being shown: the eager run will show them, or has.

Invariant: filters and the registries of what was shown once are as they were; warnings of other threads are shown.
"""

import sys
import threading
import warnings
from typing import Any


class WithheldWarnings:
    """`messages` holds the first line of each warning that would have been shown inside the `with` block."""

    def __init__(self):
        self.messages: list[str] = []
        self._thread = threading.get_ident()
        self._show: Any = None

    def __enter__(self) -> "WithheldWarnings":
        self._show = getattr(warnings, "_showwarnmsg", None)
        if self._show is not None:
            warnings._showwarnmsg = self._withhold
        return self

    def __exit__(self, *error: Any) -> None:
        if self._show is not None and warnings._showwarnmsg == self._withhold:
            warnings._showwarnmsg = self._show

    def _withhold(self, message: Any) -> None:
        if threading.get_ident() == self._thread:
            self.messages.append(str(message.message).partition("\n")[0])
            _forget(message)
        else:
            self._show(message)


def _forget(message: Any) -> None:
    """Takes back that the warning was shown (Lib/warnings.py, warn_explicit keeps that with the module it names)."""
    key = (str(message.message), message.category, message.lineno)
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == message.filename:
            vars(module).get("__warningregistry__", {}).pop(key, None)
