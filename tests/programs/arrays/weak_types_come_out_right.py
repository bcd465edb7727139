"""Results that are weakly typed in eager JAX stay so, and those that are not do not become so."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"weak": jnp.asarray(2.0), "strong": jnp.float32(2.0), "half": jnp.ones(2, jnp.bfloat16), "rate": 0.5}


def step(state, i):
    state["rate"] += 0.25
    made = jnp.asarray(state["rate"])
    return (
        made,
        state["weak"] * 2,
        state["strong"] * state["rate"],
        state["half"] * made,
        jnp.array(3),
        state["half"] + i,
    )
