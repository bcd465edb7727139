"""HMC with a leapfrog of varying length and an accept step; a divergent trajectory is left early."""
# expect: converted, compiles<=2, hits>=4
# tolerance: 1e-4

import jax
import jax.numpy as jnp


def potential(q):
    return 0.5 * jnp.sum(q**2) + 0.1 * jnp.sum(q**4)


def setup():
    return {"q": jnp.array([1.0, -0.5]), "key": jax.random.key(4), "rate": jnp.float32(0.2)}


def between(state, i):
    state["rate"] = jnp.float32(1.5 if i % 3 == 1 else 0.6)


def step(state, i):
    state["key"], draw, decide = jax.random.split(state["key"], 3)
    q, p = state["q"], jax.random.normal(draw, (2,))
    start = potential(q) + 0.5 * jnp.sum(p**2)
    for _ in range(4):
        p = p - 0.5 * state["rate"] * jax.grad(potential)(q)
        q = q + state["rate"] * p
        p = p - 0.5 * state["rate"] * jax.grad(potential)(q)
        if potential(q) > start + 10.0:
            return state["q"], False
    if jnp.log(jax.random.uniform(decide)) < start - potential(q) - 0.5 * jnp.sum(p**2):
        state["q"] = q
        return q, True
    return state["q"], False
