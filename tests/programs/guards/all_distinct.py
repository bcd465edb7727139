"""Many objects of one kind, of which two become the same one."""
# expect: converted, compiles<=3, misses>=1
# guard: all_distinct

import jax.numpy as jnp


def setup():
    return {"rows": [[jnp.array([float(n)])] for n in range(5)], "log": []}


def between(state, i):
    if i == 4:
        state["rows"][3] = state["rows"][1]
    if i == 6:
        state["log"] = state["rows"][0]


def step(state, i):
    for number, row in enumerate(state["rows"]):
        row[0] = row[0] * 2 + number
    state["log"][:] = [state["rows"][0][0] + 1]
    return [row[0] for row in state["rows"]]
