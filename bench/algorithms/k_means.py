"""Lloyd's algorithm until no point changes its cluster; a cluster that has lost its points keeps its centre.

S. P. Lloyd, Least Squares Quantization in PCM, IEEE Trans. Inf. Theory 28 (1982).
"""

import jax
import jax.numpy as jnp
import numpy as np

POINTS, COORDINATES, CLUSTERS = 2000, 8, 8


def make(seed):
    source = np.random.RandomState(seed)
    middles = 2.0 * source.randn(CLUSTERS, COORDINATES)
    points = middles[source.randint(0, CLUSTERS, POINTS)] + source.randn(POINTS, COORDINATES)
    return jnp.asarray(points, jnp.float32), jnp.asarray(points[:CLUSTERS], jnp.float32)


def assign(points, centres):
    return jnp.argmin(jnp.sum((points[:, None] - centres[None]) ** 2, axis=-1), axis=1)


def plain(points, centres):
    labels = assign(points, centres)
    passes = 0
    while True:
        for k in range(CLUSTERS):
            mask = labels == k
            if jnp.any(mask):
                centres = centres.at[k].set(jnp.sum(points * mask[:, None], axis=0) / jnp.sum(mask))
        new = assign(points, centres)
        passes += 1
        if jnp.all(new == labels):
            return centres, labels, passes
        labels = new


@jax.jit
def expert(points, centres):
    def improve(state):
        centres, labels, _, passes = state
        masks = labels[None] == jnp.arange(CLUSTERS)[:, None]
        counts = jnp.sum(masks, axis=1)
        means = jnp.stack([jnp.sum(points * mask[:, None], axis=0) for mask in masks]) / counts[:, None]
        centres = jnp.where(counts[:, None] > 0, means, centres)
        new = assign(points, centres)
        return centres, new, jnp.any(new != labels), passes + 1

    start = (centres, assign(points, centres), True, 0)
    centres, labels, _, passes = jax.lax.while_loop(lambda state: state[2], improve, start)
    return centres, labels, passes
