"""One Nelder-Mead move per call: reflect, expand, contract or shrink, by comparisons of values."""
# expect: converted, compiles<=3, hits>=3
# tolerance: 1e-4

import jax.numpy as jnp


def f(x):
    return (x[0] - 1.0) ** 2 + 2.0 * (x[1] + 0.5) ** 2


def move(simplex):
    values = jnp.stack([f(p) for p in simplex])
    simplex = simplex[jnp.argsort(values)]
    best, good, worst = simplex
    centre = 0.5 * (best + good)
    reflected = 2.0 * centre - worst
    if f(reflected) < f(best):
        expanded = 3.0 * centre - 2.0 * worst
        return simplex.at[2].set(expanded if f(expanded) < f(reflected) else reflected), 1
    if f(reflected) < f(good):
        return simplex.at[2].set(reflected), 2
    contracted = 0.5 * (centre + worst)
    if f(contracted) < f(worst):
        return simplex.at[2].set(contracted), 3
    return 0.5 * (simplex + best), 4


def setup():
    return {"simplex": jnp.array([[3.0, 2.0], [3.5, 2.0], [3.0, 2.75]])}


def step(state, i):
    state["simplex"], kind = move(state["simplex"])
    return kind, state["simplex"][0]
