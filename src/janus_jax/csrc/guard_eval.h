/* Evaluates guard programs over the arguments of a frame. */
#ifndef JANUS_GUARD_EVAL_H
#define JANUS_GUARD_EVAL_H

#include "guard_program.h"

#define GUARD_HOLDS (-1)

/* Evaluate `program` over `count` borrowed arguments of a frame of `function` (borrowed, may be NULL). GUARD_HOLDS when every guard holds: then outputs[0:program->output_count] are new
 * references. Otherwise the index of the instruction that fails, and `outputs` is as it was. Runs no Python code, sets no exception. */
Py_ssize_t guard_evaluate(GuardProgram *program, PyObject *function, PyObject *const *args, Py_ssize_t count, PyObject **outputs);

/* Learn the layout of functools.partial and collections.deque. 0, or -1 with an exception. */
int guard_eval_init(void);

#endif
