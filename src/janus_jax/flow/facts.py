"""Facts: all that is known of a Listing's control flow, found once, in one record with one text.

Invariant: everything here follows from the listing alone.
"""

from dataclasses import dataclass

from janus_jax.decode import Listing
from janus_jax.flow.dominance import Dominance, find_dominators, find_post_dominators
from janus_jax.flow.graph import Block, Graph, build_graph
from janus_jax.flow.liveness import find_live_slots
from janus_jax.flow.loops import Loop, find_loops


@dataclass(frozen=True)
class Facts:
    """`live[b]` are the slots that are live at the start of block b."""

    graph: Graph
    dominators: Dominance
    post_dominators: Dominance
    loops: tuple[Loop, ...]
    live: tuple[frozenset[str], ...]

    def find_join(self, block: Block) -> Block | None:
        """Where all ways out of the block meet again; None if only the end of the frame is common to them."""
        joined = self.post_dominators.immediate[block.index]
        return None if joined is None else self.graph.blocks[joined]

    def find_loop(self, block: Block) -> Loop | None:
        """The innermost loop around the block."""
        around = [loop for loop in self.loops if block.index in loop.body]
        return min(around, key=lambda loop: len(loop.body), default=None)

    def find_loop_from(self, start: int) -> Loop:
        """The loop whose entry starts with an instruction, the outermost of those that share it."""
        index = self.graph.find_block(start).index
        return max((loop for loop in self.loops if loop.entry == index), key=lambda loop: len(loop.body))

    def __str__(self) -> str:
        blocks = (self._format_block(block) for block in self.graph.blocks)
        return "".join(f"{row}\n" for row in (*blocks, *self.loops))

    def _format_block(self, block: Block) -> str:
        above, joined = self.dominators.immediate[block.index], self.post_dominators.immediate[block.index]
        words = [str(block)]
        words += [] if above is None else [f"| dominator B{above}"]
        words += [] if joined is None else [f"| join B{joined}"]
        words += [f"| live {' '.join(sorted(self.live[block.index]))}"] if self.live[block.index] else []
        return " ".join(words)


def find_facts(listing: Listing) -> Facts:
    graph = build_graph(listing)
    dominators = find_dominators(graph)
    return Facts(
        graph=graph,
        dominators=dominators,
        post_dominators=find_post_dominators(graph),
        loops=find_loops(graph, dominators),
        live=find_live_slots(graph),
    )
