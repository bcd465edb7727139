/* A generator of the user's that a trace must not resume: the resumption fails, the generator stays as it was. */
#ifndef JANUS_GENERATOR_REFUSAL_H
#define JANUS_GENERATOR_REFUSAL_H

#include "cpython_compat.h"
#include "thread_mode.h"

/* End the resumption that `frame` is about to begin with an exception: the one that is set, or, if `answer` is not
 * NULL, one that says that traced() may not answer it. Steals `answer`. Returns NULL. */
PyObject *refuse_resumption(PyThreadState *tstate, Frame *frame, Thread *here, PyObject *answer);

/* Put back together what refuse_resumption had to take apart in this thread. */
void revive_generators(Thread *here);

#endif
