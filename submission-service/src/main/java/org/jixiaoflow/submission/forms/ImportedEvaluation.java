package org.jixiaoflow.submission.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.documents.Note;
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
    private final List<ReadingNote> notes = new ArrayList<>();
    /** The printed row of each target that has one, by the target's id. */
    private final Map<String, Indicator> answers = new HashMap<>();

    private ImportedEvaluation(Objective objective, FormContent read, Locale locale) {
        this.targets = objective.content().getIndicators();
        this.printed = read.getIndicators();
        this.locale = locale;
    }

    /**
     * What a department would send of it: achievements under the objective's row ids, pinned to its revision; nothing that is the
     * objective's own.
     *
     * @param read the table as it was read, with ids of its own
     */
    public static FormContent answering(Objective objective, FormContent read, Locale locale) {
        var evaluation = new ImportedEvaluation(objective, read, locale);
        evaluation.match();
        evaluation.compare();
        var answers = evaluation.targets.stream()
                .filter(evaluation::isAnswered)
                .map(evaluation::answer)
                .toList();
        return FormContent.newBuilder(read)
                .setDepartmentName(null)
                .setAnnualGoals(List.of())
                .setTasks(List.of())
                .setBudget(null)
                .setObjectiveRevision(objective.revision())
                .setIndicators(answers)
                .setNotes(Stream.concat(read.getNotes().stream(), evaluation.notes.stream())
                        .toList())
                .build();
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
        return name == null ? null : plain(row.getLevel1()) + "|" + plain(row.getLevel2()) + "|" + name;
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
                note(Note.Code.TARGET_DIFFERS, name(target), target(row), target(target));
            }
            if (row.getWeight() != null
                    && target.getWeight() != null
                    && row.getWeight().compareTo(target.getWeight()) != 0) {
                note(
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
                    .map(ImportedEvaluation::name)
                    .toList();
            if (like.isEmpty()) {
                note(Note.Code.ROW_UNKNOWN, name(row), achieved(row));
            } else {
                note(Note.Code.ROW_ALIKE, name(row), String.join("、", like), achieved(row));
            }
        }
        missing.forEach(row -> note(Note.Code.ROW_MISSING, name(row)));
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
            note(Note.Code.SHARE_BY_POINTS, name(target), share.toPlainString());
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
            note(Note.Code.DOUBT, "实际完成值", name(target) + " " + row.getActual() + row.getUnit());
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

    private void note(Note.Code code, String... said) {
        notes.add(ReadingNote.newBuilder()
                .setMessage(Note.of(0, code, said).message(locale))
                .build());
    }
}
