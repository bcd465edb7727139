"""Natural loops of a Graph.

An edge to a block that dominates its source is a back edge: its source is a latch, its target a header. The body of a
header is every block from which a latch is reached without passing the header.

Invariant: two loops are disjoint or one lies inside the other. A cycle that is entered at two places has no header
and is no loop here; CPython's compiler makes none.
"""

from dataclasses import dataclass

from janus_jax.flow.dominance import Dominance
from janus_jax.flow.graph import Graph


@dataclass(frozen=True)
class Loop:
    """`exits` are the edges (from, to) without exceptions that leave the body; `parent` is the header of the loop
    around
    this one, or None."""

    header: int
    latches: tuple[int, ...]
    body: frozenset[int]
    exits: tuple[tuple[int, int], ...]
    parent: int | None = None

    def __str__(self) -> str:
        body = " ".join(f"B{index}" for index in sorted(self.body))
        latches = " ".join(f"B{index}" for index in self.latches)
        exits = " ".join(f"B{source}->B{target}" for source, target in self.exits) or "none"
        parent = "" if self.parent is None else f" inside B{self.parent}"
        return f"loop B{self.header}{parent} latches {latches} body {body} exits {exits}"


def find_loops(graph: Graph, dominators: Dominance) -> tuple[Loop, ...]:
    """The loops in the order of their headers."""
    latches: dict[int, list[int]] = {}
    for block in graph.blocks:
        for target in dict.fromkeys((*block.successors, *(() if block.handler is None else (block.handler,)))):
            if block.index in dominators.reached and dominators.dominates(target, block.index):
                latches.setdefault(target, []).append(block.index)
    bodies = {header: _find_body(graph, header, found, dominators) for header, found in sorted(latches.items())}
    return tuple(_build_loop(graph, header, tuple(latches[header]), bodies) for header in bodies)


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
