"""A generator prints between its items, so its lines stand between those of the loop that takes them."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def batches(data, size):
    print("opened")
    try:
        for start in range(0, 4, size):
            print("giving", start)
            yield data[start : start + size]
    finally:
        print("closed")


def setup():
    return {"data": jnp.arange(4.0), "sum": jnp.array(0.0)}


def step(state, i):
    for batch in batches(state["data"] * i, 2):
        state["sum"] = state["sum"] * 0.5 + batch.sum()
        print("took", batch, "sum", state["sum"])
    return sum(batch.mean() for batch in batches(state["data"], 2))
