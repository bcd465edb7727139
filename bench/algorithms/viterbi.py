"""The most likely path through a hidden Markov model, the pointers back kept in a list.

A. J. Viterbi, Error Bounds for Convolutional Codes, IEEE Trans. Inf. Theory 13 (1967);
L. R. Rabiner, A Tutorial on Hidden Markov Models, Proc. IEEE 77 (1989), section III.B.
"""

import jax
import jax.numpy as jnp
import numpy as np

STATES, SYMBOLS, LENGTH = 64, 32, 128


def make(seed):
    source = np.random.RandomState(seed)

    def log_rows(*shape):
        return jnp.asarray(np.log(source.dirichlet(np.ones(shape[-1]), shape[:-1])), jnp.float32)

    return (
        log_rows(STATES),
        log_rows(STATES, STATES),
        log_rows(STATES, SYMBOLS),
        jnp.asarray(source.randint(0, SYMBOLS, LENGTH)),
    )


def plain(start, move, emit, seen):
    scores = start + emit[:, seen[0]]
    pointers = []
    for symbol in seen[1:]:
        candidates = scores[:, None] + move
        pointers.append(jnp.argmax(candidates, axis=0))
        scores = jnp.max(candidates, axis=0) + emit[:, symbol]
    path = [jnp.argmax(scores)]
    for back in reversed(pointers):
        path.append(back[path[-1]])
    return jnp.stack(path[::-1]), jnp.max(scores)


@jax.jit
def expert(start, move, emit, seen):
    def forward(scores, symbol):
        candidates = scores[:, None] + move
        return jnp.max(candidates, axis=0) + emit[:, symbol], jnp.argmax(candidates, axis=0)

    def backward(state, back):
        return back[state], state

    scores, pointers = jax.lax.scan(forward, start + emit[:, seen[0]], seen[1:])
    first, path = jax.lax.scan(backward, jnp.argmax(scores), pointers, reverse=True)
    return jnp.concatenate([first[None], path]), jnp.max(scores)
