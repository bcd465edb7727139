/* Whether a tracer, a profiler, a debugger or a tool of sys.monitoring watches the code that is about to run. */
#ifndef JANUS_OBSERVERS_H
#define JANUS_OBSERVERS_H

#include "cpython_compat.h"

/* Whether somebody but ourselves watches `code` in this thread. May call into sys.monitoring, runs no Python code,
 * sets no exception. */
bool is_observed(const PyThreadState *tstate, const PyCodeObject *code);

/* set_monitoring_tool(tool_id): the tool of sys.monitoring that is ours, -1 for none. New reference to None, or
 * NULL. */
PyObject *observers_set_tool(PyObject *module, PyObject *tool);

#endif
