/* Every difference between the CPython versions that this extension knows, in one place.
 *
 * Invariant: no other file of this folder looks at PY_VERSION_HEX or at a field of an interpreter frame. A frame is
 * always one that CPython has pushed but not begun (or a generator's that it is about to resume): nothing in it has
 * run.
 *
 * What differs, and where it was read:
 *   frame      3.11  https://github.com/python/cpython/blob/v3.11.7/Include/internal/pycore_frame.h#L47
 *              3.12  https://github.com/python/cpython/blob/v3.12.1/Include/internal/pycore_frame.h#L52
 *              3.13  https://github.com/python/cpython/blob/v3.13.0/Include/internal/pycore_frame.h#L60
 *              3.14  https://github.com/python/cpython/blob/v3.14.0/Include/internal/pycore_interpframe_structs.h#L29
 *   disposal   3.11  the caller clears (_PyEval_Vector, gen_send_ex2)          Python/ceval.c, Objects/genobject.c
 *              3.12  the evaluator clears; nothing to do so is exported       Python/ceval.c, clear_thread_frame
 *              3.13+ the evaluator clears; _PyEval_FrameClearAndPop is exported
 *   recursion  3.11  one counter; 3.12, 3.13 a second counter for C calls; 3.14 measures the C stack itself
 *   instances  3.11  dict at [-3], values at [-4]; 3.12 one tagged pointer at [-3]; 3.13+ values behind the object
 */
#ifndef JANUS_CPYTHON_COMPAT_H
#define JANUS_CPYTHON_COMPAT_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if PY_VERSION_HEX < 0x030B0000 || PY_VERSION_HEX >= 0x030F0000
#error "janus_jax knows the frames of CPython 3.11 to 3.14 only; without the extension everything runs eagerly"
#endif
#if defined(Py_GIL_DISABLED)
#error "janus_jax counts on the GIL; on a free-threaded CPython everything runs eagerly"
#endif
#if defined(Py_STACKREF_DEBUG)
#error "janus_jax does not know the stack references of a Py_STACKREF_DEBUG build"
#endif

/* CPython's own inline functions do not pass -Wall -Wextra everywhere. */
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#pragma GCC diagnostic ignored "-Wsign-compare"
#endif
#undef _PyGC_FINALIZED /* 3.12: a macro of the public header, a function of the internal one */
#define Py_BUILD_CORE 1
#include <internal/pycore_frame.h>
#if PY_VERSION_HEX >= 0x030E0000
#include <internal/pycore_interpframe.h>
#endif
#include <internal/pycore_dict.h>
#if PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030D0000
#include <internal/pycore_interp.h>
#endif
#undef Py_BUILD_CORE
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

typedef struct _PyInterpreterFrame Frame;

/* ---- code objects ------------------------------------------------------------------------------------------------ */

#if PY_VERSION_HEX < 0x030C0000
#define PyUnstable_Eval_RequestCodeExtraIndex _PyEval_RequestCodeExtraIndex
#define PyUnstable_Code_GetExtra _PyCode_GetExtra
#define PyUnstable_Code_SetExtra _PyCode_SetExtra
#endif

/* The number of leading locals that are arguments, in the order of co_varnames. */
static inline Py_ssize_t
compat_argument_count(const PyCodeObject *code)
{
    return (Py_ssize_t)code->co_argcount + code->co_kwonlyargcount + ((code->co_flags & CO_VARARGS) != 0) +
           ((code->co_flags & CO_VARKEYWORDS) != 0);
}

/* ---- frames ------------------------------------------------------------------------------------------------------ */

/* Borrowed. */
static inline PyCodeObject *
compat_frame_code(Frame *frame)
{
#if PY_VERSION_HEX >= 0x030E0000
    return (PyCodeObject *)PyStackRef_AsPyObjectBorrow(frame->f_executable);
#elif PY_VERSION_HEX >= 0x030D0000
    return (PyCodeObject *)frame->f_executable;
#else
    return frame->f_code;
#endif
}

/* Borrowed. */
static inline PyObject *
compat_frame_function(Frame *frame)
{
#if PY_VERSION_HEX >= 0x030E0000
    return PyStackRef_AsPyObjectBorrow(frame->f_funcobj);
#elif PY_VERSION_HEX >= 0x030C0000
    return frame->f_funcobj;
#else
    return (PyObject *)frame->f_func;
#endif
}

static inline bool
compat_frame_is_generators(const Frame *frame)
{
    return frame->owner == FRAME_OWNED_BY_GENERATOR;
}

/* Whether `frame` is at the very start of a function's body (not a class's or a module's, which have a namespace). */
static inline bool
compat_frame_is_function_start(Frame *frame, PyCodeObject *code)
{
    if (frame->owner != FRAME_OWNED_BY_THREAD || frame->f_locals != NULL || !(code->co_flags & CO_OPTIMIZED)) {
        return false;
    }
#if PY_VERSION_HEX >= 0x030D0000
    return frame->instr_ptr == _PyCode_CODE(code);
#else
    return frame->prev_instr == _PyCode_CODE(code) - 1;
#endif
}

/* The first `count` locals, borrowed; `buffer` has room for them and is used where CPython does not store plain
 * pointers. */
static inline PyObject *const *
compat_frame_locals(Frame *frame, PyObject **buffer, Py_ssize_t count)
{
#if PY_VERSION_HEX >= 0x030E0000
    for (Py_ssize_t i = 0; i < count; i++) {
        buffer[i] = PyStackRef_AsPyObjectBorrow(frame->localsplus[i]);
    }
    return buffer;
#else
    (void)buffer;
    (void)count;
    return frame->localsplus;
#endif
}

/* ---- disposal ---------------------------------------------------------------------------------------------------- */

#if PY_VERSION_HEX >= 0x030D0000
PyAPI_FUNC(void) _PyEval_FrameClearAndPop(PyThreadState *tstate, Frame *frame);
#endif

/* Give up `frame`, which was never begun, as if it had been run: afterwards the evaluator may return its own
 * result. The exception that is set, if any, stays set. `unwinding` is an exception instance that nobody else
 * raises.
 *
 * 3.12 exports neither clear_thread_frame nor _PyThreadState_PopFrame, but a frame that is entered with an
 * exception set is unwound by the evaluator before its first instruction: no handler covers it, and it is not
 * complete enough to be given a traceback entry. Trace functions and monitoring tools that were switched on
 * meanwhile would see that exception; raising `tracing`, as CPython does while it calls them, keeps it from them. */
static inline void
compat_dispose_frame(PyThreadState *tstate, Frame *frame, PyObject *unwinding)
{
#if PY_VERSION_HEX >= 0x030D0000
    (void)unwinding;
    _PyEval_FrameClearAndPop(tstate, frame);
#elif PY_VERSION_HEX >= 0x030C0000
    PyObject *pending = PyErr_GetRaisedException();
    int count = frame->f_code->co_nlocalsplus;
    for (int i = 0; i < count; i++) {
        Py_CLEAR(frame->localsplus[i]); /* finalizers run here, where tracing is as the user left it */
    }
    tstate->tracing++;
    PyErr_SetRaisedException(Py_NewRef(unwinding));
    PyObject *nothing = _PyEval_EvalFrameDefault(tstate, frame, 1);
    tstate->tracing--;
    Py_XDECREF(nothing);
    PyErr_Clear();
    PyErr_SetRaisedException(pending);
#else
    (void)tstate;
    (void)frame;
    (void)unwinding;
#endif
}

/* ---- generators -------------------------------------------------------------------------------------------------- */

/* What a generator held when its resumption was undone, for compat_revive_generator. */
typedef struct {
    PyGenObject *generator;    /* owned; NULL if nothing is to be revived */
    PyObject *exception;       /* owned or NULL: the exception that it was handling */
    PyFrameObject *frame_object;
    PyObject *locals;
    PyObject **stack;          /* owned memory for `stack_size` owned references */
    int stack_size;
    int state;
} PausedGenerator;

static inline PyGenObject *
compat_frame_generator(Frame *frame)
{
    return (PyGenObject *)((char *)frame - offsetof(PyGenObject, gi_iframe));
}

/* The state that a generator was in before gen_send_ex2 marked it as executing. Only a new one has not yet come to
 * its RESUME. */
static inline int
compat_paused_state(Frame *frame)
{
    const PyCodeObject *code = compat_frame_code(frame);
#if PY_VERSION_HEX >= 0x030D0000
    if (frame->instr_ptr < _PyCode_CODE(code) + code->_co_firsttraceable) {
        return FRAME_CREATED;
    }
    return frame->instr_ptr[-1].op.arg ? FRAME_SUSPENDED_YIELD_FROM : FRAME_SUSPENDED; /* the argument of YIELD_VALUE */
#else
    return frame->prev_instr < _PyCode_CODE(code) + code->_co_firsttraceable ? FRAME_CREATED : FRAME_SUSPENDED;
#endif
}

/* Undo what gen_send_ex2 did before it called the evaluator, so that a resumption can end in an exception and yet
 * leave the generator as it was. From 3.12 on that is all. On 3.11 gen_send_ex2 finishes a generator whose
 * evaluation returned NULL, whatever we do: what it would release is moved into *paused, and goes back with
 * compat_revive_generator once gen_send_ex2 has returned. 0, or -1 without an exception and with nothing done if
 * there is no memory. */
static inline int
compat_undo_resumption(PyThreadState *tstate, Frame *frame, PausedGenerator *paused)
{
    PyGenObject *generator = compat_frame_generator(frame);
    paused->generator = NULL;
#if PY_VERSION_HEX >= 0x030C0000
    generator->gi_frame_state = (int8_t)compat_paused_state(frame);
    tstate->exc_info = generator->gi_exc_state.previous_item;
    generator->gi_exc_state.previous_item = NULL;
#if PY_VERSION_HEX >= 0x030E0000
    PyStackRef_CLOSE(_PyFrame_StackPop(frame));
#else
    Py_DECREF(_PyFrame_StackPop(frame));
#endif
#else
    (void)tstate;
    paused->stack_size = frame->stacktop - 1; /* the last one is the value that was sent */
    paused->stack = PyMem_Malloc(((size_t)paused->stack_size + 1) * sizeof(PyObject *));
    if (paused->stack == NULL) {
        return -1;
    }
    memcpy(paused->stack, frame->localsplus, (size_t)paused->stack_size * sizeof(PyObject *));
    paused->generator = (PyGenObject *)Py_NewRef((PyObject *)generator);
    paused->state = compat_paused_state(frame);
    paused->exception = generator->gi_exc_state.exc_value;
    generator->gi_exc_state.exc_value = NULL;
    paused->frame_object = frame->frame_obj;
    paused->locals = frame->f_locals;
    frame->frame_obj = NULL;
    frame->f_locals = NULL;
    Py_INCREF(frame->f_func); /* released by _PyFrame_Clear */
    Py_INCREF(frame->f_code);
    PyObject *sent = frame->localsplus[paused->stack_size];
    frame->stacktop = 0;
    Py_DECREF(sent);
#endif
    return 0;
}

/* Give a generator back what compat_undo_resumption moved away. Steals everything in *paused. */
static inline void
compat_revive_generator(PausedGenerator *paused)
{
#if PY_VERSION_HEX < 0x030C0000
    PyGenObject *generator = paused->generator;
    Frame *frame = (Frame *)generator->gi_iframe;
    memcpy(frame->localsplus, paused->stack, (size_t)paused->stack_size * sizeof(PyObject *));
    frame->stacktop = paused->stack_size;
    frame->frame_obj = paused->frame_object;
    frame->f_locals = paused->locals;
    generator->gi_exc_state.exc_value = paused->exception;
    generator->gi_frame_state = (int8_t)paused->state;
    PyMem_Free(paused->stack);
    Py_DECREF(generator);
#else
    (void)paused;
#endif
}

/* ---- recursion --------------------------------------------------------------------------------------------------- */

/* How many more Python calls this thread may nest. */
static inline int
compat_python_calls_left(const PyThreadState *tstate)
{
#if PY_VERSION_HEX >= 0x030C0000
    return tstate->py_recursion_remaining;
#else
    return tstate->recursion_remaining;
#endif
}

/* How many more C calls CPython lets this thread nest, where it counts them. 3.12.1 allows 1,500 and a Python call
 * through an evaluator uses two; later releases allow up to 10,000. */
static inline int
compat_c_calls_left(const PyThreadState *tstate)
{
#if PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030E0000
    return tstate->c_recursion_remaining;
#else
    (void)tstate;
    return INT_MAX;
#endif
}

/* ---- shutdown ---------------------------------------------------------------------------------------------------- */

/* Whether the interpreter is being taken down: modules lose their contents, and Python of ours cannot be relied on. */
static inline bool
compat_is_finalizing(void)
{
#if PY_VERSION_HEX >= 0x030D0000
    return Py_IsFinalizing();
#else
    return _Py_IsFinalizing();
#endif
}

/* ---- observers --------------------------------------------------------------------------------------------------- */

/* Whether this thread has a trace or profile function, or is inside one. */
static inline bool
compat_is_traced(const PyThreadState *tstate)
{
    return tstate->c_tracefunc != NULL || tstate->c_profilefunc != NULL || tstate->tracing != 0;
}

/* A number that changes whenever a tool of sys.monitoring changes its global events; 0 where there is no
 * sys.monitoring. */
static inline uint64_t
compat_monitoring_version(const PyThreadState *tstate)
{
#if PY_VERSION_HEX >= 0x030D0000
    return (uint64_t)(*(const volatile uintptr_t *)&tstate->eval_breaker >> 8);
#elif PY_VERSION_HEX >= 0x030C0000
    return tstate->interp->monitoring_version;
#else
    (void)tstate;
    return 0;
#endif
}

/* The tools, one bit each, that set events of `code` alone. */
static inline unsigned int
compat_code_tools(const PyCodeObject *code)
{
    unsigned int tools = 0;
#if PY_VERSION_HEX >= 0x030C0000
    const _PyCoMonitoringData *data = code->_co_monitoring;
    if (data != NULL) {
        for (size_t i = 0; i < sizeof(data->local_monitors.tools); i++) {
            tools |= data->local_monitors.tools[i];
        }
    }
#else
    (void)code;
#endif
    return tools;
}

/* ---- strings ----------------------------------------------------------------------------------------------------- */

/* Whether the characters of a str can be read; until 3.11 a str of the old wchar_t interface could lack them. */
static inline bool
compat_text_is_ready(PyObject *text)
{
#if PY_VERSION_HEX >= 0x030C0000
    (void)text;
    return true;
#else
    return PyUnicode_IS_READY(text);
#endif
}

/* ---- instances --------------------------------------------------------------------------------------------------- */

/* Where the attributes of `object` live: in `dict`, or in `values` under the names in `keys`, or (all NULL)
 * nowhere. Everything borrowed. Does not create the dict of an instance that has none: that would slow its
 * attributes down for good. */
typedef struct {
    PyObject *dict;
    PyDictKeysObject *keys;
    PyDictValues *values;
} InstanceStorage;

static inline InstanceStorage
compat_instance_storage(PyObject *object)
{
    InstanceStorage storage = {NULL, NULL, NULL};
    PyTypeObject *type = Py_TYPE(object);
    if (!(type->tp_flags & Py_TPFLAGS_MANAGED_DICT)) {
        PyObject **address = _PyObject_GetDictPtr(object);
        storage.dict = address == NULL ? NULL : *address;
        return storage;
    }
#if PY_VERSION_HEX >= 0x030D0000
    if (type->tp_flags & Py_TPFLAGS_INLINE_VALUES) {
        PyDictValues *values = (PyDictValues *)((char *)object + type->tp_basicsize);
        storage.values = values->valid ? values : NULL;
    }
    if (storage.values == NULL) {
        storage.dict = ((PyObject **)object)[-3];
    }
#elif PY_VERSION_HEX >= 0x030C0000
    char *tagged = ((char **)object)[-3];
    if ((uintptr_t)tagged & 1) {
        storage.values = (PyDictValues *)(tagged + 1);
    }
    else {
        storage.dict = (PyObject *)tagged;
    }
#else
    storage.values = ((PyDictValues **)object)[-4];
    storage.dict = ((PyObject **)object)[-3];
#endif
    if (storage.values != NULL) {
        storage.keys = ((PyHeapTypeObject *)type)->ht_cached_keys;
        storage.dict = NULL;
    }
    return storage;
}

/* The dict that stands for the attributes of `object`, as `vars(object)` gives it: borrowed, or NULL if nobody has
 * asked for it yet. Does not create it. */
static inline PyObject *
compat_existing_dict(PyObject *object)
{
    if (!(Py_TYPE(object)->tp_flags & Py_TPFLAGS_MANAGED_DICT)) {
        PyObject **address = _PyObject_GetDictPtr(object);
        return address == NULL ? NULL : *address;
    }
#if PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030D0000
    char *tagged = ((char **)object)[-3];
    return (uintptr_t)tagged & 1 ? NULL : (PyObject *)tagged;
#else
    return ((PyObject **)object)[-3];
#endif
}

/* The dict of a class, static or not; a new reference, or NULL with an exception. */
static inline PyObject *
compat_type_dict(PyTypeObject *type)
{
#if PY_VERSION_HEX >= 0x030C0000
    return PyType_GetDict(type);
#else
    return Py_NewRef(type->tp_dict);
#endif
}

/* How many values an instance holds inline. */
static inline Py_ssize_t
compat_value_count(const PyDictValues *values)
{
#if PY_VERSION_HEX >= 0x030D0000
    return values->size;
#else
    return ((const uint8_t *)values)[-2];
#endif
}

/* Where value number `i`, in the order of insertion, and its name are found. */
static inline Py_ssize_t
compat_value_index(const PyDictValues *values, Py_ssize_t i)
{
#if PY_VERSION_HEX >= 0x030D0000
    return ((const uint8_t *)&values->values[values->capacity])[i];
#else
    return ((const uint8_t *)values)[-3 - i];
#endif
}

#endif
