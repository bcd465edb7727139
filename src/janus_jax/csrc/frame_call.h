/* Calls from the evaluator into Python, and the end of a frame that was answered. */
#ifndef JANUS_FRAME_CALL_H
#define JANUS_FRAME_CALL_H

#include "cpython_compat.h"
#include "entry.h"
#include "guard_eval.h"
#include "thread_mode.h"

#if defined(__GNUC__)
#define JANUS_NOINLINE __attribute__((noinline))
#else
#define JANUS_NOINLINE
#endif

/* Room for the locals of a frame where they are not plain pointers. */
typedef struct {
    PyObject *small[32];
    PyObject **large;   /* owned memory, or NULL */
} LocalsBuffer;

/* The first `count` locals of `frame`, borrowed, valid until give_locals_back(); NULL without an exception if there
 * is no memory. */
PyObject *const *take_locals(LocalsBuffer *buffer, Frame *frame, Py_ssize_t count);
void give_locals_back(LocalsBuffer *buffer);

/* The tuple of the arguments. New reference, or NULL with an exception. */
PyObject *build_arguments(const FrameArguments *arguments);

/* Call `callable` with args[1:1 + count] (args[0] is scratch) in MODE_INSIDE. Its result: new reference, or NULL
 * with an exception. */
PyObject *call_inside(Thread *here, PyObject *callable, PyObject **args, size_t count);

/* Run `entry` if it holds. Its result, NULL with an exception, or janus_miss: a new reference. */
PyObject *run_entry(Thread *here, Entry *entry, const FrameArguments *arguments);

/* Give up a frame that was answered. The exception that is set, if any, stays set. */
void dispose_frame(PyThreadState *tstate, Frame *frame);

/* Let `frame` end with the exception that is set, before its next instruction. Returns NULL with that exception. */
PyObject *abandon_frame(PyThreadState *tstate, Frame *frame);

/* 0, or -1 with an exception. */
int frame_call_init(void);

#endif
