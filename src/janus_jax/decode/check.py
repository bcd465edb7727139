"""Checks a Listing: jumps land inside it, names are slots, and all paths agree about the depth of the stack.
stack.

Invariant: `check_listing` passes for whatever `decode` returns; it is what a hand-written or rewritten Listing must
pass.
"""

from janus_jax.decode.instruction import Handler, Instruction
from janus_jax.decode.listing import Listing
from janus_jax.decode.ops import JUMPS, SLOT_READS, SLOT_WRITES, TERMINATORS, Op, find_stack_effect

#: How many values a jump leaves fewer (or more) than going on does.
_JUMP_EXTRA = {Op.FOR_ITER: -2, Op.SEND: -1}


class ListingError(Exception):
    """A Listing that no decoder would make."""


def check_listing(listing: Listing) -> None:
    """Raises ListingError with the first flaw found."""
    for position, instruction in enumerate(listing.instructions):
        if instruction.index != position:
            raise ListingError(f"{instruction} has index {instruction.index} at position {position}")
        if instruction.op in SLOT_READS | SLOT_WRITES and instruction.arg not in listing.slot_names:
            raise ListingError(f"{instruction} at {position}: no such slot")
    end = 0
    for handler in listing.handlers:
        if not end <= handler.start < handler.end <= len(listing.instructions):
            raise ListingError(f"{handler} overlaps the one before it or leaves the listing")
        end = handler.end
    find_depths(listing)


def find_depths(listing: Listing) -> list[int | None]:
    """The number of values on the stack before each instruction; None for one that no path reaches."""
    depths: list[int | None] = [None] * len(listing.instructions)
    pending = [(0, 0)]
    while pending:
        index, depth = pending.pop()
        if not 0 <= index < len(depths):
            raise ListingError(f"a path leads to {index}, outside the listing")
        if depths[index] is not None:
            if depths[index] != depth:
                raise ListingError(f"paths reach {index} with {depths[index]} and {depth} values on the stack")
            continue
        depths[index] = depth
        pending.extend(_find_successors(listing.instructions[index], listing.find_handler(index), depth))
    return depths


def _find_successors(instruction: Instruction, handler: Handler | None, depth: int) -> list[tuple[int, int]]:
    op, arg = instruction.op, instruction.arg
    popped, pushed = find_stack_effect(op, arg)
    if popped > depth:
        raise ListingError(f"{instruction} at {instruction.index} pops {popped} of {depth} values")
    if handler is not None and handler.depth > depth:
        raise ListingError(f"{handler} is deeper than the {depth} values at {instruction.index}")
    after = depth - popped + pushed
    found = []
    if handler is not None:
        found.append((handler.target, handler.depth + 1 + handler.push_lasti))
    if op in JUMPS:
        found.append((arg, after + _JUMP_EXTRA.get(op, 0)))
    if op not in TERMINATORS:
        found.append((instruction.index + 1, after))
    return found
