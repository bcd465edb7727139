"""The rate of the last two errors of a list that exists before and keeps growing, and of a new one also the first."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "all": [jnp.ones(())], "last": None}


def step(state, i):
    x, errors, values = state["x"] * (i + 1), [jnp.float32(9.0)], []
    while jnp.abs(x).max() > 0.6:
        x = x * 0.8
        errors.append(jnp.abs(x).max())
        values.append(float(x.sum()))
        state["all"].append(errors[-1])
    state["last"] = state["all"][-1]
    rate = errors[-1] / errors[-2] if len(errors) > 1 else None
    if len(values) > 1:
        print(f"{values[0]:.3f} {values[-1]:.3f} {values[-1] / values[-2]:.3f}")
    return x, errors, rate, errors[0]
