"""Names taken apart and put together to find parameters."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"encoder.0.weight": jnp.ones(2), "encoder.0.bias": jnp.zeros(2), "Decoder.weight": jnp.ones(2)}


def step(params, i):
    groups = {}
    for path, value in params.items():
        *scope, leaf = path.lower().split(".")
        groups.setdefault("/".join(scope), {})[leaf] = jnp.sum(value)
    weights = [p for n, p in params.items() if n.endswith("weight") and not n.startswith("Dec")]
    params["encoder.0.bias"] = params["encoder.0.bias"] + 1.0
    return groups, weights, "%s-%03d" % ("a", 7), "x".join("abc").replace("x", "--").title(), " a ".strip().zfill(3)
