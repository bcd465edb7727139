"""Sets of names combined; the order of the result does not depend on hashing."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"w": jnp.ones(2), "b": jnp.zeros(2), "g": jnp.full(2, 2.0)}


def step(params, i):
    trained = set(params) - {"g"}
    both = trained & {"w", "q"} | {"b"}
    for name in sorted(trained ^ {"q"} - {"q"}):
        params[name] = params[name] * 0.9 + 0.1
    return both, trained >= {"w"}, frozenset(trained), trained.isdisjoint({"x"})
