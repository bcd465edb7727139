"""Dominators and post-dominators of the blocks of a Graph.

Block a dominates b if every path from the entry to b goes through a; a post-dominates b if every path from b to a
return goes through a. Paths to b count exceptions: a handler is reached from all its range. Paths to a return do not,
and a path that ends in a raise is none of them: a join is wanted where control comes together when nothing goes
wrong, so after `if bad: raise` it is the code behind the `if`.

Algorithm: Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from janus_jax.flow.graph import Block, Exit, Graph


@dataclass(frozen=True)
class Dominance:
    """`immediate[b]` is the closest block that dominates b, or post-dominates it.

    None if there is none: for a post-dominator this means that only the end of the frame is common to all paths from b,
    or that none of them returns. `reached` are the blocks that the entry reaches, or that reach a return.
    """

    immediate: tuple[int | None, ...]
    reached: frozenset[int]

    def dominates(self, above: int, below: int) -> bool:
        """Every block dominates itself; one that no path reaches is dominated by nothing else."""
        found: int | None = below
        while found is not None:
            if found == above:
                return True
            found = self.immediate[found]
        return False


def find_dominators(graph: Graph) -> Dominance:
    """Over normal and exceptional edges, from block 0."""
    return _find(len(graph.blocks), [_all_successors(block) for block in graph.blocks], [0])


def find_post_dominators(graph: Graph) -> Dominance:
    """Over normal edges, from the blocks that return."""
    ends = [block.index for block in graph.blocks if block.exit is Exit.RETURNS]
    return _find(len(graph.blocks), graph.predecessors, ends)


def find_post_dominators_within(
    graph: Graph, body: frozenset[int], header: int, latches: Sequence[int]
) -> tuple[int | None, ...]:
    """For each block of a loop the closest block that every way from it to a latch passes."""
    edges = [
        [before for before in graph.predecessors[index] if before in body] if index in body and index != header else []
        for index in range(len(graph.blocks))
    ]
    return _find(len(graph.blocks), edges, latches).immediate


def _all_successors(block: Block) -> tuple[int, ...]:
    return block.successors if block.handler is None else (*block.successors, block.handler)


def _find(count: int, successors: Sequence[Sequence[int]], roots: Sequence[int]) -> Dominance:
    """Dominators from a virtual root, numbered `count`, above all roots."""
    edges = [*successors, roots]
    order = _find_postorder(edges, count)
    number_of = {node: number for number, node in enumerate(order)}
    predecessors: dict[int, list[int]] = {node: [] for node in order}
    for node in order:
        for successor in edges[node]:
            predecessors[successor].append(node)
    immediate = {count: count}
    changed = True
    while changed:
        changed = False
        for node in reversed(order[:-1]):
            known = [before for before in predecessors[node] if before in immediate]
            found = known[0]
            for before in known[1:]:
                found = _find_common(found, before, immediate, number_of)
            if immediate.get(node) != found:
                immediate[node] = found
                changed = True
    closest = (immediate.get(node) for node in range(count))
    return Dominance(tuple(None if found == count else found for found in closest), frozenset(order[:-1]))


def _find_postorder(edges: Sequence[Sequence[int]], root: int) -> list[int]:
    """The nodes that can be reached, each after all that are first reached through it; the root is last."""
    order = []
    seen = {root}
    stack = [(root, iter(edges[root]))]
    while stack:
        node, rest = stack[-1]
        following = next((other for other in rest if other not in seen), None)
        if following is None:
            order.append(node)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(edges[following])))
    return order


def _find_common(left: int, right: int, immediate: dict[int, int], number_of: dict[int, int]) -> int:
    while left != right:
        while number_of[left] < number_of[right]:
            left = immediate[left]
        while number_of[right] < number_of[left]:
            right = immediate[right]
    return left
