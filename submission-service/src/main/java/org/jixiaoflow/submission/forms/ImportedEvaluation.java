package org.jixiaoflow.submission.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.Spelled;
import org.jspecify.annotations.Nullable;

/**
 * A printed 自评表 as the answer to its approved objective: what was achieved, row by row of the objective. A row is known by its name where
 * that is certain; a row that is only like one of the objective has no value, and a note names both.
 */
public final class ImportedEvaluation {

    /** Shares of two names' pairs of signs from which on they are alike. */
    private static final double ALIKE = 0.6;

    private static final String NO_BRACKETS = "[\\s\\h（）()“”\"'《》、，,。.：:；;\\-—_/]";

    private final List<Indicator> targets;
    private final List<Indicator> printed;
    private final Locale locale;
    private final Objective objective;
    private final boolean named;
    private final FormContent read;
    private final @Nullable FormContent saved;
    /** 项目名称 where the table is about one project; null if it is about the whole department. */
    private final @Nullable String project;

    private final List<ReadingNote> notes = new ArrayList<>();
    /** The printed row of each target that has one, by the target's id. */
    private final Map<String, Indicator> answers = new HashMap<>();

    private ImportedEvaluation(Objective objective, FormContent read, @Nullable FormContent saved, Locale locale) {
        this.objective = objective;
        this.read = read;
        this.saved = saved;
        this.project = projectOf(read);
        this.named = isNamed(objective, project);
        this.targets = objective.content().getIndicators();
        this.printed = read.getIndicators();
        this.locale = locale;
    }

    /**
     * What a department would send of it: achievements under the objective's row ids, pinned to its revision; nothing that is the
     * objective's own. The table of a project says nothing of the department's other rows, so what is saved of those stays.
     *
     * @param read the table as it was read, with ids of its own
     * @param saved the self-evaluation there is already; null if none is
     */
    public static FormContent answering(
            Objective objective, FormContent read, @Nullable FormContent saved, Locale locale) {
        return new ImportedEvaluation(objective, read, saved, locale).answer();
    }

    private FormContent answer() {
        match();
        compare();
        var rows = targets.stream().map(this::row).flatMap(Optional::stream).toList();
        if (project != null && read.getExecution() != null) {
            note(null, null, Note.Code.PROJECT_EXECUTION, project);
        }
        return FormContent.newBuilder(read)
                .setDepartmentName(null)
                .setAnnualGoals(List.of())
                .setTasks(List.of())
                .setBudget(null)
                .setObjectiveRevision(objective.revision())
                .setExecution(project == null ? read.getExecution() : saved == null ? null : saved.getExecution())
                .setIndicators(rows)
                .setNotes(Stream.of(earlierNotes(), readNotes(), notes.stream())
                        .flatMap(Function.identity())
                        .distinct()
                        .toList())
                .build();
    }

    /** What the table says of the objective's row; else, beside a project's table, what is saved of it. */
    private Optional<Indicator> row(Indicator target) {
        var earlier = saved == null || project == null ? null : answered(saved, target.getId());
        if (!isAnswered(target)) {
            return Optional.ofNullable(earlier);
        }
        var row = Objects.requireNonNull(answers.get(target.getId()));
        if (project != null && !named) {
            note(actual(target), row.getActual(), Note.Code.ROW_OF_PROJECT, name(target), project, achieved(row));
            return Optional.ofNullable(earlier);
        }
        var answer = answer(target);
        if (project == null || earlier == null || earlier.equals(answer) || isOfSameProject()) {
            return Optional.of(answer);
        }
        note(
                actual(target),
                answer.getActual(),
                Note.Code.ROW_ANSWERED,
                name(target),
                achieved(earlier),
                achieved(answer));
        return Optional.of(earlier);
    }

    private static @Nullable String projectOf(@Nullable FormContent content) {
        return content == null || content.getSource() == null
                ? null
                : content.getSource().getProject();
    }

    private boolean isOfSameProject() {
        return Objects.equals(project, projectOf(saved));
    }

    /** Whether the objective says the project's name anywhere. */
    private static boolean isNamed(Objective objective, @Nullable String project) {
        var name = plain(project);
        return !name.isEmpty()
                && Stream.of(
                                objective.content().getAnnualGoals().stream().map(AnnualGoal::getText),
                                objective.content().getTasks().stream()
                                        .flatMap(task -> Stream.of(task.getName(), task.getContent())),
                                objective.content().getIndicators().stream()
                                        .flatMap(row -> Stream.of(row.getName(), row.getRemark())))
                        .flatMap(Function.identity())
                        .anyMatch(text -> plain(text).contains(name));
    }

    /** What is saved as the answer to the target; null if nothing is. */
    private static @Nullable Indicator answered(FormContent saved, String target) {
        return saved.getIndicators().stream()
                .filter(row -> row.getId().equals(target))
                .map(row -> Indicator.newBuilder()
                        .setId(target)
                        .setActual(row.getActual())
                        .setActualGrade(row.getActualGrade())
                        .setBand(row.getBand())
                        .setBandPercent(row.getBandPercent())
                        .setEvidence(row.getEvidence())
                        .setDeviation(row.getDeviation())
                        .build())
                .filter(row -> !row.equals(Indicator.newBuilder().setId(target).build()))
                .findFirst()
                .orElse(null);
    }

    /** Doubts of other projects' tables that nobody has settled yet; their lines are another document's. */
    private Stream<ReadingNote> earlierNotes() {
        return saved == null || project == null || isOfSameProject()
                ? Stream.of()
                : saved.getNotes().stream()
                        .map(note -> ReadingNote.newBuilder(note).setLine(null).build());
    }

    /** A doubt about what was achieved belongs to the row that is answered; about targets and weights the objective leaves none. */
    private Stream<ReadingNote> readNotes() {
        var targetOf = new HashMap<String, String>();
        answers.forEach((target, row) -> targetOf.put("/indicators/" + row.getId() + "/actual", target));
        return read.getNotes().stream().map(note -> {
            var target = note.getPath() == null ? null : targetOf.get(note.getPath());
            return ReadingNote.newBuilder(note)
                    .setPath(target == null ? null : actual(target))
                    .setOffered(target == null ? null : note.getOffered())
                    .build();
        });
    }

    private static String actual(Indicator target) {
        return actual(target.getId());
    }

    private static String actual(String target) {
        return "/indicators/" + target + "/actual";
    }

    private void match() {
        byKey(ImportedEvaluation::wholeKey);
        byKey(ImportedEvaluation::levelKey);
        byKey(ImportedEvaluation::nameKey);
    }

    /** Rows that alone have the same key on both sides are the same row. */
    private void byKey(Key key) {
        var open = unique(targets.stream().filter(row -> !isAnswered(row)).toList(), key);
        unique(unanswering(), key).forEach((name, row) -> {
            var target = open.get(name);
            if (target != null) {
                answers.put(target.getId(), row);
            }
        });
    }

    private interface Key {
        @Nullable String of(Indicator row);
    }

    private static Map<String, Indicator> unique(List<Indicator> rows, Key key) {
        var byKey = new HashMap<String, List<Indicator>>();
        for (var row : rows) {
            var name = key.of(row);
            if (name != null) {
                byKey.computeIfAbsent(name, none -> new ArrayList<>()).add(row);
            }
        }
        var unique = new LinkedHashMap<String, Indicator>();
        byKey.forEach((name, same) -> {
            if (same.size() == 1) {
                unique.put(name, same.get(0));
            }
        });
        return unique;
    }

    private List<Indicator> unanswering() {
        var answering = answers.values().stream().map(Indicator::getId).collect(Collectors.toSet());
        return printed.stream().filter(row -> !answering.contains(row.getId())).toList();
    }

    private boolean isAnswered(Indicator target) {
        return answers.containsKey(target.getId());
    }

    private static @Nullable String wholeKey(Indicator row) {
        var level = levelKey(row);
        return level == null ? null : level + "|" + value(row);
    }

    private static @Nullable String levelKey(Indicator row) {
        var name = nameKey(row);
        return name == null
                ? null
                : plain(Spelled.level1(row.getLevel1())) + "|" + plain(Spelled.level2(row.getLevel2())) + "|" + name;
    }

    private static @Nullable String nameKey(Indicator row) {
        var name = plain(row.getName()).replaceFirst("^指标[0-9一二三四五六七八九十]{1,2}", "");
        return name.isEmpty() ? null : name;
    }

    private static String value(Indicator row) {
        return number(row.getTarget()) + plain(row.getUnit());
    }

    /** 90.0 is 90. */
    private static String number(@Nullable String target) {
        var plain = halfWidth(target).replaceAll("[\\s\\h]", "");
        return plain.matches("\\d+\\.\\d+") ? plain.replaceFirst("\\.?0+$", "") : plain.replace(",", "");
    }

    private static String plain(@Nullable String text) {
        return halfWidth(text).replaceAll(NO_BRACKETS, "");
    }

    private static String halfWidth(@Nullable String text) {
        var plain = new StringBuilder();
        Objects.requireNonNullElse(text, "")
                .chars()
                .map(sign -> sign >= '\uff01' && sign <= '\uff5e' ? sign - '\uff01' + '!' : sign)
                .forEach(sign -> plain.append((char) sign));
        return plain.toString();
    }

    /** What differs between the table and the objective, as notes. */
    private void compare() {
        targets.stream().filter(this::isAnswered).forEach(target -> {
            var row = Objects.requireNonNull(answers.get(target.getId()));
            if (row.getTarget() != null && !value(row).equals(value(target))) {
                note(null, null, Note.Code.TARGET_DIFFERS, name(target), target(row), target(target));
            }
            if (project == null
                    && row.getWeight() != null
                    && target.getWeight() != null
                    && row.getWeight().compareTo(target.getWeight()) != 0) {
                note(
                        null,
                        null,
                        Note.Code.WEIGHT_DIFFERS,
                        name(target),
                        row.getWeight().toPlainString(),
                        target.getWeight().toPlainString());
            }
        });
        var missing = targets.stream().filter(row -> !isAnswered(row)).toList();
        for (var row : unanswering()) {
            var like = missing.stream()
                    .filter(target -> alike(plain(target.getName()), plain(row.getName())) >= ALIKE)
                    .toList();
            if (like.isEmpty()) {
                note(null, null, Note.Code.ROW_UNKNOWN, name(row), achieved(row));
            } else {
                var names = like.stream().map(ImportedEvaluation::name).collect(Collectors.joining("、"));
                var only = like.size() == 1 ? actual(like.get(0)) : null;
                note(only, row.getActual(), Note.Code.ROW_ALIKE, name(row), names, achieved(row));
            }
        }
        if (project == null) {
            missing.forEach(row -> note(actual(row), null, Note.Code.ROW_MISSING, name(row)));
        }
    }

    /** How many pairs of signs that follow each other the two names share, of all they have. */
    private static double alike(String one, String other) {
        if (one.length() < 2 || other.length() < 2) {
            return 0;
        }
        var rest = pairs(other);
        var all = one.length() + other.length() - 2;
        var shared = pairs(one).stream().filter(rest::remove).count();
        return one.contains(other) || other.contains(one) ? 1 : 2.0 * shared / all;
    }

    private static List<String> pairs(String text) {
        var pairs = new ArrayList<String>();
        for (var index = 0; index + 1 < text.length(); index++) {
            pairs.add(text.substring(index, index + 2));
        }
        return pairs;
    }

    private Indicator answer(Indicator target) {
        var row = Objects.requireNonNull(answers.get(target.getId()));
        var qualitative = target.getOperator() == Operator.QUALITATIVE;
        var sameWeight = target.getWeight() == null
                || row.getWeight() == null
                || target.getWeight().compareTo(row.getWeight()) == 0;
        var share = qualitative && sameWeight ? row.getBandPercent() : null;
        if (share != null) {
            note(null, null, Note.Code.SHARE_BY_POINTS, name(target), share.toPlainString());
        }
        return Indicator.newBuilder()
                .setId(target.getId())
                .setActual(actual(row, target))
                .setActualGrade(qualitative ? row.getActualGrade() : null)
                .setBand(qualitative ? row.getBand() : null)
                .setBandPercent(share)
                .setEvidence(row.getEvidence())
                .setDeviation(row.getDeviation())
                .build();
    }

    /** A bare number counted in another unit than the objective's is no value. */
    private @Nullable String actual(Indicator row, Indicator target) {
        var unit = plain(row.getUnit());
        var otherUnit = !unit.isEmpty()
                && !plain(target.getUnit()).isEmpty()
                && !unit.equals(plain(target.getUnit()))
                && plain(row.getActual()).matches("\\d+");
        if (otherUnit) {
            var printed = row.getActual() + row.getUnit();
            note(actual(target), printed, Note.Code.DOUBT, "实际完成值", name(target) + " " + printed);
        }
        return otherUnit ? null : row.getActual();
    }

    private static String name(Indicator row) {
        return Objects.requireNonNullElse(row.getName(), "—");
    }

    private static String target(Indicator row) {
        return row.getTarget() + Objects.requireNonNullElse(row.getUnit(), "");
    }

    private static String achieved(Indicator row) {
        return String.join(
                "；",
                Stream.of(row.getActual(), row.getDeviation(), row.getEvidence())
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /**
     * @param path of the field that is left to a person; null if there is none
     * @param offered what is printed for it; null if nothing is
     */
    private void note(@Nullable String path, @Nullable String offered, Note.Code code, String... said) {
        notes.add(ReadingNote.newBuilder()
                .setPath(path)
                .setOffered(path == null ? null : offered)
                .setMessage(Note.of(0, code, said).message(locale))
                .build());
    }
}
