package org.jixiaoflow.submission.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a page in HTML, which many systems export under the name of a workbook. Forgives what browsers forgive; nothing is
 * fetched or run.
 */
final class HtmlReader {

    private static final Pattern START =
            Pattern.compile("(?i)<(!doctype\\s+html|html|head|body|meta|style|table)[\\s>]");
    private static final Pattern CELLS = Pattern.compile("(?i)<t[dh][\\s>]");
    private static final int HEAD = 4096;

    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-zA-Z-]+)\\s*=\\s*(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s>\"']++))");
    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});?");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("ge", "≥"),
            Map.entry("le", "≤"),
            Map.entry("ne", "≠"),
            Map.entry("permil", "‰"),
            Map.entry("plusmn", "±"),
            Map.entry("times", "×"),
            Map.entry("middot", "·"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("hellip", "…"),
            Map.entry("yen", "¥"),
            Map.entry("ensp", "\u2002"),
            Map.entry("emsp", "\u2003"));

    /** What holds no text of the page. */
    private static final Set<String> SKIPPED = Set.of("script", "style", "title", "xml", "template", "noscript", "svg");

    private static final Set<String> LINES = Set.of("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "hr");
    private static final int DEEPEST = 10;
    private static final int MOST_SPAN = 50_000;

    private final Grid grid;
    private final Budget budget;
    private final Deque<OpenTable> tables = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private int cells;
    private int beyond;

    private static final class OpenTable {

        private final TableDraft table = new TableDraft();
        /** Down to which row a column is taken by a cell above. */
        private final Map<Integer, Integer> taken = new HashMap<>();

        private @Nullable Contents cell;
        private boolean inRow;
        private boolean rowHidden;
        private int column;
        private int span;
        private int height;
    }

    private HtmlReader(Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
    }

    static boolean isHtml(String text) {
        var head = text.substring(0, Math.min(HEAD, text.length()));
        return START.matcher(head).find() && CELLS.matcher(text).find();
    }

    static List<PrintedForm> read(String page, Budget budget) {
        var grid = new Grid(budget);
        new HtmlReader(grid, budget).page(page);
        if (grid.isBlank()) {
            throw new UnreadableDocument(Reason.EMPTY);
        }
        return grid.forms();
    }

    private void page(String page) {
        var at = 0;
        while (at < page.length()) {
            var tag = page.indexOf('<', at);
            text(page.substring(at, tag < 0 ? page.length() : tag));
            if (tag < 0) {
                break;
            }
            at = tag(page, tag);
        }
        while (!tables.isEmpty()) {
            endTable();
        }
        endLine();
    }

    /** Gives where the text goes on. */
    private int tag(String page, int start) {
        if (page.startsWith("<!--", start)) {
            var end = page.indexOf("-->", start + 4);
            return end < 0 ? page.length() : end + 3;
        }
        var end = page.indexOf('>', start);
        var next = start + 1 < page.length() ? page.charAt(start + 1) : ' ';
        if (end < 0 || !(Character.isLetter(next) || next == '/' || next == '!' || next == '?')) {
            text("<");
            return start + 1;
        }
        var content = page.substring(start + 1, end);
        var name = name(content);
        if (SKIPPED.contains(name)) {
            return behind(page, name, end + 1);
        }
        if (content.startsWith("/")) {
            end(name);
        } else {
            start(name, content);
        }
        return end + 1;
    }

    private static String name(String content) {
        var start = content.startsWith("/") ? 1 : 0;
        var end = start;
        while (end < content.length() && Character.isLetterOrDigit(content.charAt(end))) {
            end++;
        }
        return content.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static int behind(String page, String name, int from) {
        for (var end = page.indexOf("</", from); end >= 0; end = page.indexOf("</", end + 2)) {
            if (page.regionMatches(true, end + 2, name, 0, name.length())) {
                var close = page.indexOf('>', end);
                return close < 0 ? page.length() : close + 1;
            }
        }
        return page.length();
    }

    private void start(String name, String content) {
        switch (name) {
            case "table" -> beginTable();
            case "tr" -> beginRow(content);
            case "td", "th" -> beginCell(content);
            default -> {
                if (LINES.contains(name)) {
                    breakLine();
                }
            }
        }
    }

    private void end(String name) {
        switch (name) {
            case "table" -> endTable();
            case "tr" -> endRow();
            case "td", "th" -> endCell();
            default -> {
                if (LINES.contains(name) && !name.equals("br")) {
                    breakLine();
                }
            }
        }
    }

    private void beginTable() {
        if (tables.size() >= DEEPEST) {
            beyond++;
            return;
        }
        endLine();
        tables.push(new OpenTable());
    }

    private void endTable() {
        if (beyond > 0) {
            beyond--;
            return;
        }
        if (tables.isEmpty()) {
            return;
        }
        endRow();
        var table = tables.pop().table;
        var outside = tables.peek();
        if (outside == null) {
            table.write(grid);
        } else if (outside.cell != null) {
            outside.cell.add(table);
        }
    }

    private void beginRow(String content) {
        if (beyond > 0 || tables.isEmpty()) {
            return;
        }
        endRow();
        var open = tables.element();
        open.table.beginRow();
        Budget.within(open.table.row() + 1L, budget.limits().rows(), Reason.TOO_MANY_ROWS);
        open.inRow = true;
        open.column = 0;
        open.rowHidden = isHidden(content);
    }

    private void endRow() {
        if (beyond > 0 || tables.isEmpty()) {
            return;
        }
        endCell();
        var open = tables.element();
        if (open.inRow && open.rowHidden) {
            var row = open.table.row();
            var text = open.table.dropRow();
            open.taken.replaceAll((column, last) -> last - 1);
            if (!text.isBlank()) {
                grid.aside(Note.Code.HIDDEN_ROW, "HTML", String.valueOf(row + 1), text);
            }
        }
        open.inRow = false;
        open.rowHidden = false;
    }

    private void beginCell(String content) {
        if (beyond > 0 || tables.isEmpty()) {
            return;
        }
        endCell();
        var open = tables.element();
        if (!open.inRow) {
            beginRow("");
        }
        Budget.within(++cells, budget.limits().cells(), Reason.TOO_MANY_CELLS);
        while (open.taken.getOrDefault(open.column, -1) >= open.table.row()) {
            open.column++;
        }
        open.cell = new Contents();
        open.span = number(content, "colspan", budget.limits().columns() + 1);
        open.height = number(content, "rowspan", MOST_SPAN);
    }

    private void endCell() {
        if (beyond > 0 || tables.isEmpty()) {
            return;
        }
        var open = tables.element();
        var cell = open.cell;
        if (cell == null) {
            return;
        }
        Budget.within(open.column + (long) open.span, budget.limits().columns(), Reason.TOO_MANY_COLUMNS);
        var row = open.table.row();
        open.table.cell(open.column, open.span, cell);
        if (open.height > 1) {
            open.table.merged(row, row + open.height - 1, open.column);
            for (var column = open.column; column < open.column + open.span; column++) {
                open.taken.put(column, row + open.height - 1);
            }
        }
        open.column += open.span;
        open.cell = null;
    }

    private void text(String raw) {
        var text = decoded(SPACE.matcher(raw).replaceAll(" "));
        var open = tables.peek();
        if (open == null) {
            line.append(text);
        } else if (open.cell != null) {
            open.cell.add(text);
        }
    }

    private void breakLine() {
        var open = tables.peek();
        if (open == null) {
            endLine();
        } else if (open.cell != null) {
            open.cell.add("\n");
        }
    }

    private void endLine() {
        if (!line.toString().isBlank()) {
            grid.paragraph(line.toString());
        }
        line.setLength(0);
    }

    private static boolean isHidden(String content) {
        return HIDDEN.matcher(content).find();
    }

    private static int number(String content, String attribute, int most) {
        var matcher = ATTRIBUTE.matcher(content);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(attribute)) {
                var value = matcher.group(2) != null
                        ? matcher.group(2)
                        : matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
                return value.strip().matches("\\d{1,9}")
                        ? Math.max(1, Math.min(most, Integer.parseInt(value.strip())))
                        : 1;
            }
        }
        return 1;
    }

    private static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(entity -> Matcher.quoteReplacement(entity(entity.group(1), entity.group())));
    }

    private static String entity(String name, String otherwise) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, otherwise);
        }
        var hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            var code = hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
