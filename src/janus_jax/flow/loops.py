"""Natural loops of a Graph.

An edge to a block that dominates its source is a back edge: its source is a latch, its target a header. The body of a
header is every block from which a latch is reached without passing the header.

Invariant: two loops are disjoint or one lies inside the other. A cycle that is entered at two places has no header
and is no loop here; CPython's compiler makes none.
"""

from dataclasses import dataclass, replace

from janus_jax.decode import ListingError, Op, find_depths
from janus_jax.flow.dominance import Dominance, find_post_dominators_within
from janus_jax.flow.graph import Exit, Graph

_STORES = frozenset(op for op in Op if op.name.startswith(("STORE", "DELETE")))


@dataclass(frozen=True)
class Loop:
    """`exits` are the edges (from, to) without exceptions that leave the body; `parent` is the header of the loop
    around this one, or None.

    `entry` is where an iteration has the tests at the loop's start behind it: every way from the header to a latch
    passes it. It is the header where the loop has none.
    """

    header: int
    latches: tuple[int, ...]
    body: frozenset[int]
    exits: tuple[tuple[int, int], ...]
    parent: int | None = None
    entry: int = -1

    def __str__(self) -> str:
        body = " ".join(f"B{index}" for index in sorted(self.body))
        latches = " ".join(f"B{index}" for index in self.latches)
        exits = " ".join(f"B{source}->B{target}" for source, target in self.exits) or "none"
        parent = "" if self.parent is None else f" inside B{self.parent}"
        entry = "" if self.entry == self.header else f" entry B{self.entry}"
        return f"loop B{self.header}{parent}{entry} latches {latches} body {body} exits {exits}"


def find_loops(graph: Graph, dominators: Dominance) -> tuple[Loop, ...]:
    """The loops in the order of their headers."""
    latches: dict[int, list[int]] = {}
    for block in graph.blocks:
        for target in dict.fromkeys((*block.successors, *(() if block.handler is None else (block.handler,)))):
            if block.index in dominators.reached and dominators.dominates(target, block.index):
                latches.setdefault(target, []).append(block.index)
    bodies = {header: _find_body(graph, header, found, dominators) for header, found in sorted(latches.items())}
    found = [_build_loop(graph, header, tuple(latches[header]), bodies) for header in bodies]
    return tuple(_with_entries(graph, found))


def _with_entries(graph: Graph, loops: list[Loop]) -> list[Loop]:
    """The loops with their entries. A loop whose header is the entry of the one around it has that entry too: its
    iterations are some of that loop's (`continue` in a `while` before 3.14)."""
    try:
        depths = find_depths(graph.listing) if loops else []
    except ListingError:  # of no program: how deep the stack is depends on the way
        return [replace(loop, entry=loop.header) for loop in loops]
    headers = frozenset(loop.header for loop in loops)
    entries: dict[int, int] = {}
    for loop in sorted(loops, key=lambda loop: -len(loop.body)):
        around = entries.values()
        entries[loop.header] = loop.header if loop.header in around else _find_entry(graph, loop, headers, depths)
    return [replace(loop, entry=entries[loop.header]) for loop in loops]


def _find_entry(graph: Graph, loop: Loop, headers: frozenset[int], depths: list[int | None]) -> int:
    """Nothing but tests is passed, and the store of an item. An entry has the stack of the header, or an item on it."""
    leaving = {source for source, _ in loop.exits}
    following = find_post_dominators_within(graph, loop.body, loop.header, loop.latches)
    header = graph.blocks[loop.header]
    first = header.successors[0] if header.exit is Exit.ITERATES else None
    entry = found = loop.header
    while (joined := following[found]) is not None and (found == loop.header or found not in headers):
        test = _find_between(graph, loop, found, joined)
        if not leaving & test or found != first and any(_has_store(graph, index) for index in test):
            break
        found = joined
        if found == first or depths[graph.blocks[found].start] == depths[header.start]:
            entry = found
    return entry


def _has_store(graph: Graph, index: int) -> bool:
    return any(instruction.op in _STORES for instruction in graph.instructions(graph.blocks[index]))


def _find_between(graph: Graph, loop: Loop, start: int, joined: int) -> set[int]:
    """The blocks of a loop on the ways from one to another, without that one."""
    found: set[int] = set()
    pending = [start]
    while pending:
        index = pending.pop()
        if index in loop.body and index != joined and index not in found:
            found.add(index)
            pending.extend(graph.blocks[index].successors)
    return found


def _find_body(graph: Graph, header: int, latches: list[int], dominators: Dominance) -> frozenset[int]:
    body = {header}
    pending = list(latches)
    while pending:
        index = pending.pop()
        if index not in body and index in dominators.reached:
            body.add(index)
            pending.extend((*graph.predecessors[index], *graph.raisers[index]))
    return frozenset(body)


def _build_loop(graph: Graph, header: int, latches: tuple[int, ...], bodies: dict[int, frozenset[int]]) -> Loop:
    body = bodies[header]
    exits = tuple(
        (index, target)
        for index in sorted(body)
        for target in dict.fromkeys(graph.blocks[index].successors)
        if target not in body
    )
    around = [other for other, blocks in bodies.items() if other != header and header in blocks]
    parent = min(around, key=lambda other: len(bodies[other]), default=None)
    return Loop(header, latches, body, exits, parent)
