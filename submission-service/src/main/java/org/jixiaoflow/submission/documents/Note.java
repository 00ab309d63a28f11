package org.jixiaoflow.submission.documents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiaoflow.schemas.wording.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * What a reader was not certain of.
 *
 * @param line line of the document, from 1; 0 if the source has no lines
 * @param code stable name of the kind of doubt
 * @param arguments what the sentence mentions, the printed text among it
 */
public record Note(int line, Code code, List<String> arguments) {

    static final Sentences.InBoth SENTENCES = Sentences.of("org.jixiaoflow.submission.documents.documents");

    /** Kinds of doubt; each is one sentence of the bundle {@code documents}. */
    public enum Code {
        /** Another reader's sentence, kept as it is. */
        AS_WRITTEN,
        NO_DEPARTMENT,
        DEPARTMENTS_DIFFER,
        NO_INDICATORS,
        /** Columns of a self-evaluation under no title, or under one of an objective. */
        EVALUATES,
        TASK_HALF,
        /** What is no part of a form's content: years, signatures, sums, what stands before the first form. */
        ASIDE,
        DEPARTMENT_FROM,
        GOAL_LONG,
        GOAL_ACHIEVED,
        /** Cells of a row under headings that a form has no field for. */
        KEPT,
        /** The heading, and the layout to remember a decision on it for. */
        COLUMN_UNKNOWN,
        COLUMN_TWICE,
        /** The heading, the layout, and what people said it holds. */
        COLUMN_CHOSEN,
        /** A field left empty, because what is printed isn't clear. */
        DOUBT,
        /** An amount of money that could be one of two, or none. */
        AMOUNT_UNCLEAR,
        /** An amount of which nothing says what it is counted in. */
        AMOUNT_WITHOUT_UNIT,
        FRAGMENT,
        HEADER_REPEATED,
        READ_BY_MEANING,
        BROKEN_ROW_JOINED,
        /** A cell's text may go on over the end of a page, which isn't certain. */
        CUT_BY_PAGE,
        LEVEL1_FROM_LEVEL2,
        NO_LEVEL,
        NO_NAME,
        NAME_IS_NUMBER,
        NAME_IS_LEVEL,
        INHERITED,
        /** Neither a column nor the target's cell says how to compare. */
        NO_OPERATOR,
        WEIGHT_ONLY,
        /** A weight below zero, which no form can have. */
        WEIGHT_NEGATIVE,
        /** The weight's cell is merged with the one above, where it was given. */
        WEIGHT_ABOVE,
        MISNAMED_AS,
        HIDDEN_SHEET,
        HIDDEN_ROW,
        HIDDEN_COLUMN,
        /** A formula without a saved result, calculated. */
        CALCULATED,
        /** A formula without a saved result that can't be calculated. */
        UNSAVED_FORMULA,
        /** A cell that shows #REF! or the like. */
        CELL_FAULT,
        /** Changes that are tracked and not yet accepted were read as if they were. */
        TRACKED_CHANGES,
        HIDDEN_TEXT,
        /** Text of a document that is struck out. */
        STRUCK_TEXT,
        /** Text of a cell of a sheet that is struck out. */
        STRUCK_CELL,
        /** What somebody remarked on a cell. */
        CELL_COMMENT,
        /** A text box, header or footer. */
        BESIDE_THE_TEXT,
        /** A table that no lines are drawn for. */
        WITHOUT_LINES,
        /** A row of such a table, where which column a text stands in isn't certain. */
        UNPARTED,
        /** Columns on a page of their own, of which the rows they belong to can't be told. */
        COLUMNS_APART,
        /** A row with a text that is longer than its cell and cut off. */
        CUT_IN_CELL,
        /** A table inside of a cell. */
        NESTED_TABLE,
        /** A self-evaluation prints another target than the approved objective. */
        TARGET_DIFFERS,
        WEIGHT_DIFFERS,
        /** A row that is none of the objective's. */
        ROW_UNKNOWN,
        /** A row that could be one of the objective's under another name. */
        ROW_ALIKE,
        /** A row of the objective that the table doesn't have. */
        ROW_MISSING,
        /** A qualitative row's share, told by its points. */
        SHARE_BY_POINTS,
        /** A row of a project that the objective doesn't name: the department's row of that name may be about more. */
        ROW_OF_PROJECT,
        /** A row that is answered already, and otherwise than the project's table does. */
        ROW_ANSWERED,
        /** What was spent on a project isn't what the department spent. */
        PROJECT_EXECUTION,
        /** The title's year is another than the one it is filed for. */
        YEAR_DIFFERS
    }

    private static final int LONGEST = 2000;

    /** What a {@link Code#DOUBT} calls the fields. */
    private static final Map<String, String> FIELDS =
            Map.of("权重", "weight", "指标性质", "operator", "目标值", "target", "计量单位", "unit", "实际完成值", "actual");

    /** Fields of a row that may be left open, by the column that holds them. */
    private static final Map<Column, String> FIELDS_OF = Map.of(
            Column.NAME, "name",
            Column.OPERATOR, "operator",
            Column.TARGET, "target",
            Column.UNIT, "unit",
            Column.WEIGHT, "weight",
            Column.ACTUAL, "actual");

    public Note {
        arguments = List.copyOf(arguments);
    }

    public static Note of(int line, Code code, String... printed) {
        return new Note(line, code, List.of(printed).stream().map(Note::clipped).toList());
    }

    /** The field of the row in its line that this leaves to a person, by its name in a form; null if it is about none. */
    public @Nullable String field() {
        return switch (code) {
            case DOUBT -> FIELDS.get(arguments.get(0));
            case CELL_FAULT, UNSAVED_FORMULA -> arguments.size() > 2 ? arguments.get(2) : null;
            case NO_OPERATOR -> "operator";
            case WEIGHT_NEGATIVE -> "weight";
            case NO_NAME -> "name";
            case NO_LEVEL -> "level1";
            case NO_DEPARTMENT, DEPARTMENTS_DIFFER -> "departmentName";
            default -> null;
        };
    }

    /** The field that cells under the heading hold; null if it isn't known as one, or they could as well be filled otherwise. */
    public static @Nullable String fieldUnder(String heading) {
        var column = Vocabulary.column(heading);
        return column == null ? null : FIELDS_OF.get(column);
    }

    /** What is printed where that field's value might be; null if nothing is. */
    public @Nullable String offered() {
        return switch (code) {
            case DOUBT -> arguments.get(1);
            case DEPARTMENTS_DIFFER, WEIGHT_NEGATIVE -> arguments.get(0);
            default -> null;
        };
    }

    /** The sentence in Chinese, or in English if that is the locale's language. */
    public String message(Locale locale) {
        return SENTENCES.in(locale).say(code.name(), arguments.toArray());
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, clip(text))) + "…";
    }

    /** Never cuts a character in half. */
    private static int clip(String text) {
        return text.codePointCount(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
