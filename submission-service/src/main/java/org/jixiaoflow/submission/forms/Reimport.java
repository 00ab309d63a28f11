package org.jixiaoflow.submission.forms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;

/** A document that is read again, or anew after a department mended it, against what is saved of the form. */
public final class Reimport {

    /** Parts of a pointer such as {@code /indicators/i3/weight}. */
    private static final int FIELD_OF_ROW = 4;

    private Reimport() {}

    /**
     * The imported content with the saved rows' ids where a row is still the same one, known by its name or, failing that, by its
     * place; so comments stay with their rows. Rows that are new have no id yet.
     */
    public static FormContent onto(FormContent saved, FormContent imported) {
        var content = FormContent.newBuilder(imported)
                .setAnnualGoals(onto(
                        saved.getAnnualGoals(),
                        imported.getAnnualGoals(),
                        AnnualGoal::getText,
                        AnnualGoal::getId,
                        (goal, id) -> AnnualGoal.newBuilder(goal).setId(id).build()))
                .setTasks(onto(
                        saved.getTasks(),
                        imported.getTasks(),
                        Task::getName,
                        Task::getId,
                        (task, id) -> Task.newBuilder(task).setId(id).build()))
                .setIndicators(onto(
                        saved.getIndicators(),
                        imported.getIndicators(),
                        row -> "%s %s %s".formatted(row.getLevel1(), row.getLevel2(), row.getName()),
                        Indicator::getId,
                        (row, id) -> Indicator.newBuilder(row).setId(id).build()));
        return content.setNotes(notes(imported, content.build())).build();
    }

    /** Doubts about the fields of a row go on with it; a row that has no id yet has no field to point at. */
    private static List<ReadingNote> notes(FormContent imported, FormContent onto) {
        var after = RowIds.in(onto).iterator();
        var ids = new HashMap<String, String>();
        RowIds.in(imported).forEach(id -> ids.put(id, after.next()));
        return imported.getNotes().stream().map(note -> moved(note, ids)).toList();
    }

    private static ReadingNote moved(ReadingNote note, Map<String, String> ids) {
        var parts = String.valueOf(note.getPath()).split("/", -1);
        if (parts.length != FIELD_OF_ROW) {
            return note;
        }
        var row = ids.getOrDefault(parts[2], "");
        var path = row.isBlank() ? null : "/%s/%s/%s".formatted(parts[1], row, parts[3]);
        return ReadingNote.newBuilder(note).setPath(path).build();
    }

    private static <T> List<T> onto(
            List<T> saved,
            List<T> imported,
            Function<T, ?> name,
            Function<T, String> id,
            BiFunction<T, String, T> withId) {
        var idsByName = new HashMap<String, Deque<String>>();
        saved.forEach(row -> idsByName
                .computeIfAbsent(String.valueOf(name.apply(row)), none -> new ArrayDeque<>())
                .add(id.apply(row)));
        var known = imported.stream()
                .map(row -> idsByName.getOrDefault(String.valueOf(name.apply(row)), new ArrayDeque<>()))
                .map(ids -> Objects.requireNonNullElse(ids.poll(), ""))
                .toList();
        var given = new HashSet<>(known);
        var rows = new ArrayList<T>();
        for (var place = 0; place < imported.size(); place++) {
            var inPlace = place < saved.size() ? id.apply(saved.get(place)) : "";
            var isRenamed = known.get(place).isEmpty() && given.add(inPlace);
            rows.add(withId.apply(imported.get(place), isRenamed ? inPlace : known.get(place)));
        }
        return rows;
    }

    /**
     * Pointers to what differs, by row ids, e.g. {@code /indicators/i3/target}; a row that came or went is one. The reader's notes and
     * the source are no difference, nor is how an amount was printed.
     */
    public static List<String> changes(FormContent saved, FormContent imported) {
        return changed(withoutPrinted(saved), withoutPrinted(imported));
    }

    private static FormContent withoutPrinted(FormContent content) {
        var budget = content.getBudget();
        return FormContent.newBuilder(content)
                .setTasks(content.getTasks().stream()
                        .map(Reimport::withoutPrinted)
                        .toList())
                .setBudget(
                        budget == null
                                ? null
                                : AnnualBudget.newBuilder(budget)
                                        .setPrinted(null)
                                        .setPrintedUnit(null)
                                        .build())
                .build();
    }

    private static Task withoutPrinted(Task task) {
        var budget = task.getBudget();
        return budget == null
                ? task
                : Task.newBuilder(task)
                        .setBudget(TaskBudget.newBuilder(budget)
                                .setPrinted(null)
                                .setPrintedUnit(null)
                                .build())
                        .build();
    }

    private static List<String> changed(FormContent saved, FormContent imported) {
        var changes = Stream.of(
                        rows("/annualGoals", saved.getAnnualGoals(), imported.getAnnualGoals(), AnnualGoal::getId),
                        rows("/tasks", saved.getTasks(), imported.getTasks(), Task::getId),
                        rows("/indicators", saved.getIndicators(), imported.getIndicators(), Indicator::getId))
                .flatMap(paths -> paths);
        return Stream.concat(head(saved, imported), changes).toList();
    }

    private static Stream<String> head(FormContent saved, FormContent imported) {
        return Stream.of("departmentName", "budget", "execution")
                .filter(field -> !Objects.equals(saved.get(field), imported.get(field)))
                .map(field -> "/" + field);
    }

    private static <T extends SpecificRecord> Stream<String> rows(
            String list, List<T> saved, List<T> imported, Function<T, String> id) {
        var before = byId(saved, id);
        var after = byId(imported, id);
        var come = after.entrySet().stream().flatMap(row -> {
            var old = before.get(row.getKey());
            var path = list + "/" + row.getKey();
            return old == null ? Stream.of(path) : fields(path, old, row.getValue());
        });
        var gone =
                before.keySet().stream().filter(row -> !after.containsKey(row)).map(row -> list + "/" + row);
        return Stream.concat(come, gone);
    }

    private static Stream<String> fields(String path, SpecificRecord before, SpecificRecord after) {
        return before.getSchema().getFields().stream()
                .filter(field -> !Objects.equals(before.get(field.pos()), after.get(field.pos())))
                .map(field -> path + "/" + field.name());
    }

    private static <T> Map<String, T> byId(List<T> rows, Function<T, String> id) {
        var byId = new LinkedHashMap<String, T>();
        rows.forEach(row -> byId.put(id.apply(row).isBlank() ? "+" + byId.size() : id.apply(row), row));
        return byId;
    }
}
