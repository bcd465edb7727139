"""Generators of the user's that live inside one trace.

Invariant: a TracedGenerator never outlives its trace; native code that iterates over it runs its frame in the
interpreter.
"""

from typing import Any

from janus_jax.decode import Op
from janus_jax.interp.context import Context
from janus_jax.interp.state import Frame
from janus_jax.trace.driver import advance, dispatch


class TracedGenerator:
    """What calling a generator function gives in a trace; follows the protocol of generator objects
    (Objects/genobject.c)."""

    def __init__(self, context: Context, frame: Frame):
        self._context = context
        self.frame = frame
        self.is_started = False
        self.is_finished = False

    @property
    def is_left_unfinished(self) -> bool:
        """Whether closing it now would run code of its finally or with blocks."""
        return self.is_started and not self.is_finished and bool(self.frame.listing.handlers)

    def __iter__(self) -> "TracedGenerator":
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        if self.is_finished:
            raise StopIteration
        if self.is_started:
            self.frame.push(value)
        elif value is not None:
            raise TypeError("can't send non-None value to a just-started generator")
        self.is_started = True
        return self._resume()

    def throw(self, error: BaseException) -> Any:
        if self.is_finished or not self.is_started:
            self.is_finished = True
            raise error
        if self._is_delegating():
            raise self._context.reject("unsupported-op", "an exception is thrown into `yield from`")
        self._context.trusted[id(error)] = error
        dispatch(self._context, self.frame, error)
        return self._resume()

    def _is_delegating(self) -> bool:
        index = self.frame.position - 2
        return index >= 0 and self.frame.listing.instructions[index].op is Op.SEND

    def close(self) -> None:
        if self.is_started and not self.is_finished:
            try:
                self.throw(GeneratorExit())
            except (GeneratorExit, StopIteration):
                self.is_finished = True
                return
            raise RuntimeError("generator ignored GeneratorExit")
        self.is_finished = True

    def _resume(self) -> Any:
        try:
            ended = advance(self._context, self.frame)
        except StopIteration as error:
            self.is_finished = True
            raise RuntimeError("generator raised StopIteration") from error
        except BaseException:
            self.is_finished = True
            raise
        if ended.kind == "yield":
            return ended.value
        self.is_finished = True
        stop = StopIteration() if ended.value is None else StopIteration(ended.value)
        self._context.trusted[id(stop)] = stop
        raise stop
