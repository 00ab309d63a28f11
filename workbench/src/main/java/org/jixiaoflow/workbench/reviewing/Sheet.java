package org.jixiaoflow.workbench.reviewing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.workbench.forms.FormTable.Remarks;
import org.jixiaoflow.workbench.forms.IndicatorColumns;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jspecify.annotations.Nullable;

/** A form's content cell by cell, with what changed in it, what is said of it and what the reader is about to say. */
record Sheet(List<Section> sections, List<Said> elsewhere) {

    private static final List<String> GOALS = List.of("text");
    private static final List<String> TASKS =
            List.of("name", "content", "budget/total", "budget/fiscal", "budget/other");
    private static final List<String> WORDS = List.of("operator", "direction", "band");

    /**
     * One list of the form.
     *
     * @param gone rows that what it is held against has and it no longer
     */
    record Section(String list, List<String> columns, List<Row> rows, List<Review.Change> gone) {}

    /**
     * One of its rows.
     *
     * @param added whether what it is held against hasn't got it
     * @param seen whether the reader has seen it as it is now
     */
    record Row(String path, String id, List<Cell> cells, Said said, boolean added, boolean seen, boolean changed) {

        /** Where a comment may stand: on the row, or on one of its fields. */
        public List<String> places() {
            return Stream.concat(Stream.of(path), cells.stream().map(Cell::path))
                    .toList();
        }

        String called() {
            return cells.stream()
                    .filter(cell -> cell.path().endsWith("/name") || cell.path().endsWith("/text"))
                    .findFirst()
                    .map(Cell::value)
                    .orElse(id);
        }

        public String anchor() {
            return "row" + path.replace('/', '-');
        }
    }

    /**
     * One value.
     *
     * @param words the kind of words it is shown in, empty if as it stands
     * @param before what stands there in what it is held against; null if the same
     * @param marked whether something is said of it
     * @param earlier of a target: what it was in the years before, and what of that was reached
     */
    record Cell(
            String path,
            String words,
            String value,
            @Nullable String before,
            boolean marked,
            List<YearOnYear.Value> earlier) {}

    /** What is said of a row: by reviewers, by the rules, and by the reader, unsent. */
    record Said(String path, Remarks remarks, List<Desk.Remark> drafts) {

        public boolean isEmpty() {
            return remarks.isEmpty() && drafts.isEmpty();
        }
    }

    /**
     * @param changes what differs from what it is held against
     * @param earlier the department's indicators in the years before; null if nobody knows
     */
    static Sheet of(FormSheet sheet, Desk.Draft draft, List<Review.Change> changes, @Nullable YearOnYear earlier) {
        var content = sheet.content();
        var reading = new Reading(sheet, draft, changes, earlier);
        var sections = content == null ? List.<Section>of() : sections(reading, content);
        return new Sheet(
                sections, reading.said.keySet().stream().map(reading::take).toList());
    }

    /** What the row is called that a path leads to or into; empty for the form itself and for rows that it no longer has. */
    public String called(String path) {
        var row = row(path);
        return sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(each -> each.path().equals(row))
                .findFirst()
                .map(Row::called)
                .orElse("");
    }

    private static List<Section> sections(Reading reading, FormContent content) {
        var columns = IndicatorColumns.read(reading.sheet.form().kind());
        return Stream.of(
                        reading.section("annualGoals", GOALS, content.getAnnualGoals()),
                        reading.section("tasks", TASKS, content.getTasks()),
                        reading.section("indicators", columns, content.getIndicators()))
                .filter(section -> !section.rows().isEmpty() || !section.gone().isEmpty())
                .toList();
    }

    /** {@code /indicators/i3} of {@code /indicators/i3/target}. */
    static String row(String path) {
        var parts = path.split("/", -1);
        return parts.length < 3 ? path : "/" + parts[1] + "/" + parts[2];
    }

    /** What a value looks like before it is put into words. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value == null ? null : value.toString();
    }

    /** Puts rows together; what is said of no row of the form is left over. */
    private static final class Reading {

        private final FormSheet sheet;
        private final List<Review.Change> differing;
        private final Set<String> resubmitted = new HashSet<>();
        private final Map<String, Said> said = new LinkedHashMap<>();
        private final Map<String, Review.Change> changes = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final @Nullable YearOnYear earlier;

        Reading(FormSheet sheet, Desk.Draft draft, List<Review.Change> changes, @Nullable YearOnYear earlier) {
            this.sheet = sheet;
            this.earlier = earlier;
            this.differing = changes;
            changes.forEach(change -> this.changes.put(change.path(), change));
            sheet.changes().forEach(change -> resubmitted.add(Sheet.row(change.path())));
            draft.seenRows().forEach(row -> seen.put(row.path(), row.revision()));
            sheet.comments()
                    .forEach(comment ->
                            at(comment.getPath()).remarks().comments().add(comment));
            sheet.findings()
                    .forEach(finding ->
                            at(finding.getPath()).remarks().findings().add(finding));
            sheet.explanations()
                    .forEach(explained ->
                            at(explained.getPath()).remarks().explanations().add(explained));
            draft.comments().forEach(remark -> at(remark.path()).drafts().add(remark));
        }

        private Said at(String path) {
            return said.computeIfAbsent(Sheet.row(path), Reading::none);
        }

        private static Said none(String path) {
            return new Said(
                    path,
                    new Remarks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()),
                    new ArrayList<Desk.Remark>());
        }

        Said take(String path) {
            return Optional.ofNullable(said.get(path)).orElseGet(() -> none(path));
        }

        Section section(String list, List<String> fields, List<? extends SpecificRecord> records) {
            var rows = records.stream().map(each -> row(list, fields, each)).toList();
            rows.forEach(row -> said.remove(row.path()));
            var gone = differing.stream()
                    .filter(change -> change.kind().equals("REMOVED")
                            && change.path().startsWith("/" + list + "/")
                            && change.path().equals(Sheet.row(change.path())))
                    .toList();
            return new Section(list, fields, rows, gone);
        }

        private Row row(String list, List<String> fields, SpecificRecord one) {
            var id = String.valueOf(value(one, "id"));
            var path = "/" + list + "/" + id;
            var about = take(path);
            var changed = changes.values().stream()
                    .anyMatch(change -> Sheet.row(change.path()).equals(path));
            var at = changes.get(path);
            return new Row(
                    path,
                    id,
                    fields.stream()
                            .map(field -> cell(path + "/" + field, field, one, about))
                            .toList(),
                    about,
                    at != null && at.kind().equals("ADDED"),
                    isSeen(path),
                    changed);
        }

        /** A row that changed since is unseen again; of older looks nobody knows what changed since. */
        private boolean isSeen(String path) {
            var then = seen.getOrDefault(path, -1);
            var now = sheet.form().revision();
            return then == now || (!resubmitted.contains(path) && then == now - 1 && then > 0);
        }

        private Cell cell(String path, String field, SpecificRecord one, Said about) {
            var value = text(value(one, field));
            var change = changes.get(path);
            var words = WORDS.contains(field) ? field : "";
            var before = change == null ? null : text(change.before());
            return new Cell(
                    path,
                    words,
                    value == null ? "" : value,
                    change == null ? null : before == null ? "" : before,
                    about.remarks().has(path),
                    field.equals("target") ? earlier(value(one, "name")) : List.of());
        }

        private List<YearOnYear.Value> earlier(@Nullable Object name) {
            return earlier == null || name == null
                    ? List.of()
                    : earlier.named(name.toString().strip())
                            .map(YearOnYear.Row::values)
                            .orElse(List.of());
        }

        private static @Nullable Object value(SpecificRecord of, String field) {
            Object value = of;
            for (var name : field.split("/", -1)) {
                if (!(value instanceof SpecificRecord part)) {
                    return null;
                }
                value = part.get(part.getSchema().getField(name).pos());
            }
            return value;
        }
    }
}
