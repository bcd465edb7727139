"""Random keys of a list, typed and not."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    keys = [jax.random.key(k) for k in range(40)]
    return {
        "keys": keys,
        "old": [jax.random.PRNGKey(k) for k in range(40)],
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
    }


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for key, old in zip(state["keys"], state["old"]):
        h = jnp.tanh(state["w"] @ h + jax.random.normal(key, (4,)) + jax.random.normal(old, (4,)))
        kept.append(key)
    state["kept"] = kept
    return h
