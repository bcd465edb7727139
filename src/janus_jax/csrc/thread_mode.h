/* What the calling thread is doing, as far as the hook is concerned. */
#ifndef JANUS_THREAD_MODE_H
#define JANUS_THREAD_MODE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "c_stack.h"

typedef enum { MODE_NORMAL = 0, MODE_INSIDE = 1, MODE_TRACING = 2 } ThreadMode;

typedef struct {
    int mode;
    int deep_frames;                        /* running with the evaluator taken out, since the C stack is low */
    StackBounds stack;                      /* floor is UINTPTR_MAX until it is measured */
    struct PausedGeneratorNode *paused;     /* generators to revive in MODE_NORMAL; see generator_refusal.c */
} Thread;

/* The calling thread. Valid as long as the thread. */
Thread *thread_here(void);

/* Change the mode of `here`, the calling thread; returns the mode before. In MODE_NORMAL no generator of the thread
 * is paused. */
int thread_change_mode(Thread *here, int mode);

/* The number of threads that are not in MODE_NORMAL. */
int thread_special_count(void);

/* mode() -> int: of the calling thread. New reference, or NULL. */
PyObject *thread_get_mode(PyObject *module, PyObject *unused);

/* Arrange that special_count is right in the child of a fork, which has one thread. 0, or -1 with an exception. */
int thread_mode_init(void);

#endif
