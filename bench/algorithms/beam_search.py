"""Beam search with a recurrent language model, which ends when every beam has produced the end token.

A. Graves, Sequence Transduction with Recurrent Neural Networks (2012), section 2.5;
Y. Wu et al., Google's Neural Machine Translation System (2016), section 7.
"""

import jax
import jax.numpy as jnp
import numpy as np

BEAMS, VOCABULARY, HIDDEN, LONGEST = 8, 1000, 128, 60
END = 0


def make(seed):
    source = np.random.RandomState(seed)

    def normal(*shape):
        return jnp.asarray(source.randn(*shape) / np.sqrt(shape[0]), jnp.float32)

    model = {"embed": normal(VOCABULARY, HIDDEN), "cell": normal(HIDDEN, HIDDEN), "out": normal(HIDDEN, VOCABULARY)}
    model["end"] = jnp.zeros(VOCABULARY).at[END].set(1.0)
    return model, jnp.asarray(source.randn(HIDDEN), jnp.float32)


def predict(model, hidden, token, length):
    """The next hidden states, and log probabilities in which the end becomes likelier with the length."""
    hidden = jnp.tanh(hidden @ model["cell"] + 8.0 * model["embed"][token])
    return hidden, jax.nn.log_softmax(3.0 * hidden @ model["out"] + (0.2 * length - 2.0) * model["end"])


def plain(model, hidden):
    hidden = jnp.tile(hidden, (BEAMS, 1))
    tokens = jnp.full((BEAMS, LONGEST), END).at[:, 0].set(1)
    scores = jnp.full(BEAMS, -jnp.inf).at[0].set(0.0)
    finished = jnp.zeros(BEAMS, bool)
    waiting = jnp.full(VOCABULARY, -jnp.inf).at[END].set(0.0)
    length = 1
    while length < LONGEST:
        hidden, steps = predict(model, hidden, tokens[:, length - 1], length)
        totals = scores[:, None] + jnp.where(finished[:, None], waiting, steps)
        scores, best = jax.lax.top_k(totals.reshape(-1), BEAMS)
        origin, token = best // VOCABULARY, best % VOCABULARY
        hidden = hidden[origin]
        tokens = tokens[origin].at[:, length].set(token)
        finished = finished[origin] | (token == END)
        length += 1
        if jnp.all(finished):
            break
    return tokens, scores, length


@jax.jit
def expert(model, hidden):
    waiting = jnp.full(VOCABULARY, -jnp.inf).at[END].set(0.0)

    def is_going(state):
        _, _, _, finished, length = state
        return (length < LONGEST) & ~jnp.all(finished)

    def extend(state):
        hidden, tokens, scores, finished, length = state
        hidden, steps = predict(model, hidden, tokens[:, length - 1], length)
        totals = scores[:, None] + jnp.where(finished[:, None], waiting, steps)
        scores, best = jax.lax.top_k(totals.reshape(-1), BEAMS)
        origin, token = best // VOCABULARY, best % VOCABULARY
        tokens = tokens[origin].at[:, length].set(token)
        return hidden[origin], tokens, scores, finished[origin] | (token == END), length + 1

    start = (
        jnp.tile(hidden, (BEAMS, 1)),
        jnp.full((BEAMS, LONGEST), END).at[:, 0].set(1),
        jnp.full(BEAMS, -jnp.inf).at[0].set(0.0),
        jnp.zeros(BEAMS, bool),
        1,
    )
    _, tokens, scores, _, length = jax.lax.while_loop(is_going, extend, start)
    return tokens, scores, length
