"""Objects made in the function get a key, an attribute or a variable of a closure on one side of a branch on an array."""
# expect: converted, hits>=6

import jax.numpy as jnp


class Record:
    pass


def setup():
    return {"x": jnp.float32(0.0), "kept": None}


def between(state, i):
    state["x"] = jnp.float32([1.0, 5.0, -1.0, 3.0, 7.0, 0.0, 4.5, 2.0][i])


def step(state, i):
    x = state["x"]
    table, record = {"first": 1}, Record()
    if x > 2:
        table["a"] = x
        record.a = 1
        inner = 3
    table["last"] = 2
    if x > 4:
        del table["first"]
    first, second = {}, {}
    chosen = first if x > 2 else second
    chosen["k"] = x

    def read():
        return inner

    state["kept"] = {"table": table}
    return table, record, hasattr(record, "a"), first, second, read, x * 2
