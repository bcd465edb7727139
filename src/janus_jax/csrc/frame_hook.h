/* The frame evaluator (PEP 523): runs a specialization in place of a frame where one holds, and CPython's evaluator
 * everywhere else. */
#ifndef JANUS_FRAME_HOOK_H
#define JANUS_FRAME_HOOK_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* What a callback returns for "run the frame by default", and what `run` returns for "this one does not fit after
 * all". */
extern PyObject janus_eager;
extern PyObject janus_miss;

/* The function that CPython calls for every frame while we are in: its result, or NULL with an exception. */
PyObject *evaluate_frame(PyThreadState *tstate, struct _PyInterpreterFrame *frame, int throwflag);

/* Functions of the module; each returns a new reference, or NULL with an exception. */
PyObject *hook_set_callbacks(PyObject *module, PyObject *args);
PyObject *hook_take_error(PyObject *module, PyObject *unused);

/* 0, or -1 with an exception. */
int hook_init(void);

#endif
