"""Each step of a long recurrence leaves a state, a float, an int and a truth value that Python has, and a row."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "rows": jnp.arange(160.0).reshape(40, 4) / 80}


def step(state, i):
    h, left = jnp.ones(4) * i, []
    half = jnp.ones(4, jnp.float16) * i
    for k in range(40):
        row = state["rows"][k]
        h = jnp.tanh(state["w"] @ h + row - jnp.mean(h)) * 1.5 - 0.25 * jnp.roll(h, 1)
        half = half * 0.5 + k
        left.append({"state": h, "loss": float(h[0]), "best": int(jnp.argmax(h)), "up": bool(h[0] < h[1])})
        left.append(half)
        left.append((jnp.argmin(h), h.astype(jnp.bfloat16), float(half[0]), 1.0 * jnp.sign(h[0])))
    state["left"] = left
    return [type(part["loss"]).__name__ for part in left[:3:3]], left[-3]["state"] is h, left[-2] is half
