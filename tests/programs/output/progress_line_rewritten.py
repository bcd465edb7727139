"""A progress line is rewritten with a carriage return, without a newline until the last step."""
# expect: converted, compiles<=1, hits>=6

import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(8.0)}


def step(state, i):
    state["x"] = state["x"] * 0.75
    bar = "=" * i + ">" + "." * (7 - i)
    print(f"\r[{bar}] {100 * (i + 1) // 8:3d}% loss {state['x']:.3f}", end="", flush=True)
    if i == 7:
        sys.stdout.write("\n")
        sys.stdout.flush()
    return state["x"]
