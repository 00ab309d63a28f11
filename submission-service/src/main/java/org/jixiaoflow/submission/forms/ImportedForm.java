package org.jixiaoflow.submission.forms;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.SourceDocument;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.Spelled;
import org.jspecify.annotations.Nullable;

/** A printed form as the content a department goes on editing: the same texts, ids for the rows, the reader's doubts and the source. */
public final class ImportedForm {

    private ImportedForm() {}

    /**
     * Content of a new form.
     *
     * @param document name of the file
     * @param locale language of the notes
     */
    public static FormContent content(PrintedForm printed, String document, Locale locale) {
        var rows = RowIds.complete(FormContent.newBuilder()
                .setDepartmentName(printed.department())
                .setAnnualGoals(
                        printed.annualGoals().stream().map(ImportedForm::goal).toList())
                .setTasks(printed.tasks().stream().map(ImportedForm::task).toList())
                .setIndicators(printed.indicators().stream()
                        .map(ImportedForm::indicator)
                        .toList())
                .setSource(source(printed, document))
                .setBudget(budget(printed.budget()))
                .setExecution(execution(printed.execution()))
                .build());
        var byLine = rowsByLine(printed, rows);
        var content = FormContent.newBuilder(rows)
                .setNotes(printed.notes().stream()
                        .map(note -> note(note, path(note, byLine), locale))
                        .toList())
                .build();
        Admission.clean(content);
        return content;
    }

    private static AnnualGoal goal(String text) {
        return AnnualGoal.newBuilder().setId("").setText(text).build();
    }

    private static Task task(PrintedForm.Task task) {
        return Task.newBuilder()
                .setId("")
                .setName(task.name())
                .setContent(task.content())
                .setBudget(budget(task.budget()))
                .build();
    }

    private static @Nullable TaskBudget budget(PrintedForm.@Nullable TaskBudget printed) {
        return printed == null
                ? null
                : new TaskBudget(
                        printed.total(), printed.fiscal(), printed.other(), printed.printed(), printed.printedUnit());
    }

    private static @Nullable AnnualBudget budget(PrintedForm.@Nullable AnnualBudget printed) {
        return printed == null
                ? null
                : new AnnualBudget(
                        printed.total(),
                        printed.basic(),
                        printed.project(),
                        printed.fiscal(),
                        printed.other(),
                        printed.printed(),
                        printed.printedUnit());
    }

    /** What wasn't adjusted is the objective's budget, so 0. */
    private static @Nullable BudgetExecution execution(PrintedForm.@Nullable Execution printed) {
        return printed == null
                ? null
                : new BudgetExecution(
                        Objects.requireNonNullElse(printed.planned(), BigDecimal.ZERO.setScale(2)), printed.spent());
    }

    private static Indicator indicator(PrintedForm.Indicator printed) {
        var indicator = target(printed);
        var achieved = printed.achieved();
        if (achieved != null) {
            var band = achieved.band();
            indicator
                    .setActual(achieved.actual())
                    .setActualGrade(achieved.grade())
                    .setBand(band == null ? null : QualitativeBand.valueOf(band.name()))
                    .setBandPercent(band == null ? null : achieved.share(printed.weight()))
                    .setEvidence(achieved.evidence())
                    .setDeviation(achieved.deviation());
        }
        return indicator.build();
    }

    private static Indicator.Builder target(PrintedForm.Indicator printed) {
        var weight = printed.weight();
        return Indicator.newBuilder()
                .setId("")
                .setLevel1(Spelled.level1(printed.level1()))
                .setLevel2(Spelled.level2(printed.level2()))
                .setName(printed.name())
                .setOperator(
                        printed.operator() == null
                                ? null
                                : Operator.valueOf(printed.operator().name()))
                .setDirection(
                        printed.direction() == null
                                ? null
                                : Direction.valueOf(printed.direction().name()))
                .setTarget(printed.target())
                .setUnit(printed.unit())
                .setWeight(weight == null ? null : weight.setScale(2))
                .setRemark(printed.remark());
    }

    private static ReadingNote note(Note note, @Nullable String path, Locale locale) {
        return ReadingNote.newBuilder()
                .setLine(line(note.line()))
                .setMessage(note.message(locale))
                .setPath(path)
                .setOffered(path == null ? null : note.offered())
                .build();
    }

    /** The field that a doubt leaves open; null where not one row alone is printed in its line. */
    private static @Nullable String path(Note note, Map<Integer, String> rows) {
        var field = note.field();
        if (field == null || field.equals("departmentName")) {
            return field == null ? null : "/" + field;
        }
        var row = rows.getOrDefault(note.line(), "");
        return row.isEmpty() ? null : "/indicators/%s/%s".formatted(row, field);
    }

    /** The ids of the indicators by the line they are printed in; empty where several are. */
    private static Map<Integer, String> rowsByLine(PrintedForm printed, FormContent content) {
        var rows = new HashMap<Integer, String>();
        for (var row = 0; row < printed.indicators().size(); row++) {
            var line = printed.indicators().get(row).line();
            if (line > 0) {
                rows.merge(line, content.getIndicators().get(row).getId(), (one, other) -> "");
            }
        }
        return rows;
    }

    private static SourceDocument source(PrintedForm printed, String document) {
        return SourceDocument.newBuilder()
                .setName(document)
                .setOrdinal(printed.ordinal())
                .setLine(line(printed.firstLine()))
                .setPrintedText(printed.printedText())
                .setProject(printed.project())
                .build();
    }

    private static @Nullable Integer line(int line) {
        return line == 0 ? null : line;
    }
}
