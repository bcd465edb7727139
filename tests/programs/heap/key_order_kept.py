"""Keys that are written again keep their place; keys that are deleted and written move to the end."""
# expect: converted, compiles<=2

import jax.numpy as jnp


class Holder:
    pass


def setup():
    holder = Holder()
    holder.b, holder.a = jnp.ones(1), jnp.zeros(1)
    return {"holder": holder, "table": {"z": 1, "y": jnp.ones(1)}}


def step(state, i):
    holder, table = state["holder"], state["table"]
    holder.a = holder.a + 1
    holder.c = holder.a
    moved = holder.b
    del holder.b
    holder.b = moved * 2
    table["z"] = table.pop("z")
    table["y"] = table["y"] * 0.5
    return list(vars(holder)), list(table)
