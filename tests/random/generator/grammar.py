"""What a random program may say: for each kind of expression and statement, its forms as text with holes.

`{float}` in a form is a hole for an expression of that kind, `{block}` and `{loop}` are holes for statements, and
`{new int}` is a fresh name that the statements below it may read. A number in front of a form is its weight.

Invariant: every form is exact in float32 for small multiples of a quarter, so no rounding decides a branch, and
whatever is assigned in a loop stays small. The first form of a table is the one that shrinking ends at.
"""

from __future__ import annotations

Weighted = tuple[tuple[int, str], ...]

EXPRESSIONS: dict[str, Weighted] = {
    "float": (
        (4, "{float} + {float}"),
        (3, "{float} - {float}"),
        (3, "{float} * 0.5"),
        (1, "{float} * 2.0"),
        (2, "{float} + {int}"),
        (2, "{float} + {pyint}"),
        (2, "{float} + {pyfloat}"),
        (1, "-{float}"),
        (1, "jnp.abs({float})"),
        (1, "jnp.floor({float})"),
        (1, "jnp.minimum({float}, {float})"),
        (1, "jnp.maximum({float}, 1.0)"),
        (1, "jnp.where({bool}, {float}, {float})"),
        (1, "jnp.clip({float}, -1.0, 1.0)"),
        (1, "max({float}, {float})"),
        (1, "min({float}, 2.0)"),
        (2, "{float leaf} if {simple} else {float}"),
        (1, "{float leaf} or {float leaf}"),
        (1, "{float leaf} and {float leaf}"),
        (2, "jnp.sum({vector})"),
        (1, "jnp.max({vector})"),
        (1, "sum({vector})"),
        (1, "{vector}[{pyint} % 3]"),
        (1, "{vector}[{int} % 3]"),
        (1, "{call}"),
    ),
    "int": (
        (3, "{int} + 1"),
        (2, "{int} + {int}"),
        (2, "{int} - {int}"),
        (2, "{int} * 2"),
        (2, "{int} // 2"),
        (2, "{int} % 3"),
        (2, "{int} + {pyint}"),
        (1, "-{int}"),
        (1, "abs({int})"),
        (1, "jnp.minimum({int}, {int})"),
        (1, "jnp.where({bool}, {int}, {int})"),
        (1, "{int leaf} if {simple} else {int}"),
        (1, "jnp.argmax({vector})"),
        (1, "jnp.sum({vector} > 0)"),
        (1, "{float}.astype(jnp.int32)"),
    ),
    "bool": (
        (6, "{float} > {float}"),
        (3, "{float} < 1.0"),
        (3, "{float} >= 0"),
        (2, "{float} == {float}"),
        (3, "{int} > {int}"),
        (2, "{int} % 2 == 0"),
        (2, "{int} != {pyint}"),
        (1, "{float} <= {pyfloat}"),
        (1, "({bool}) & ({bool})"),
        (1, "({bool}) | ({bool})"),
        (1, "~({bool})"),
        (1, "jnp.all({vector} > -1.0)"),
        (1, "jnp.any({vector} > {float})"),
        (1, "({vector} < {vector}).all()"),
    ),
    "vector": (
        (3, "{vector} + {vector}"),
        (2, "{vector} - {vector}"),
        (2, "{vector} * 0.5"),
        (2, "{vector} + {float}"),
        (1, "{vector} + {pyint}"),
        (1, "jnp.where({vector} > 0, {vector}, {vector})"),
        (1, "jnp.where({bool}, {vector}, {vector})"),
        (1, "jnp.maximum({vector}, {float})"),
        (1, "jnp.abs({vector})"),
        (1, "jnp.roll({vector}, 1)"),
        (1, "{vector}[::-1]"),
        (1, "{vector}.at[{pyint} % 3].set({float})"),
        (1, "{vector}.at[{int} % 3].add({float})"),
        (1, "jnp.array([{float}, {float}, 1.0])"),
        (1, "{vector leaf} if {simple} else {vector leaf}"),
    ),
    "pyint": (
        (3, "{pyint} + 1"),
        (2, "{pyint} - {pyint}"),
        (2, "{pyint} % 3"),
        (1, "{pyint} * 2"),
        (1, "{pyint} // 2"),
        (1, "{pyint leaf} if {simple} else {pyint leaf}"),
    ),
    "pyfloat": (
        (3, "{pyfloat} + 0.5"),
        (2, "{pyfloat} * 0.5"),
        (2, "{pyfloat} - {pyint}"),
        (1, "{pyfloat leaf} if {simple} else {pyfloat leaf}"),
    ),
    "pybool": (
        (4, "{pyint} > {pyint}"),
        (3, "{pyint} % 2 == 0"),
        (2, "{pyfloat} < 1.0"),
    ),
    # Operands of `and` and `or` are simple: the time of a trace grows with the paths through a condition.
    "condition": (
        (8, "{bool}"),
        (3, "{pybool}"),
        (1, "not {simple}"),
        (2, "{simple} and {simple}"),
        (2, "{simple} or {simple}"),
        (1, "-1.0 < {float} <= {float leaf}"),
        (1, "0 <= {int} < 3"),
        (1, "{float leaf}"),
        (1, "{int}"),
    ),
    "simple": ((4, "{bool}"), (1, "{pybool}"), (1, "{int leaf}")),
    "any": (
        (4, "{float}"),
        (2, "{int}"),
        (2, "{vector}"),
        (1, "{bool}"),
        (1, "{pyint}"),
        (1, "{pyfloat}"),
        (1, "None"),
    ),
    "result": (
        (4, "{float}"),
        (2, "{int}"),
        (2, "({float}, {any})"),
        (1, "[{any}, {float}]"),
        (1, "{{'x': {float}, 'y': {any} }}"),
        (1, "{vector}"),
        (1, "{any}"),
    ),
    "shown": (
        (3, 'f"{{ {float leaf}:.2f}}"'),
        (2, "{pyint leaf}"),
        (1, "{pyfloat leaf}"),
        (1, "{int leaf}"),
        (1, "{bool leaf}"),
        (1, "'text'"),
        (1, 'f"{{ {pyint leaf}:3d}} is {{ {int leaf} }}"'),
        (1, "float({float leaf})"),
        (1, "int({int leaf})"),
    ),
    # Whatever is assigned in a loop is of these kinds, which stay within bounds however often it runs.
    "bounded float": (
        (3, "jnp.clip({float}, -4.0, 4.0)"),
        (1, "{float} % 4.0"),
        (1, "{float leaf} * 0.5"),
        (1, "{float leaf} if {simple} else {float leaf}"),
        (1, "jnp.where({bool}, {float leaf}, 1.0)"),
        (1, "{call}"),
    ),
    "bounded int": ((1, "({int}) % 5"), (1, "({int}) % 4 - 1"), (1, "jnp.where({bool}, {int leaf}, 1)")),
    "bounded vector": ((2, "jnp.clip({vector}, -4.0, 4.0)"), (1, "jnp.roll({vector leaf}, 1)")),
    "bounded pyint": ((1, "({pyint}) % 5"), (1, "({pyint}) % 4 - 1")),
    "bounded pyfloat": ((1, "({pyfloat}) % 4.0"), (1, "{pyfloat leaf} * 0.5")),
}

BRANCHES: Weighted = (
    (6, "if {condition}:\n{block}"),
    (6, "if {condition}:\n{block}\nelse:\n{block}"),
    (2, "if {condition}:\n{block}\nelif {condition}:\n{block}"),
    (2, "if {condition}:\n{block}\nelif {condition}:\n{block}\nelse:\n{block}"),
)

LOOPS: Weighted = (
    (3, "for {new pyint} in range(2):\n{loop}"),
    (1, "for {new pyint} in range({pyint} % 3):\n{loop}"),
    (2, "for {new pyint} in range(3):\n{loop}\nelse:\n{block}"),
    (2, "for {new vector} in rows:\n{loop}"),
    (1, "for {new float} in {vector leaf}:\n{loop}"),
    (1, "for {new float} in [{float}, {float}]:\n{loop}"),
    (1, "for {new float} in list(items):\n{loop}"),
    (1, "for {new float}, {new vector} in zip({vector leaf}, rows):\n{loop}"),
    (1, "for {new pyint}, {new float} in enumerate({vector leaf}):\n{loop}"),
    (1, "for {new pyint} in range(1, -1, -1):\n{loop}"),
    (3, "{new counter} = jnp.int32(0)\nwhile {counter} < {bound}:\n    {counter} = {counter} + 1\n{loop}"),
    (3, "{new counter} = 0\nwhile {condition} and {counter} < 4:\n    {counter} += 1\n{loop}"),
    (
        2,
        "{new counter} = jnp.int32(0)\n"
        "while {counter} < 4 and {condition}:\n{loop without continue}\n    {counter} += 1",
    ),
    (
        1,
        "{new counter} = jnp.float32(0.0)\nwhile {counter} < 3:\n    {counter} += 0.5\n{loop}\nelse:\n{block}",
    ),
    (
        1,
        "{new counter} = 0\n"
        "while True:\n    {counter} += 1\n    if {condition} or {counter} > 3:\n        break\n{loop}",
    ),
)

ATTEMPTS: Weighted = (
    (3, "try:\n{block}\n    if {condition}:\n        raise ValueError('too large')\nexcept ValueError:\n{block}"),
    (
        2,
        "try:\n    assert {condition}, 'out of range'\n{block}\n"
        "except AssertionError as error:\n    reason = str(error)\n{block}",
    ),
    (1, "try:\n    if {condition}:\n        raise KeyError({pyint})\n{block}\nfinally:\n{block}"),
    (
        2,
        "try:\n{block}\n    if {pybool}:\n        raise ValueError({pyint})\n"
        "except ValueError as error:\n    seen.append(error.args)\n{block}\n"
        "finally:\n    model.count = (model.count + 1) % 4",
    ),
    (1, "try:\n{block}\n    items.pop(0)\nexcept IndexError:\n{block}\nelse:\n{block}"),
)

ASSIGNMENTS: Weighted = (
    (8, "{float target} = {float}"),
    (4, "{int target} = {int}"),
    (3, "{vector target} = {vector}"),
    (2, "{pyint target} = {pyint}"),
    (1, "{pyfloat target} = {pyfloat}"),
    (2, "{float target} += {float leaf}"),
    (1, "{int target} += 1"),
    (1, "{pyint target} += 1"),
)

ASSIGNMENTS_IN_LOOPS: Weighted = (
    (8, "{float target} = {bounded float}"),
    (4, "{int target} = {bounded int}"),
    (3, "{vector target} = {bounded vector}"),
    (2, "{pyint target} = {bounded pyint}"),
    (1, "{pyfloat target} = {bounded pyfloat}"),
    (2, "{int target} += 1"),
    (1, "{pyint target} += 1"),
    (1, "{float target} += 0.25"),
)

# What only a step does: it has objects, lists and dicts of the state at hand.
EFFECTS: Weighted = (
    (2, "x, y = y, x"),
    (1, "model.last = {any}"),
    (2, "model.last = x"),
    (2, "items.append({float})"),
    (1, "items[-1] = {float leaf}"),
    (1, "if len(items) > 1:\n    items.pop()"),
    (1, "table['b'] = {float leaf}"),
    (1, "table[{pyint} % 3] = {float leaf}"),
    (1, "seen.append({any})"),
    (2, "if best is None or {float leaf} > best:\n    best = {float leaf}"),
    (1, "best = None"),
    (1, "model.nudge({float})"),
)

# What is written where the user looks: numbers that are exact, as arrays, as Python numbers, and as text.
PRINTS: Weighted = (
    (4, "print({shown})"),
    (3, "print({shown}, {shown})"),
    (1, "print('a', {shown}, sep='/', end=';')"),
    (1, "print({{'x': {pyint} }}, [{float leaf}])"),
    (1, "print('%.2f' % {float leaf}, '{{}}'.format({pyint}))"),
    (1, 'sys.stdout.write(f"{{ {float leaf}:.2f}}\\n")'),
    (1, "{pyint target} = sys.stdout.write('ab\\n')"),
)

ENDINGS: Weighted = ((3, "if {condition}:\n    return {result}"), (1, "if {condition}:\n{block}\n    return {result}"))
ENDINGS_OF_FUNCTIONS: Weighted = (
    (3, "if {condition}:\n    return {bounded float}"),
    (1, "if {condition}:\n{block}\n    return {float leaf}"),
)
LOOP_ENDINGS: Weighted = (
    (3, "if {condition}:\n    break"),
    (1, "if {condition}:\n{block}\n    break"),
)
LOOP_CONTINUES: Weighted = ((2, "if {condition}:\n    continue"), (1, "if {condition}:\n{block}\n    continue"))
CHECKS: Weighted = (
    (1, "assert {condition}, 'not expected'"),
    (1, "if {condition}:\n    raise ValueError('too large')"),
)

BOUNDS: Weighted = ((3, "3"), (1, "{int leaf} % 4"), (1, "{float leaf} % 4.0"), (1, "{pyint leaf} % 4"))
