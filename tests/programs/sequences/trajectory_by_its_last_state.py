"""Each state is made of the last ones of the trajectory so far, read from the list itself."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 6

import jax.numpy as jnp

STEPS = 60


def setup():
    return {"x": jnp.linspace(-1, 1, 3)}


def step(state, i):
    times = jnp.linspace(0.0, 1.0, STEPS)
    states = [state["x"], state["x"] * 0.9]
    for before, now in zip(times[:-1], times[1:]):
        x, older = states[-1], states[-2]
        states.append(x + (now - before) * (jnp.cos(x + i) - older))
    state["last"] = states[-1]
    return states, states[-3]
