package org.jixiaoflow.workbench.operations;

import java.util.List;

/**
 * Something that isn't well.
 *
 * @param bad whether work stands still or will soon; else it can wait till tomorrow
 * @param code what it is; its sentence and what to do are in the page's words
 * @param part of the page that says more
 */
record Trouble(boolean bad, String code, List<Object> arguments, String part) {

    static Trouble bad(String code, String part, Object... arguments) {
        return new Trouble(true, code, List.of(arguments), part);
    }

    static Trouble minor(String code, String part, Object... arguments) {
        return new Trouble(false, code, List.of(arguments), part);
    }
}
