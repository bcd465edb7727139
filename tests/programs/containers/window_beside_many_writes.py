"""A deque that lets its oldest item go, in a step that writes many items of dicts and lists."""
# expect: converted, compiles<=4, hits>=3
# calls: 8

import collections

import jax.numpy as jnp


def setup():
    return {
        "params": {f"w{k}": jnp.full(3, k + 1.0) for k in range(24)},
        "norms": collections.deque(),
        "rows": [jnp.zeros(3)] * 30,
    }


def step(state, i):
    params, total = state["params"], jnp.float32(0)
    for name in list(params):
        gradient = params[name] * 0.1
        params[name] = params[name] - 0.1 * gradient
        total = total + jnp.sum(gradient**2)
    state["norms"].append(jnp.sqrt(total))
    if len(state["norms"]) > 3:
        state["norms"].popleft()
    for k in range(30):
        state["rows"][k] = params["w0"] * k
    return sum(state["norms"]) / len(state["norms"])
