"""A counter and a rate that change become arrays by themselves and in lists; their types are those of eager JAX."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"step": 1, "rate": 0.5, "x": jnp.ones(2, jnp.bfloat16)}


def step(state, i):
    state["step"] += 1
    state["rate"] *= 0.9
    n, r = state["step"], state["rate"]
    made = [
        jnp.asarray(n),
        jnp.array(r),
        jnp.array([n, r]),
        jnp.asarray([n]),
        jnp.array([[1, n], [n, 2]]),
        jnp.array((n, 1.0)),
    ]
    made += [
        jnp.full(2, r),
        jnp.float32(n),
        jnp.array(n, jnp.int8),
        jnp.stack([jnp.ones(2) * n]),
        jnp.where(True, n, r),
    ]
    shapes = jnp.ndim(n), jnp.shape(n), jnp.size(r), str(jnp.result_type(n, r)), jnp.result_type(state["x"], r).name
    state["x"] = state["x"] * r
    return made, [a.weak_type for a in made], [str(a.dtype) for a in made], shapes
