"""Lloyd's algorithm until no point changes its cluster; an empty cluster keeps its centre."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def assign(points, centres):
    return jnp.argmin(jnp.sum((points[:, None] - centres[None]) ** 2, axis=-1), axis=1)


def fit(points, centres):
    labels, passes = assign(points, centres), 0
    while True:
        for k in range(2):
            mask = labels == k
            if jnp.any(mask):
                centres = centres.at[k].set(jnp.sum(points * mask[:, None], 0) / jnp.sum(mask))
        new = assign(points, centres)
        passes += 1
        if jnp.all(new == labels):
            return centres, passes
        labels = new


def setup():
    source = np.random.RandomState(2)
    return {"points": jnp.asarray(source.rand(12, 2).astype("float32")), "centres": jnp.zeros((2, 2))}


def between(state, i):
    state["centres"] = jnp.array([[0.1 * i, 0.25], [3.0, 3.0] if i % 4 == 3 else [0.5, 1.0 - 0.1 * i]])


def step(state, i):
    return fit(state["points"], state["centres"])
