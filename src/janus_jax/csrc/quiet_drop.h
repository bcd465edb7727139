/* Whether objects can be let go without any code of the user's noticing. */
#ifndef JANUS_QUIET_DROP_H
#define JANUS_QUIET_DROP_H

#include <Python.h>

/* `drops_quietly(array_type, borrowed, *objects) -> bool`: see quiet_drop.c. A new reference. */
PyObject *quiet_drop_call(PyObject *module, PyObject *const *args, Py_ssize_t count);

#endif
