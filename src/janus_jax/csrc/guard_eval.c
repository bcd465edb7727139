/* Evaluates guard programs over the arguments of a frame.
 *
 * Invariant: no line of the user's Python runs, no exception is set or cleared, and the heap is as it was. A fetch
 * that cannot fetch and a comparison that cannot be decided in C both count as a guard that fails.
 *
 * Slots own what they hold until the evaluation ends, so that outputs outlive whatever the caller does next.
 */
#include "guard_eval.h"

#include "array_guards.h"
#include "cpython_compat.h"
#include "raw_storage.h"

#include <stdint.h>
#include <string.h>
#include <structmember.h>

#define FAILS NULL

static PyTypeObject *deque_type;         /* owned */
static PyTypeObject *partial_type;       /* owned */
static Py_ssize_t partial_offsets[3];    /* of func, args, keywords; 0 where unknown */

/* ---- fetches: each returns a new reference, or FAILS ------------------------------------------------------------- */

static PyObject *
fetch_local(const FrameArguments *arguments, Py_ssize_t index)
{
    return index >= 0 && index < arguments->count ? Py_XNewRef(arguments->values[index]) : FAILS;
}

static PyObject *
fetch_slot(PyObject *object, PyObject *descriptor)
{
    const PyMemberDescrObject *member = (PyMemberDescrObject *)descriptor;
    if (!PyType_IsSubtype(Py_TYPE(object), member->d_common.d_type)) {
        return FAILS;
    }
    return Py_XNewRef(*(PyObject **)((char *)object + member->d_member->offset));
}

static PyObject *
fetch_item(PyObject *object, Py_ssize_t index)
{
    if (Py_TYPE(object) == deque_type) {
        PyObject *item = PySequence_GetItem(object, index); /* of a deque itself this runs no Python */
        if (item == NULL) {
            PyErr_Clear();
            return FAILS;
        }
        return item;
    }
    bool is_list = PyList_Check(object);
    if (!is_list && !PyTuple_Check(object)) {
        return FAILS;
    }
    Py_ssize_t size = Py_SIZE(object);
    index += index < 0 ? size : 0;
    if (index < 0 || index >= size) {
        return FAILS;
    }
    return Py_XNewRef(is_list ? PyList_GET_ITEM(object, index) : PyTuple_GET_ITEM(object, index));
}

static PyObject *
fetch_key(PyObject *object, const GuardInstruction *instruction)
{
    PyObject *value;
    if (!PyDict_Check(object) ||
        raw_dict_lookup(object, instruction->objects[0], instruction->hash, &value) != RAW_FOUND) {
        return FAILS;
    }
    return Py_NewRef(value);
}

static PyObject *
fetch_attr(PyObject *object, const GuardInstruction *instruction)
{
    PyObject *value;
    if (raw_instance_lookup(object, instruction->objects[0], instruction->hash, &value) != RAW_FOUND) {
        return FAILS;
    }
    return Py_NewRef(value);
}

static PyObject *
fetch_class_attr(PyObject *object, PyObject *name)
{
    return PyType_Check(object) ? Py_XNewRef(_PyType_Lookup((PyTypeObject *)object, name)) : FAILS;
}

static PyObject *
fetch_closure(PyObject *object, Py_ssize_t index)
{
    PyObject *closure = PyFunction_Check(object) ? PyFunction_GET_CLOSURE(object) : NULL;
    if (closure == NULL || index < 0 || index >= PyTuple_GET_SIZE(closure)) {
        return FAILS;
    }
    return Py_NewRef(PyTuple_GET_ITEM(closure, index));
}

static PyObject *
fetch_defaults(PyObject *object, bool is_keyword)
{
    if (!PyFunction_Check(object)) {
        return FAILS;
    }
    PyObject *defaults = is_keyword ? PyFunction_GET_KW_DEFAULTS(object) : PyFunction_GET_DEFAULTS(object);
    return Py_NewRef(defaults == NULL ? Py_None : defaults);
}

static PyObject *
fetch_partial(PyObject *object, Py_ssize_t index)
{
    if (Py_TYPE(object) != partial_type || index < 0 || index > 2 || partial_offsets[index] == 0) {
        return FAILS;
    }
    return Py_XNewRef(*(PyObject **)((char *)object + partial_offsets[index]));
}

static PyObject *
fetch_method(PyObject *object, bool is_function)
{
    if (!PyMethod_Check(object)) {
        return FAILS;
    }
    return Py_NewRef(is_function ? PyMethod_GET_FUNCTION(object) : PyMethod_GET_SELF(object));
}

/* Whether the type of `object` is that of a built-in container and no subclass of it. */
static bool
is_exact_container(PyObject *object)
{
    return PyList_CheckExact(object) || PyTuple_CheckExact(object) || PyDict_CheckExact(object) ||
           PyAnySet_CheckExact(object) || Py_TYPE(object) == deque_type;
}

/* The number of items that a list, tuple, dict, set, frozenset or deque stores, subclass or not; -1 for others. */
static Py_ssize_t
stored_length(PyObject *object)
{
    if (PyList_Check(object) || PyTuple_Check(object) || PyObject_TypeCheck(object, deque_type)) {
        return Py_SIZE(object);
    }
    if (PyDict_Check(object)) {
        return PyDict_GET_SIZE(object);
    }
    return PyAnySet_Check(object) ? PySet_GET_SIZE(object) : -1;
}

static PyObject *
fetch_len(PyObject *object)
{
    bool is_text = PyUnicode_CheckExact(object);
    if (!is_text && !is_exact_container(object)) {
        return FAILS;
    }
    PyObject *result = PyLong_FromSsize_t(is_text ? PyUnicode_GET_LENGTH(object) : stored_length(object));
    if (result == NULL) {
        PyErr_Clear();
    }
    return result;
}

static PyObject *
fetch_cell(PyObject *object)
{
    return PyCell_Check(object) ? Py_XNewRef(PyCell_GET(object)) : FAILS;
}

/* ---- checks ------------------------------------------------------------------------------------------------------ */

static bool
check_length(PyObject *object, Py_ssize_t length)
{
    return length >= 0 && stored_length(object) == length;
}

static bool
check_no_slot(PyObject *object, PyObject *descriptor)
{
    const PyMemberDescrObject *member = (PyMemberDescrObject *)descriptor;
    return PyType_IsSubtype(Py_TYPE(object), member->d_common.d_type) &&
           *(PyObject **)((char *)object + member->d_member->offset) == NULL;
}

static bool
check_no_attr(PyObject *object, const GuardInstruction *instruction)
{
    PyObject *value;
    return raw_instance_lookup(object, instruction->objects[0], instruction->hash, &value) == RAW_ABSENT;
}

static bool
check_no_key(PyObject *object, const GuardInstruction *instruction)
{
    PyObject *value;
    return PyDict_Check(object) &&
           raw_dict_lookup(object, instruction->objects[0], instruction->hash, &value) == RAW_ABSENT;
}

static bool
check_type_attr(PyObject *const *objects)
{
    PyObject *found = _PyType_Lookup((PyTypeObject *)objects[0], objects[1]);
    return found == (objects[2] == &janus_absent ? NULL : objects[2]);
}

/* Whether `address` is in the hash table already; puts it there if `is_kept`. */
static bool
find_address(const SlotGroup *group, PyObject *address, bool is_kept)
{
    size_t mask = (size_t)group->mask;
    size_t i = ((uintptr_t)address >> 4) & mask;
    for (; group->table[i] != NULL; i = (i + 1) & mask) {
        if (group->table[i] == address) {
            return true;
        }
    }
    if (is_kept) {
        group->table[i] = address;
    }
    return false;
}

/* An object and its `__dict__` are one thing to write to: both are compared. */
static bool
check_all_distinct(const SlotGroup *group, PyObject *const *slots)
{
    memset(group->table, 0, ((size_t)group->mask + 1) * sizeof(PyObject *));
    for (Py_ssize_t i = 0; i < group->count; i++) {
        PyObject *object = slots[group->slots[i]];
        PyObject *dict = compat_existing_dict(object);
        if (find_address(group, object, i < group->unique) ||
            (dict != NULL && find_address(group, dict, i < group->unique))) {
            return false;
        }
    }
    return true;
}

static bool
check_code(PyObject *object, PyObject *code)
{
    return PyFunction_Check(object) && PyFunction_GET_CODE(object) == code;
}

/* ---- the loop ---------------------------------------------------------------------------------------------------- */

/* What the fetch `instruction` finds: a new reference, or FAILS. */
static inline PyObject *
run_fetch(const GuardInstruction *instruction, PyObject *const *slots, const FrameArguments *arguments)
{
    PyObject *object = slots[instruction->slot[0]];
    switch (instruction->op) {
    case OP_LOCAL:
        return fetch_local(arguments, instruction->number);
    case OP_FUNCTION:
        return Py_XNewRef(arguments->function);
    case OP_CONST:
        return Py_NewRef(instruction->objects[0]);
    case OP_ATTR:
        return fetch_attr(object, instruction);
    case OP_CLASS_ATTR:
        return fetch_class_attr(object, instruction->objects[0]);
    case OP_SLOT:
        return fetch_slot(object, instruction->objects[0]);
    case OP_ITEM:
        return fetch_item(object, instruction->number);
    case OP_KEY:
        return fetch_key(object, instruction);
    case OP_CELL:
        return fetch_cell(object);
    case OP_CLOSURE:
        return fetch_closure(object, instruction->number);
    case OP_DEFAULTS:
        return fetch_defaults(object, false);
    case OP_KWDEFAULTS:
        return fetch_defaults(object, true);
    case OP_METHOD_SELF:
        return fetch_method(object, false);
    case OP_METHOD_FUNC:
        return fetch_method(object, true);
    case OP_PARTIAL:
        return fetch_partial(object, instruction->number);
    case OP_LEN:
        return fetch_len(object);
    default:
        return FAILS;
    }
}

/* Whether the check `instruction` holds. */
static inline bool
run_check(const GuardInstruction *instruction, PyObject *const *slots)
{
    PyObject *object = slots[instruction->slot[0]];
    PyObject *expected = instruction->objects[0];
    switch (instruction->op) {
    case OP_IS:
        return object == expected;
    case OP_IS_NOT:
        return object != expected;
    case OP_TYPE:
        return Py_TYPE(object) == (PyTypeObject *)expected;
    case OP_VALUE:
        return raw_same_value(object, expected);
    case OP_LENGTH:
        return check_length(object, instruction->number);
    case OP_KEYS:
        return PyDict_Check(object) && raw_same_keys(object, expected);
    case OP_ATTR_NAMES:
        return raw_same_attr_names(object, expected);
    case OP_NO_SLOT:
        return check_no_slot(object, expected);
    case OP_NO_ATTR:
        return check_no_attr(object, instruction);
    case OP_NO_KEY:
        return check_no_key(object, instruction);
    case OP_TYPE_ATTR:
        return check_type_attr(instruction->objects);
    case OP_SAME:
        return object == slots[instruction->slot[1]];
    case OP_DISTINCT:
        return object != slots[instruction->slot[1]];
    case OP_ALL_DISTINCT:
        return check_all_distinct(instruction->group, slots);
    case OP_CODE:
        return check_code(object, expected);
    case OP_AVAL:
        return array_has_aval(object, expected);
    case OP_NDARRAY:
        return array_is_ndarray(object, expected, instruction->objects[1]);
    case OP_UNSET_CELL:
        return PyCell_Check(object) && PyCell_GET(object) == NULL;
    default:
        return false;
    }
}

/* Run the program over empty `slots`; *filled becomes the number of slots that own something. GUARD_HOLDS or the
 * failing index. */
static Py_ssize_t
run_program(const GuardProgram *program, const FrameArguments *arguments, PyObject **slots, Py_ssize_t *filled)
{
    for (Py_ssize_t i = 0; i < program->code_count; i++) {
        const GuardInstruction *instruction = &program->code[i];
        if (instruction->op > OP_LEN) {
            if (!run_check(instruction, slots)) {
                return i;
            }
            continue;
        }
        PyObject *found = run_fetch(instruction, slots, arguments);
        if (found == FAILS) {
            return i;
        }
        slots[instruction->target] = found;
        *filled = instruction->target + 1;
    }
    return GUARD_HOLDS;
}

/* Slots for one evaluation, or NULL. The program's own unless an evaluation of it is under way already. */
static PyObject **
take_slots(GuardProgram *program)
{
    if (!program->is_scratch_taken) {
        program->is_scratch_taken = true;
        return program->scratch;
    }
    return PyMem_Calloc((size_t)program->slot_count + 1, sizeof(PyObject *));
}

/* Release `filled` slots and give their memory back. */
static void
give_slots_back(GuardProgram *program, PyObject **slots, Py_ssize_t filled)
{
    for (Py_ssize_t i = 0; i < filled; i++) {
        Py_CLEAR(slots[i]);
    }
    if (slots == program->scratch) {
        program->is_scratch_taken = false;
    }
    else {
        PyMem_Free(slots);
    }
}

/* See guard_eval.h. */
Py_ssize_t
guard_evaluate(GuardProgram *program, const FrameArguments *arguments, PyObject **outputs)
{
    Py_ssize_t filled = 0;
    PyObject **slots = take_slots(program);
    if (slots == NULL) {
        return 0; /* out of memory counts as a miss */
    }
    Py_ssize_t miss = run_program(program, arguments, slots, &filled);
    if (miss == GUARD_HOLDS) {
        for (Py_ssize_t i = 0; i < program->output_count; i++) {
            outputs[i] = Py_NewRef(slots[program->outputs[i]]);
        }
    }
    give_slots_back(program, slots, filled);
    return miss;
}

/* ---- layouts ----------------------------------------------------------------------------------------------------- */

/* The type `module.name`: new reference, or NULL with an exception. */
static PyTypeObject *
import_type(const char *module, const char *name)
{
    PyObject *namespace = PyImport_ImportModule(module);
    PyObject *type = namespace == NULL ? NULL : PyObject_GetAttrString(namespace, name);
    Py_XDECREF(namespace);
    if (type != NULL && !PyType_Check(type)) {
        PyErr_Format(PyExc_TypeError, "%s.%s is not a type", module, name);
        Py_CLEAR(type);
    }
    return (PyTypeObject *)type;
}

/* The offset of the member `name` of `type` if it holds an object, else 0. */
static Py_ssize_t
find_member_offset(PyTypeObject *type, const char *name)
{
    Py_ssize_t offset = 0;
    PyObject *descriptor = PyObject_GetAttrString((PyObject *)type, name);
    if (descriptor == NULL) {
        PyErr_Clear();
        return 0;
    }
    if (Py_IS_TYPE(descriptor, &PyMemberDescr_Type)) {
        const PyMemberDef *member = ((PyMemberDescrObject *)descriptor)->d_member;
        offset = member->type == T_OBJECT || member->type == T_OBJECT_EX ? member->offset : 0;
    }
    Py_DECREF(descriptor);
    return offset;
}

/* See guard_eval.h. */
int
guard_eval_init(void)
{
    static const char *const partial_members[] = {"func", "args", "keywords"};
    Py_XSETREF(deque_type, import_type("collections", "deque"));
    Py_XSETREF(partial_type, import_type("functools", "partial"));
    if (deque_type == NULL || partial_type == NULL) {
        return -1;
    }
    for (int i = 0; i < 3; i++) {
        partial_offsets[i] = find_member_offset(partial_type, partial_members[i]);
    }
    return array_guards_init();
}
