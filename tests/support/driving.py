"""The training loop around a program: the one part of the oracle that the engine takes for user code.

Invariant: whatever the engine concludes from the frames around a step, it concludes from a loop, as in a user's script.
A generator, because a generator's frame is never converted itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator


def drive(step: Callable[[int], object], calls: int) -> Iterator[object]:
    """What each call of the step gives."""
    for i in range(calls):
        yield step(i)
