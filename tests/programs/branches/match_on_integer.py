"""match on an integer array against literals, alternatives and the wildcard."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"action": jnp.int32(0), "position": jnp.zeros(2)}


def between(state, i):
    state["action"] = jnp.int32(i * 3 % 7)


def step(state, i):
    match state["action"]:
        case 0:
            move = jnp.array([0.0, 1.0])
        case 1 | 2:
            move = jnp.array([1.0, 0.0])
        case 3:
            move = -state["position"]
        case _:
            move = jnp.array([-0.5, -0.5])
    state["position"] = state["position"] + move
    return state["position"]
