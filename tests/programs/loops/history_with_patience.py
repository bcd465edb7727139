"""Early stopping that notes every loss and the best one so far, which is one of those, several times over."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return jnp.ones(3)


def step(x, i):
    x = x + 3.0 + i
    best, best_x, wait, history, kept = x.sum(), x, 0, [], []
    for t in range(60):
        x = jnp.cos(x + t) * 0.9
        loss = x.sum()
        history.append(loss)
        if loss < best:
            best, best_x, wait = loss, x, 0
        else:
            wait += 1
            if wait > 5:
                break
        kept.append(best)
    return best, best_x, history, kept, t
