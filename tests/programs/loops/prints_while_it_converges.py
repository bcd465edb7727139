"""Each iteration of a loop that an array ends prints its residual, and more where that is large."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([8.0, -3.0]), "target": jnp.array([1.0, 2.0])}


def step(state, i):
    x, rounds = state["x"], 0
    residual = jnp.linalg.norm(x - state["target"])
    while residual > 0.1:
        print("residual", f"{residual:.3f}", "in round", rounds)
        x = x - 0.3 * (x - state["target"])
        residual = jnp.linalg.norm(x - state["target"])
        rounds += 1
        if residual > 3.0:
            print("  far away:", x)
    print("done after", rounds)
    state["x"] = x + 2.0 + i
    return x, rounds
