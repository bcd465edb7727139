"""A state that may stay as it is, appended to one list always, to another in pairs, to a third now and then."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 64


def setup():
    return {"x": jnp.ones(2), "y": jnp.zeros(2)}


def step(state, i):
    x, y = state["x"], state["y"]
    always, pairs, some = [x], [], []
    for t in range(STEPS):
        new = jnp.tanh(x + jnp.sin(t * 1.3 + i))
        if new.sum() > 0:
            x, y = new, x
        elif new.sum() < -1:
            x = state["y"]
        always.append(x)
        pairs.append((y, x))
        if t % 5 == 0:
            some.append({"t": t, "x": x, "new": new})
    state["last"] = x
    return always, pairs, some, y
