package org.jixiaoflow.workbench.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.limits.Texts;

/**
 * Departments as they are typed or pasted from a table: a line each, its code, a tab, comma or space, and its name. More columns don't count,
 * nor does a first line of headings.
 *
 * @param departments of the lines that can be read
 * @param unread numbers of the others, from 1
 */
record PastedList(List<ListedDepartment> departments, List<Integer> unread) {

    /** Nothing but the name of a column: what else has such a word in it is perhaps a department. */
    private static final Pattern HEADING = Pattern.compile(
            "(?i)[一二三]?级?(?:预算|主管|填报|申报)?(?:部门|单位|机构)?(?:代码|编码)(?:[（(].*[）)])?|(department|unit)?[-_ ]?code");

    private static final Pattern LINE = Pattern.compile(
            "(?<code>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\\h*[\\t,，;；]\\h*|\\h+)(?<name>[^\\t,，;；]+)(?:[\\t,，;；].*)?");
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;

    /** With columns that don't count. */
    private static final int LONGEST_LINE = 2000;

    /** What the text says. A line is unread, too, if its code came before. */
    static PastedList of(String text) {
        var departments = new ArrayList<ListedDepartment>();
        var unread = new ArrayList<Integer>();
        var codes = new HashSet<String>();
        var number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty()
                    || (number == 1 && HEADING.matcher(firstCell(line)).matches())) {
                continue;
            }
            var read = LINE.matcher(line.length() > LONGEST_LINE ? "" : line);
            if (Texts.objection(line, LONGEST_LINE).isEmpty()
                    && read.matches()
                    && read.group("code").length() <= LONGEST_CODE
                    && read.group("name").strip().length() <= LONGEST_NAME
                    && codes.add(read.group("code"))) {
                departments.add(new ListedDepartment(
                        read.group("code"), read.group("name").strip(), null, null));
            } else {
                unread.add(number);
            }
        }
        return new PastedList(List.copyOf(departments), List.copyOf(unread));
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
