package org.jixiaoflow.workbench.notices;

import java.util.LinkedHashMap;
import java.util.List;
import org.jixiaoflow.workbench.services.Notice;
import org.jixiaoflow.workbench.services.Part;

/**
 * Notifications, a line each form.
 *
 * @param mine what the reader is asked to do
 * @param told what they are only told
 */
record NoticeList(List<Line> mine, List<Line> told, long total) {

    /** The newest notification about a form, and how many came before it. */
    record Line(Notice notice, int earlier) {}

    static NoticeList of(Part<Notice> part) {
        var lines = new LinkedHashMap<String, Line>();
        part.items()
                .forEach(notice -> lines.merge(
                        notice.formId(),
                        new Line(notice, 0),
                        (newest, one) -> new Line(newest.notice(), newest.earlier() + 1)));
        return new NoticeList(
                lines.values().stream().filter(NoticeList::isMine).toList(),
                lines.values().stream().filter(line -> !isMine(line)).toList(),
                part.total());
    }

    private static boolean isMine(Line line) {
        return line.notice().toDo();
    }

    public boolean isEmpty() {
        return mine.isEmpty() && told.isEmpty();
    }
}
