"""Facts about the control flow of a Listing: blocks, dominance, loops, liveness."""

from janus_jax.flow.dominance import Dominance, find_dominators, find_post_dominators
from janus_jax.flow.facts import Facts, find_facts
from janus_jax.flow.graph import Block, Exit, Graph, build_graph
from janus_jax.flow.liveness import find_live_slots
from janus_jax.flow.loops import Loop, find_loops

__all__ = [
    "Block",
    "Dominance",
    "Exit",
    "Facts",
    "Graph",
    "Loop",
    "build_graph",
    "find_dominators",
    "find_facts",
    "find_live_slots",
    "find_loops",
    "find_post_dominators",
]
