"""Calls us back when the program has imported a module, at once if it has already.

Why: `enable()` stands at the top of a script, often before lines such as `os.environ["JAX_ENABLE_X64"] = "1"` that
JAX reads while it is imported.  Importing JAX any earlier than the program does would change what the program means.

Invariant: the module that the program gets is the one it would have got, with the loader and spec it would have had.
This file does not know which module is watched, nor why.
"""

import importlib.abc
import importlib.util
import sys
from collections.abc import Callable


class ImportWatch(importlib.abc.MetaPathFinder):
    """Waits for one module; `callback` runs once, when the module's own code has run to its end."""

    def __init__(self, name: str, callback: Callable[[], None]):
        self._name = name
        self._callback = callback
        self._searching = False

    def start(self) -> None:
        """Begin to wait; the callback runs here if the module is there already."""
        if self._name in sys.modules:
            self._callback()
        else:
            sys.meta_path.insert(0, self)

    def stop(self) -> None:
        """Wait no longer; fine when it no longer does."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    def find_spec(self, fullname, path=None, target=None):
        if fullname != self._name or self._searching:
            return None
        self._searching = True
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._searching = False
        if spec is not None and spec.loader is not None:
            spec.loader = _CallingLoader(spec.loader, self._arrive)
        return spec

    def _arrive(self) -> None:
        self.stop()
        self._callback()


class _CallingLoader(importlib.abc.Loader):
    """Hands over to the module's own loader, puts it back in its place, and calls when the module has run."""

    def __init__(self, loader: importlib.abc.Loader, arrive: Callable[[], None]):
        self._loader = loader
        self._arrive = arrive

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._arrive()
