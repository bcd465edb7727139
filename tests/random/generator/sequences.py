"""Long loops, lists that grow in them, and what is done with such a list: the kit `sequences`.

Invariant: what a long loop keeps from one iteration to the next are multiples of a quarter, between -4 and 4, so that
its sums are exact in any order however often it runs. A long loop stands in no other long one.
"""

from __future__ import annotations

from generator.grammar import BRANCHES, CHECKS, LOOP_CONTINUES, LOOP_ENDINGS, PRINTS, Weighted

KIT = "sequences"

LONG_LOOPS: Weighted = (
    (3, "for {new float} in xs:\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new float} in xs:\n{long}\n    outputs.append({counter} + {float})"),
    (2, "for {new float} in xs:\n{long}"),
    (2, "for {new pyint} in range(length):\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new pyint} in range(length):\n{long}\n    outputs.append({int leaf})"),
    (2, "for {new pyint} in range(len(xs)):\n{long}\n    outputs.append(xs[{counter}])"),
    (2, "for {new pyint} in range(len(seq)):\n    x = jnp.clip(x + seq[{counter}], -4.0, 4.0)\n{long}"),
    (1, "for {new pyint} in range(1, len(seq)):\n    y = seq[{counter} - 1] - seq[-{counter}]\n{long}"),
    (2, "for {new pyint}, {new float} in enumerate(xs):\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new pyint}, {new float} in enumerate(seq, 1):\n{long}\n    pairs.append(({float leaf}, {pyint leaf}))"),
    (2, "for {new float} in seq:\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new float} in seq:\n{long}\n    pairs.append([{float leaf}, {float}])"),
    (1, "for {new float} in reversed(seq):\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new float}, {new vector} in zip(xs, frames):\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new float}, other in zip(seq, reversed(seq)):\n    y = other - y\n{long}\n    outputs.append(y)"),
    (1, "for {new vector} in frames:\n{long}\n    pairs.append({float leaf})"),
    (1, "for {new vector} in frames[::-1]:\n{long}\n    outputs.append({counter}[{pyint leaf} % 3])"),
    (1, "for {new float} in jnp.asarray(samples):\n{long}\n    outputs.append({float leaf})"),
    (1, "for {new float} in samples:\n{long}"),
    (1, "for {new float} in list(outputs):\n{long}"),
    (1, "for {new float} in outputs:\n{long}\n    pairs.append({counter})"),
    (1, "pairs = [x]\nfor {new float} in xs:\n    pairs.append(jnp.clip(pairs[-1] + {counter}, -4.0, 4.0))"),
    (1, "pairs = [y]\nfor {new pyint} in range(length):\n    pairs.append(jnp.clip(pairs[{counter}] * x, -1.0, 1.0))"),
    (
        2,
        "for {new pyint} in range(30):\n    x = jnp.floor({float} * 4.0) * 0.25\n    x = jnp.clip(x, -4.0, 4.0)\n"
        "    outputs.append({float leaf})\n    pairs.append((x, {counter}))\n    if {float leaf} > {float leaf}:\n"
        "        break\n    if outputs[-1] > 1:\n        best = x\n        outputs.append(y)",
    ),
    (
        2,
        "limit = jnp.clip({float leaf}, -1.0, 4.0)\n{new counter} = jnp.float32(0)\n"
        "while {counter} < limit:\n    {counter} += 0.25\n"
        "    outputs.append({float leaf})\n    {float target} = {counter}\n    pairs.append([{float leaf}])\n"
        "    if {simple}:\n        outputs.append({counter})",
    ),
    (
        1,
        "slots = [0] * length\nfor {new pyint} in range(length):\n{long}\n    slots[{counter}] = {float leaf}\n"
        "outputs += slots",
    ),
    (
        1,
        "slots = {{}}\nfor {new pyint} in range(1, length):\n{long}\n    slots[-{counter} % 9] = {float leaf}\n"
        "pairs.append(slots)",
    ),
    (1, "best = y\nfor {new float} in seq:\n{long}\n    if {float leaf} > best:\n        best = {float leaf}"),
)

USES: Weighted = (
    (2, "x = sum(outputs, x)"),
    (1, "x = sum(outputs) * 0.5"),
    (2, "if outputs:\n    y = jnp.clip(outputs[-1], -4.0, 4.0)"),
    (1, "n = len(outputs) % 5"),
    (2, "if len(outputs) > 2:\n    v = jnp.clip(jnp.stack(outputs)[:3], -4.0, 4.0)"),
    (1, "if outputs:\n    x = jnp.max(jnp.array(outputs))"),
    (1, "if outputs:\n    model.last = jnp.stack(outputs[::2])"),
    (1, "if len(outputs) > 4:\n    y = jnp.sum(jnp.stack(outputs[1:-1]))"),
    (2, "outputs = [jnp.clip(value + {float leaf}, -4.0, 4.0) for value in xs]"),
    (1, "outputs = [value * 0.5 + number for number, value in enumerate(seq)]"),
    (1, "outputs = [seq[number] for number in range(len(seq)) if number % 2]"),
    (1, "seen.append(outputs)"),
    (2, "outputs = outputs[-3:]"),
    (1, "outputs.reverse()"),
    (1, "if outputs:\n    outputs[0] = {float leaf}"),
    (1, "if outputs:\n    seen.append(outputs.pop())"),
    (1, "del outputs[3:]"),
    (1, "outputs.append({float leaf})"),
    (1, "outputs += seq"),
    (1, "seq.append({float leaf})"),
    (1, "if seq:\n    seq[0] = {float leaf}"),
    (1, "xs = xs[1:]"),
    (1, "xs = jnp.clip(xs + {float leaf}, -4.0, 4.0)"),
    (1, "samples[:1] = {pyfloat leaf}"),
    (1, "seen.append(len(pairs))"),
)
FORMS: Weighted = (*LONG_LOOPS, *USES)

LONG_ASSIGNMENTS: Weighted = (
    (8, "{float target} = jnp.clip(jnp.floor({float} * 4.0) * 0.25, -4.0, 4.0)"),
    (2, "{float target} = {float leaf} if {simple} else {float leaf}"),
    (1, "{float target} = jnp.floor(mix({float leaf}, {float leaf}))"),
    (1, "{float target} += 0.25"),
    (3, "{int target} = {bounded int}"),
    (1, "{int target} += 1"),
    (2, "{vector target} = jnp.clip(jnp.floor({vector} * 4.0) * 0.25, -4.0, 4.0)"),
    (2, "{pyint target} = {bounded pyint}"),
    (2, "{pyint target} += 1"),
    (1, "{pyfloat target} = ({pyfloat leaf} + 0.5) % 4.0"),
)
LONG_EFFECTS: Weighted = (
    (2, "x, y = y, x"),
    (1, "model.last = {any}"),
    (2, "model.last = x"),
    (2, "outputs.append({float leaf})"),
    (1, "items.append({float leaf})"),
    (1, "items[-1] = {float leaf}"),
    (1, "table['b'] = {float leaf}"),
    (1, "seen.append({any})"),
    (1, "seen.append({pyint leaf})"),
    (1, "seen.append(float({float leaf}))"),
    (2, "if best is None or {float leaf} > best:\n    best = {float leaf}"),
    (1, "best = None"),
)
"""What stands in a long loop, by how often, where a statement may hold others and where it may not."""
PLAIN: tuple[tuple[int, Weighted], ...] = ((12, LONG_ASSIGNMENTS), (6, LONG_EFFECTS), (2, PRINTS), (1, CHECKS))
NESTED: tuple[tuple[int, Weighted], ...] = (*PLAIN, (6, BRANCHES))
ENDINGS: tuple[tuple[int, Weighted], ...] = ((1, LOOP_ENDINGS),)
CONTINUES: tuple[tuple[int, Weighted], ...] = ((2, LOOP_CONTINUES),)

# What other code may do to the state before each step: most of all, other lengths.
CHANGES = (
    "state['xs'] = jnp.arange(SIZE + i % 3 * 9.0) % 5 - 2",
    "state['xs'] = jnp.arange((SIZE + 5, 9, 1, 0, 8)[i % 5]) % 4 * 0.5",
    "state['frames'] = jnp.arange(3.0 * SIZE + 3 * i).reshape(-1, 3) % 4 - 1",
    "state['seq'] = list(jnp.arange(SIZE + 7.0 * i) % 3 - 1)",
    "state['seq'] = list(jnp.arange((SIZE, 11, 0, 2, SIZE)[i % 5]) % 3 * 0.25)",
    "state['samples'] = np.arange(SIZE + 4 * i, dtype=np.float32) % 3 - 1",
    "state['length'] = SIZE + 8 * i",
)
INITIAL = {
    "xs": "jnp.arange(SIZE + 0.0) % 5 - 2",
    "frames": "jnp.arange(3.0 * SIZE).reshape(-1, 3) % 4 - 1",
    "seq": "list(jnp.arange(SIZE + 0.0) % 3 - 1)",
    "samples": "np.arange(SIZE, dtype=np.float32) % 3 - 1",
    "length": "SIZE",
}
# How long a long loop is: in most programs only as long as it has to be, to be rolled where every loop is.
SIZES = (12, 12, 12, 110)
STARTED_IN_STEP = {"outputs": "[]", "pairs": "[]"}
SHORTENED = {"seq": "del seq[140:]"}
