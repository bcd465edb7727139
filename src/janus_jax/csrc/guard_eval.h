/* Evaluates guard programs over the arguments of a frame. */
#ifndef JANUS_GUARD_EVAL_H
#define JANUS_GUARD_EVAL_H

#include "guard_program.h"

#define GUARD_HOLDS (-1)

/* What a program reads: the function whose frame it is (NULL if unknown) and `count` arguments. All borrowed. */
typedef struct {
    PyObject *function;
    PyObject *const *values;
    Py_ssize_t count;
} FrameArguments;

/* Evaluate `program` over the arguments of a frame. GUARD_HOLDS when every guard holds: then
 * outputs[0:program->output_count] are new references. Otherwise the index of the instruction that fails, and
 * `outputs` is as it was. Runs no Python code, sets no exception. */
Py_ssize_t guard_evaluate(GuardProgram *program, const FrameArguments *arguments, PyObject **outputs);

/* Learn the layout of functools.partial and collections.deque. 0, or -1 with an exception. */
int guard_eval_init(void);

#endif
