"""Liveness: which slots may still be read, before something else is stored in them, from the start of each block on.

Invariant: a slot that is not live at a point can be given any value there, or none, and no path notices: unless a
debugger or C code looks at the frame. A read of an unbound slot counts as a read, since it raises.
"""

from janus_jax.decode import Instruction, Listing, Op
from janus_jax.decode.ops import SLOT_READS, SLOT_WRITES
from janus_jax.flow.graph import Block, Graph

# Builtins that look at the frame that calls them: `super()` at its first argument (before 3.12), the others at all of
# it.
_READS_FIRST = frozenset({"super"})
_READS_ALL = frozenset({"locals", "vars", "dir", "eval", "exec"})


def find_live_slots(graph: Graph) -> tuple[frozenset[str], ...]:
    """The slots that are live at the start of each block."""
    live: list[frozenset[str]] = [frozenset()] * len(graph.blocks)
    pending = list(range(len(graph.blocks)))
    waiting = set(pending)
    while pending:
        index = pending.pop()
        waiting.discard(index)
        found = _find_entry(graph, graph.blocks[index], live)
        if found != live[index]:
            live[index] = found
            for before in (*graph.predecessors[index], *graph.raisers[index]):
                if before not in waiting:
                    waiting.add(before)
                    pending.append(before)
    return tuple(live)


def _find_entry(graph: Graph, block: Block, live: list[frozenset[str]]) -> frozenset[str]:
    """Any instruction of the block may raise, so what its handler reads is live all through it."""
    handled = live[block.handler] if block.handler is not None else frozenset()
    found = set(handled).union(*(live[index] for index in block.successors))
    for instruction in reversed(graph.instructions(block)):
        if instruction.op in SLOT_WRITES:
            found.discard(instruction.arg)
            found |= {instruction.arg} & handled
        found |= _find_reads(instruction, graph.listing)
    return frozenset(found)


def _find_reads(instruction: Instruction, listing: Listing) -> frozenset[str]:
    if instruction.op in SLOT_READS:
        return frozenset((instruction.arg,))
    if instruction.op is Op.LOAD_GLOBAL and instruction.arg in _READS_FIRST:
        return frozenset(listing.argument_names[:1])
    if instruction.op is Op.LOAD_GLOBAL and instruction.arg in _READS_ALL:
        return frozenset(listing.slot_names)
    return frozenset()
