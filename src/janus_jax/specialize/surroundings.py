"""The user's frames around the one that is decided on: which of them should be converted first.

Invariant: it looks at frames and counts, and changes neither.
"""

import types
from collections.abc import Callable
from typing import NamedTuple

from janus_jax.decode import Listing, Op
from janus_jax.interp.families import Family, family_of_file
from janus_jax.specialize import policy
from janus_jax.specialize.unit import Unit
from janus_jax.trace.functions import listing_of

COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")


class Enclosing(NamedTuple):
    """A frame of the user's: its unit if it has one, and whether the next one inwards is called from a loop of it."""

    unit: Unit | None
    is_loop: bool


def is_inside_candidate(unit: Unit, enclosing: list[Enclosing], patience: int) -> bool:
    """Whether an enclosing frame should be converted first, with this one inlined.

    That is so if it has run before, or if it will probably run again: when this frame is called from outside a
    loop of it, or not yet often from a loop of it while a loop further out calls it.  It never waits for ever:
    the frame around it may be one that nobody asks about.
    """
    loops = []
    for outer, is_loop in enclosing:
        if outer is not None and outer.is_rejected:
            loops.append(True)  # it stays with CPython, so what it calls goes its own way
            break
        loops.append(is_loop)
        if outer is not None and outer.state.calls >= 1:
            return unit.state.calls < policy.RECURRING_PATIENCE_FACTOR * patience
    if not any(loops) or loops[0] and not any(loops[1:]):
        return False
    return unit.state.calls < patience


def find_enclosing(
    frame: types.FrameType | None,
    code: types.CodeType,
    is_user: Callable[[types.CodeType], bool],
    is_library: Callable[[types.CodeType], bool],
    units: dict[types.CodeType, Unit],
) -> list[Enclosing]:
    """The user's frames from `frame` outwards, but for those of `code` itself, innermost first."""
    found = []
    is_called_in_loop = False
    while frame is not None:
        outer = frame.f_code
        is_own = outer is not code and is_user(outer) and not is_generated(outer.co_filename)
        if is_own and outer.co_name in COMPREHENSIONS:
            is_called_in_loop = True
        elif is_own:
            is_inner_loop = is_called_in_loop and outer.co_name != "<module>"
            found.append(Enclosing(units.get(outer), is_inner_loop or is_in_loop(listing_of(outer), frame.f_lasti)))
            is_called_in_loop = False
        elif outer is not code and is_library(outer) and family_of_file(outer.co_filename) is not Family.OWN:
            is_called_in_loop = True  # a framework's loop, a test's: code that is not the user's calls back
        frame = frame.f_back
    return found


def is_in_loop(listing: Listing, offset: int) -> bool:
    """Whether the instruction at a byte offset lies between the target of a backward jump and the jump."""
    index = max((item.index for item in listing.instructions if item.offset <= offset), default=0)
    return any(item.op is Op.JUMP and item.arg <= index <= item.index for item in listing.instructions)


def is_generated(path: str) -> bool:
    """Whether the code was made at run time (a dataclass's methods, `exec`), rather than typed into a prompt or a
    cell."""
    return path.startswith("<") and not path.startswith(("<ipython", "<stdin", "<doctest", "<python-input"))
