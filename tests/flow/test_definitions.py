"""Dominance, loops and liveness on graphs made at random: the algorithms give what the definitions say.

The definitions are checked the slow way: a block dominates another if taking it out cuts the other off.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from janus_jax.decode import Handler, Instruction, Listing, Op
from janus_jax.flow import Exit, build_graph, find_dominators, find_live_slots, find_loops, find_post_dominators

NAMES = ("a", "b", "c")
PLAIN = (Op.LOAD_FAST, Op.STORE_FAST, Op.DELETE_FAST)


@st.composite
def listings(draw):
    """Listings whose stack makes no sense, but whose control flow is any."""
    count = draw(st.integers(2, 14))
    target = st.integers(0, count)
    rows = []
    for index in range(count):
        op = draw(st.sampled_from((*PLAIN, *PLAIN, Op.JUMP, Op.JUMP_IF_TRUE, Op.FOR_ITER, Op.RAISE, Op.RETURN)))
        arg = draw(st.sampled_from(NAMES)) if op in PLAIN else draw(target)
        rows.append(Instruction(index, op, arg, 1, index))
    rows.append(Instruction(count, Op.RETURN, None, 1, count))
    handlers = []
    start = 0
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(start, count))
        end = draw(st.integers(start, count))
        if start < end:
            handlers.append(Handler(start, end, draw(target), 0, False))
            start = end
    return Listing("f", tuple(rows), tuple(handlers), NAMES, NAMES)


def find_reached(successors, roots, without=None):
    reached = set()
    pending = [root for root in roots if root != without]
    while pending:
        node = pending.pop()
        if node not in reached:
            reached.add(node)
            pending.extend(other for other in successors[node] if other != without)
    return reached


def find_cut_off(successors, roots, node):
    """The nodes that `node` dominates."""
    return find_reached(successors, roots) - find_reached(successors, roots, without=node)


def all_edges(graph):
    return [(*block.successors, *(() if block.handler is None else (block.handler,))) for block in graph.blocks]


def check_dominance(found, successors, roots):
    count = len(successors)
    for node in find_reached(successors, roots):
        above = {other for other in range(count) if node in find_cut_off(successors, roots, other)}
        assert {other for other in range(count) if found.dominates(other, node)} == above
        if found.immediate[node] is not None:
            assert all(found.dominates(other, found.immediate[node]) for other in above - {node})


@settings(max_examples=60, deadline=None)
@given(listings())
def test_blocks_cover_the_listing_and_edges_are_those_of_its_instructions(listing):
    graph = build_graph(listing)
    covered = [index for block in graph.blocks for index in range(block.start, block.end)]
    assert covered == list(range(len(listing.instructions)))
    for block in graph.blocks:
        last = listing.instructions[block.end - 1]
        expected = {graph.find_block(last.arg).index} if last.target is not None else set()
        if last.op not in (Op.JUMP, Op.RETURN, Op.RAISE):
            expected.add(graph.find_block(block.end).index)
        assert set(block.successors) == expected
        assert {listing.find_handler(index) for index in range(block.start, block.end)} == {
            listing.find_handler(block.start)
        }
        assert all(block.index in graph.predecessors[other] for other in block.successors)


@settings(max_examples=60, deadline=None)
@given(listings())
def test_dominators_are_what_every_path_passes(listing):
    graph = build_graph(listing)
    check_dominance(find_dominators(graph), all_edges(graph), [0])


@settings(max_examples=60, deadline=None)
@given(listings())
def test_post_dominators_are_what_every_path_to_a_return_passes(listing):
    graph = build_graph(listing)
    ends = [block.index for block in graph.blocks if block.exit is Exit.RETURNS]
    check_dominance(find_post_dominators(graph), graph.predecessors, ends)


@settings(max_examples=60, deadline=None)
@given(listings())
def test_loops_are_what_reaches_a_latch_without_the_header(listing):
    graph = build_graph(listing)
    dominators = find_dominators(graph)
    edges = all_edges(graph)
    reached = find_reached(edges, [0])
    expected = {}
    for source in reached:
        for header in edges[source]:
            if source in find_cut_off(edges, [0], header):
                expected.setdefault(header, set()).add(source)
    loops = find_loops(graph, dominators)
    assert {loop.header: set(loop.latches) for loop in loops} == expected
    backward = [(*graph.predecessors[index], *graph.raisers[index]) for index in range(len(graph.blocks))]
    for loop in loops:
        inside = find_reached(backward, loop.latches, without=loop.header) & reached
        assert loop.body == inside | {loop.header}
        assert loop.parent is None or loop.header in next(o.body for o in loops if o.header == loop.parent)
        assert loop.entry in loop.body
        normal = [block.successors for block in graph.blocks]
        past = find_reached(normal, [loop.header], without=loop.entry)
        assert loop.entry == loop.header or not past & set(loop.latches)


@settings(max_examples=60, deadline=None)
@given(listings())
def test_live_slots_are_those_that_a_path_reads_first(listing):
    graph = build_graph(listing)
    live = find_live_slots(graph)
    for block in graph.blocks:
        assert live[block.index] == {name for name in NAMES if is_read(listing, block.start, name)}


def is_read(listing, start, name):
    """Follow all paths, one instruction at a time, until the slot is read or written."""
    pending, seen = [start], set()
    while pending:
        index = pending.pop()
        if index in seen:
            continue
        seen.add(index)
        row = listing.instructions[index]
        if row.arg == name and row.op in (Op.LOAD_FAST, Op.DELETE_FAST):
            return True
        handler = listing.find_handler(index)
        pending += [] if handler is None else [handler.target]
        if row.arg == name and row.op is Op.STORE_FAST:
            continue
        pending += [] if row.target is None else [row.target]
        pending += [] if row.op in (Op.JUMP, Op.RETURN, Op.RAISE) else [index + 1]
    return False
