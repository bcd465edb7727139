"""How many errors a loop has noted, the last of them, and whether there are any."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "last": jnp.zeros(())}


def step(state, i):
    x, n, errors, losses, pairs = state["x"] * i, 0, [], [], []
    while jnp.abs(x).max() > 0.9:
        x = x * 0.7
        errors.append(jnp.abs(x).max())
        losses.append(float(x.sum()))
        pairs.append((n, float(x[0])))
        n += 1
    if errors:
        print(f"{len(errors)} steps, last error {errors[-1]:.3e}, {losses[-1]:.3f}, {pairs[-1]}")
        state["last"] = errors[-1]
    x = x if len(losses) > 3 else x + 1
    losses.append(3.0)
    return x, errors, losses, not errors, losses[-1]
