/* A generator of the user's that a trace must not resume: the resumption fails, the generator stays as it was.
 *
 * Invariant: a trace that is abandoned has not moved a generator, nor finished it. Native code that pulled on the
 * generator gets the exception; from MODE_NORMAL on, the generator can be resumed as if nobody had touched it.
 *
 * 3.11 finishes a generator whose evaluation failed. There its contents wait in a list of the thread until the
 * trace is over.
 */
#include "generator_refusal.h"

struct PausedGeneratorNode {
    PausedGenerator paused;
    struct PausedGeneratorNode *next;
};

/* See generator_refusal.h. */
void
revive_generators(Thread *here)
{
    while (here->paused != NULL) {
        struct PausedGeneratorNode *node = here->paused;
        here->paused = node->next;
        compat_revive_generator(&node->paused);
        PyMem_Free(node);
    }
}

/* See generator_refusal.h. Without memory the generator ends with the exception, as it would if its own code had
 * raised it. */
PyObject *
refuse_resumption(PyThreadState *tstate, Frame *frame, Thread *here, PyObject *answer)
{
    if (answer != NULL) {
        Py_DECREF(answer);
        PyErr_SetString(PyExc_RuntimeError, "a generator that is resumed in a trace cannot be answered");
    }
    struct PausedGeneratorNode *node = PyMem_Calloc(1, sizeof(*node));
    if (node == NULL || compat_undo_resumption(tstate, frame, &node->paused) < 0) {
        PyMem_Free(node);
        return _PyEval_EvalFrameDefault(tstate, frame, 1);
    }
    if (node->paused.generator == NULL) {
        PyMem_Free(node);
        return NULL;
    }
    node->next = here->paused;
    here->paused = node;
    return NULL;
}
