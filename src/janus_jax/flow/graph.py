"""Graph: the blocks of a Listing and the edges between them.

A block is a run of instructions that is entered at its start only, ends where control may go elsewhere, and lies in the
range of at most one handler.

Invariant: blocks are in the order of their instructions and cover all of them; block 0 is the entry. A successor by
exception (`handler`) is apart from normal successors, since nearly every instruction may raise.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from janus_jax.decode import Instruction, Listing, Op
from janus_jax.decode.ops import JUMPS, TERMINATORS


class Exit(enum.Enum):
    """How the last instruction of a block ends it. Successors are in this order."""

    FALLS = "falls"  # (next)
    JUMPS = "jumps"  # (target)
    BRANCHES = "branches"  # (next, target): jumps if the condition of its Op holds
    ITERATES = "iterates"  # (next, target): next with an item, target when exhausted
    SENDS = "sends"  # (next, target): next with a yielded value, target when the receiver is finished
    YIELDS = "yields"  # (next)
    RETURNS = "returns"  # ()
    RAISES = "raises"  # ()
    UNSUPPORTED = "unsupported"  # ()


_EXITS = {
    Op.JUMP: Exit.JUMPS,
    Op.JUMP_IF_TRUE: Exit.BRANCHES,
    Op.JUMP_IF_FALSE: Exit.BRANCHES,
    Op.JUMP_IF_NONE: Exit.BRANCHES,
    Op.JUMP_IF_NOT_NONE: Exit.BRANCHES,
    Op.FOR_ITER: Exit.ITERATES,
    Op.SEND: Exit.SENDS,
    Op.YIELD: Exit.YIELDS,
    Op.RETURN: Exit.RETURNS,
    Op.RAISE: Exit.RAISES,
    Op.RERAISE: Exit.RAISES,
    Op.UNSUPPORTED: Exit.UNSUPPORTED,
}


@dataclass(frozen=True)
class Block:
    """Instructions `start` to `end` (exclusive). Successors and `handler` are indexes of blocks."""

    index: int
    start: int
    end: int
    exit: Exit
    successors: tuple[int, ...]
    handler: int | None = None

    def __str__(self) -> str:
        successors = "".join(f" B{index}" for index in self.successors)
        handler = "" if self.handler is None else f" handler B{self.handler}"
        return f"B{self.index} {self.start}..{self.end} {self.exit.value}{successors}{handler}"


@dataclass(frozen=True)
class Graph:
    """The blocks of `listing`, and for each its predecessors: normal ones, and those whose handler it is."""

    listing: Listing
    blocks: tuple[Block, ...]
    predecessors: tuple[tuple[int, ...], ...]
    raisers: tuple[tuple[int, ...], ...]

    def find_block(self, index: int) -> Block:
        """The block of an instruction."""
        return self.blocks[self._block_of[index]]

    def instructions(self, block: Block) -> tuple[Instruction, ...]:
        return self.listing.instructions[block.start : block.end]

    def __post_init__(self) -> None:
        numbers = tuple(block.index for block in self.blocks for _ in range(block.start, block.end))
        object.__setattr__(self, "_block_of", numbers)

    def __str__(self) -> str:
        return "".join(f"{block}\n" for block in self.blocks)


def build_graph(listing: Listing) -> Graph:
    """The graph of a listing that `check_listing` accepts."""
    starts = sorted(_find_starts(listing))
    number_of = {start: number for number, start in enumerate(starts)}
    ends = (*starts[1:], len(listing.instructions))
    blocks = tuple(_build_block(listing, number_of, start, end) for start, end in zip(starts, ends, strict=True))
    return Graph(listing, blocks, _invert(blocks, _normal_successors), _invert(blocks, _handler_successors))


def _find_starts(listing: Listing) -> set[int]:
    starts = {0}
    for instruction in listing.instructions:
        if instruction.op in JUMPS:
            starts.add(instruction.arg)
        if instruction.op in _EXITS:
            starts.add(instruction.index + 1)
    for handler in listing.handlers:
        starts.update((handler.start, handler.end, handler.target))
    starts.discard(len(listing.instructions))
    return starts


def _build_block(listing: Listing, number_of: dict[int, int], start: int, end: int) -> Block:
    last = listing.instructions[end - 1]
    following = () if last.op in TERMINATORS else (number_of[end],)
    target = (number_of[last.arg],) if last.op in JUMPS else ()
    handler = listing.find_handler(start)
    return Block(
        index=number_of[start],
        start=start,
        end=end,
        exit=_EXITS.get(last.op, Exit.FALLS),
        successors=following + target,
        handler=None if handler is None else number_of[handler.target],
    )


def _normal_successors(block: Block) -> Iterator[int]:
    yield from dict.fromkeys(block.successors)


def _handler_successors(block: Block) -> Iterator[int]:
    if block.handler is not None:
        yield block.handler


def _invert(blocks, successors) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in blocks]
    for block in blocks:
        for successor in successors(block):
            found[successor].append(block.index)
    return tuple(map(tuple, found))
