package org.jixiaoflow.workbench.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.limits.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Departments as they are typed or pasted from a table: a line each, its code, a tab, comma or space, and its name. More columns don't count,
 * nor does a first line of headings.
 *
 * @param departments of the lines that can be read
 * @param unread the others
 */
record PastedList(List<ListedDepartment> departments, List<Unread> unread) {

    /** Nothing but the name of a column: what else has such a word in it is perhaps a department. */
    private static final Pattern HEADING = Pattern.compile(
            "(?i)[一二三]?级?(?:预算|主管|填报|申报)?(?:部门|单位|机构)?(?:代码|编码)(?:[（(].*[）)])?|(department|unit)?[-_ ]?code");

    private static final Pattern LINE =
            Pattern.compile("(?<code>[^\\h,，;；]*)(?:\\h*[\\t,，;；]\\h*|\\h+)?(?<name>[^\\t,，;；]*).*", Pattern.DOTALL);
    private static final int LONGEST_NAME = 200;

    /** With columns that don't count. */
    private static final int LONGEST_LINE = 2000;

    /** Why a line can't be read. */
    enum Cause {
        INVALID_CODE,
        REPEATED,
        NO_NAME,
        TOO_LONG,
        FORBIDDEN_CHARACTER
    }

    /**
     * A line that can't be read.
     *
     * @param line its number, from 1
     * @param code what stands where the code should
     */
    record Unread(int line, String code, Cause cause) {}

    /** What the text says. */
    static PastedList of(String text) {
        return of(text, Map.of());
    }

    /**
     * What the text says.
     *
     * @param names by code, of departments that may be typed by their code alone
     */
    static PastedList of(String text, Map<String, String> names) {
        var departments = new ArrayList<ListedDepartment>();
        var unread = new ArrayList<Unread>();
        var codes = new HashSet<String>();
        var number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty()
                    || (number == 1 && HEADING.matcher(firstCell(line)).matches())) {
                continue;
            }
            var read = LINE.matcher(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
            var code = read.matches() ? read.group("code") : "";
            var typed = read.group("name").strip();
            var name = typed.isEmpty() ? names.getOrDefault(code, "") : typed;
            var cause = cause(line, code, name, codes);
            if (cause == null) {
                departments.add(new ListedDepartment(code, name, null, null));
            } else {
                unread.add(new Unread(number, code, cause));
            }
        }
        return new PastedList(List.copyOf(departments), List.copyOf(unread));
    }

    /** What is wrong with a line; null if nothing is. */
    private static @Nullable Cause cause(String line, String code, String name, Set<String> before) {
        if (line.length() > LONGEST_LINE || name.length() > LONGEST_NAME) {
            return Cause.TOO_LONG;
        }
        if (Texts.objection(line, LONGEST_LINE).isPresent()) {
            return Cause.FORBIDDEN_CHARACTER;
        }
        if (!FormId.isCode(code)) {
            return Cause.INVALID_CODE;
        }
        if (!before.add(code)) {
            return Cause.REPEATED;
        }
        return name.isEmpty() ? Cause.NO_NAME : null;
    }

    private static String firstCell(String line) {
        return line.split("[\\t,，;；\\s]", 2)[0];
    }

    /** The departments, each with as much more time as it had on the list before. */
    List<ListedDepartment> after(List<ListedDepartment> before) {
        var known = new HashMap<String, ListedDepartment>();
        before.forEach(each -> known.put(each.getDepartmentCode(), each));
        return departments.stream()
                .map(each -> {
                    var was = known.getOrDefault(each.getDepartmentCode(), each);
                    return new ListedDepartment(
                            each.getDepartmentCode(),
                            each.getDepartmentName(),
                            was.getExtendedTo(),
                            was.getExtensionReason());
                })
                .toList();
    }

    /** A list as it would be typed. */
    static String text(FilingList list) {
        return list.getDepartments().stream()
                .map(each -> each.getDepartmentCode() + "\t" + each.getDepartmentName())
                .collect(Collectors.joining("\n"));
    }
}
