package org.jixiaoflow.scoring.departments;

import java.util.List;
import org.jixiaoflow.schemas.NamedDepartment;

/**
 * What speaks against a change of departments, or against a department on a list.
 *
 * @param pointer where, as a JSON pointer into what was sent
 * @param code which rule is broken; with {@code department.} before it the key of its sentence
 * @param arguments of the sentence
 * @param instead departments that are meant, if others are
 */
record Objection(String pointer, String code, List<Object> arguments, List<NamedDepartment> instead) {

    static Objection at(String pointer, String code, Object... arguments) {
        return new Objection(pointer, code, List.of(arguments), List.of());
    }

    /** The same, with what is meant: the last argument of the sentence. */
    static Objection instead(List<NamedDepartment> instead, String pointer, String code, Object... arguments) {
        return new Objection(pointer, code, List.of(arguments), List.copyOf(instead));
    }
}
