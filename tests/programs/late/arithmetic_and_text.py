"""Python arithmetic, math and text on values that were read back, used for nothing but the log."""
# expect: converted, compiles<=2, hits>=5

import math

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 9.0]), "log": []}


def step(state, i):
    state["x"] = state["x"] * 0.9
    loss = float(jnp.sum(state["x"]))
    state["log"].append({"step": i, "perplexity": math.exp(loss / 10), "percent": f"{100 * loss / 13:.1f}%"})
    return round(loss, 2), -loss + 1, loss > 5, math.isfinite(loss), str(int(loss))
