package org.jixiaoflow.submission.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
            Pattern.compile("(?<![a-zA-Z-])([a-zA-Z-]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s>\"']++))");
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all");
    private static final Pattern STRUCK = Pattern.compile("(?i)line-through");
    /** What a page's style says of a class, one alone. */
    private static final Pattern STYLE = Pattern.compile("\\.([\\w-]{1,40})\\s*+\\{([^{}]*+)\\}");

    private static final Set<String> STRIKES = Set.of("s", "strike", "del");
    /** What has no end. */
    private static final Set<String> SINGLE = Set.of("br", "hr", "img", "col", "input", "meta", "link", "wbr");

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
    private final Set<String> hiddenClasses = new HashSet<>();
    private final Set<String> struckClasses = new HashSet<>();
    private final StringBuilder hidden = new StringBuilder();
    private final StringBuilder struck = new StringBuilder();
    private int cells;
    private int beyond;

    /** How the text of the present cell looks, from the outermost on that says so. */
    private Deque<Look> looks = new ArrayDeque<>();

    /** Text that isn't read, and how many tags of the same name are open in it. */
    private static final class Look {

        private final String tag;
        private final boolean hidden;
        private int inner;

        Look(String tag, boolean hidden) {
            this.tag = tag;
            this.hidden = hidden;
        }
    }

    private static final class OpenTable {

        private final TableDraft table = new TableDraft();
        /** Down to which row a column is taken by a cell above. */
        private final Map<Integer, Integer> taken = new HashMap<>();

        /** How text around the present cell looks. */
        private final Deque<Deque<Look>> around = new ArrayDeque<>();

        private @Nullable Contents cell;
        private boolean inRow;
        private boolean rowHidden;
        private boolean rowStruck;
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
            var behind = behind(page, name, end + 1);
            if (name.equals("style")) {
                style(page.substring(Math.min(end + 1, behind), behind));
            }
            return behind;
        }
        if (content.startsWith("/")) {
            end(name);
        } else {
            start(name, content);
        }
        return end + 1;
    }

    private void style(String rules) {
        var rule = STYLE.matcher(rules);
        while (rule.find()) {
            if (HIDDEN.matcher(rule.group(2)).find()) {
                hiddenClasses.add(rule.group(1));
            }
            if (STRUCK.matcher(rule.group(2)).find()) {
                struckClasses.add(rule.group(1));
            }
        }
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
                beginLook(name, content);
            }
        }
    }

    private void beginLook(String name, String content) {
        var last = looks.peek();
        if (SINGLE.contains(name) || content.endsWith("/")) {
            return;
        }
        if (isHidden(content)) {
            looks.push(new Look(name, true));
        } else if (STRIKES.contains(name) || isStruck(content)) {
            looks.push(new Look(name, false));
        } else if (last != null && last.tag.equals(name)) {
            last.inner++;
        }
    }

    private void endLook(String name) {
        var last = looks.peek();
        if (last != null && last.tag.equals(name) && last.inner-- == 0) {
            looks.pop();
        }
    }

    private void end(String name) {
        switch (name) {
            case "table" -> endTable();
            case "tr" -> endRow();
            case "td", "th" -> endCell();
            default -> {
                endLook(name);
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
        open.rowStruck = isStruck(content);
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
        open.rowStruck = false;
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
        open.around.push(looks);
        looks = new ArrayDeque<>();
        if (isHidden(content)) {
            looks.push(new Look("", true));
        } else if (open.rowStruck || isStruck(content)) {
            looks.push(new Look("", false));
        }
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
        looks = open.around.pop();
        say(open.table::note);
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
        var look = looks.stream().filter(one -> one.hidden).findFirst().orElse(looks.peek());
        if (look != null) {
            (look.hidden ? hidden : struck).append(text);
        } else if (open == null) {
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
        say(grid::aside);
        if (!line.toString().isBlank()) {
            grid.paragraph(line.toString());
        }
        line.setLength(0);
    }

    /** What was left out since it was last said. */
    private void say(BiConsumer<Note.Code, String> saying) {
        say(saying, Note.Code.HIDDEN_TEXT, hidden);
        say(saying, Note.Code.STRUCK_TEXT, struck);
    }

    private static void say(BiConsumer<Note.Code, String> saying, Note.Code code, StringBuilder what) {
        if (!what.toString().isBlank()) {
            saying.accept(code, what.toString().strip());
        }
        what.setLength(0);
    }

    private boolean isHidden(String content) {
        var alone = content.contains("hidden")
                && ATTRIBUTE.matcher(content).replaceAll(" ").matches(".*\\shidden\\b.*");
        return alone || looks(content, HIDDEN, hiddenClasses);
    }

    private boolean isStruck(String content) {
        return looks(content, STRUCK, struckClasses);
    }

    /** Whether the tag's own style says so, or a class of its. */
    private static boolean looks(String content, Pattern style, Set<String> classes) {
        if (content.indexOf('=') < 0) {
            return false;
        }
        var matcher = ATTRIBUTE.matcher(content);
        while (matcher.find()) {
            var name = matcher.group(1).toLowerCase(Locale.ROOT);
            if ((name.equals("style") && style.matcher(value(matcher)).find())
                    || (name.equals("class")
                            && Stream.of(value(matcher).split("\\s+")).anyMatch(classes::contains))) {
                return true;
            }
        }
        return false;
    }

    private static String value(Matcher attribute) {
        return attribute.group(2) != null
                ? attribute.group(2)
                : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
    }

    private static int number(String content, String attribute, int most) {
        var matcher = ATTRIBUTE.matcher(content);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(attribute)) {
                var value = value(matcher);
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
