"""What `janus_jax.jit` gives: a function that is lowered when it is called.

Invariant: making one imports neither JAX nor the engine; the first call does.
"""

import functools
import types
from collections.abc import Callable
from typing import Any


class Jitted:
    """A callable with the arguments and results of `function`, whose body runs as an XLA program.

    As an attribute of a class it binds to instances, as a function does.
    """

    def __init__(self, function: Callable, load: Callable[[], Any]):
        if not callable(function):
            raise TypeError(f"jit() needs a function, not {function!r}")
        functools.update_wrapper(self, function, updated=())
        self._load = load
        self._calls: Callable[[tuple, dict], Any] | None = None

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        calls = self._calls or self._start()
        return calls(arguments, keywords)

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else types.MethodType(self, instance)

    def __repr__(self) -> str:
        return f"<janus_jax.jit of {self.__wrapped__!r}>"

    def _start(self) -> Callable[[tuple, dict], Any]:
        engine = self._load()
        if engine is None:
            self._calls = lambda arguments, keywords: self.__wrapped__(*arguments, **keywords)
        else:
            self._calls = engine.explicit_calls(self.__wrapped__)
        return self._calls
