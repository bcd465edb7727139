"""A loop over a range prints on both sides of the line that leaves it, and says if it was never left."""
# expect: converted, compiles<=3, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(50.0)}


def step(state, i):
    x = state["x"] + 10.0 * i
    for k in range(20):
        print("start", k)
        if x < 2.0:
            print("left at", k, "with", f"{x:.3f}")
            break
        x = x * 0.5
        print("half", f"{x:.2f}")
    else:
        print("never left")
    if i == 5:
        x = x + 1e7
    state["x"] = x + 30.0
    return x
