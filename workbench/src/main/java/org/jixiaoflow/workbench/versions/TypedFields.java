package org.jixiaoflow.workbench.versions;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template as it stands in the fields of a page, by the places at which its faults are told.
 *
 * @param <T> a version of one
 */
public abstract class TypedFields<T> {

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\s]+");

    private final Map<String, String> typed;

    /** @param typed by its place; browsers end lines as mail does, and a line's end is no difference */
    protected TypedFields(Map<String, String> typed) {
        var plain = new LinkedHashMap<String, String>();
        typed.forEach((place, text) -> plain.put(place, text.replace("\r\n", "\n")));
        this.typed = plain;
    }

    /**
     * The template that stands in the fields.
     *
     * @param reason why it is to be published; null if nobody said
     * @param faults takes the places at which nothing can be read
     */
    public abstract T template(String id, int version, @Nullable String reason, List<String> faults);

    /** What stands in the fields, by place. */
    public final Map<String, String> typed() {
        return typed;
    }

    /** What stands in a field. */
    public final String text(String place) {
        return typed.getOrDefault(place, "");
    }

    /** Tells what was typed from what is typed by then. */
    public final String mark() {
        return Integer.toHexString(typed.hashCode());
    }

    /** The same; null if it is empty. */
    protected final @Nullable String orNull(String place) {
        return text(place).isEmpty() ? null : text(place);
    }

    protected final boolean isChosen(String place) {
        return Boolean.parseBoolean(text(place));
    }

    /** The number in a field; null if it is empty. */
    protected final @Nullable Integer whole(String place, List<String> faults) {
        return orNull(place) == null ? null : whole(place, text(place), faults);
    }

    /** The number that a text at a place is; null if it is none. */
    protected static @Nullable Integer whole(String place, String text, List<String> faults) {
        if (text.matches("-?\\d{1,6}")) {
            return Integer.valueOf(text);
        }
        faults.add(place);
        return null;
    }

    /** Points or percent in a field. */
    protected final BigDecimal points(String place, List<String> faults) {
        var text = text(place);
        if (text.matches("-?\\d{1,6}(\\.\\d{1,2})?")) {
            return new BigDecimal(text).setScale(2);
        }
        faults.add(place);
        return BigDecimal.ZERO.setScale(2);
    }

    /** What stands in the lines of a list; those that name nothing are none, but the one to fill in if anything stands in it. */
    protected final <L> List<L> lines(String list, String name, Function<String, L> line) {
        return numbers(typed, list, name).stream()
                .map(number -> line.apply(list + "/" + number))
                .toList();
    }

    /** Numbers of a list's lines, and of one more to fill in. */
    protected final List<Integer> rows(String list, String name) {
        return IntStream.rangeClosed(0, numbers(typed, list, name).size())
                .boxed()
                .toList();
    }

    /** Puts a list into fields, a line an item. */
    protected static <L> void each(
            List<L> list,
            String place,
            Map<String, String> fields,
            Function<L, List<String>> values,
            List<String> names) {
        for (var at = 0; at < list.size(); at++) {
            for (var name = 0; name < names.size(); name++) {
                fields.put(
                        "%s/%d/%s".formatted(place, at, names.get(name)),
                        values.apply(list.get(at)).get(name));
            }
        }
    }

    /**
     * Takes the lines of a list from a page; those whose first field was emptied are gone, and those below move up.
     *
     * @return numbers that the lines had which are left
     */
    protected static List<Integer> moveUp(
            Map<String, String> form, String from, String to, List<String> names, Map<String, String> fields) {
        var left = numbers(form, from, names.get(0));
        for (var at = 0; at < left.size(); at++) {
            for (var name : names) {
                fields.put(
                        "%s/%d/%s".formatted(to, at, name),
                        form.getOrDefault("%s/%d/%s".formatted(from, left.get(at), name), "")
                                .strip());
            }
        }
        return left;
    }

    private static List<Integer> numbers(Map<String, String> form, String list, String name) {
        var place = Pattern.compile(Pattern.quote(list) + "/(\\d{1,3})/(.+)");
        var named = new TreeSet<Integer>();
        var filled = new TreeSet<Integer>();
        var last = -1;
        for (var field : form.entrySet()) {
            var line = place.matcher(field.getKey());
            if (line.matches()) {
                var number = Integer.parseInt(line.group(1));
                last = Math.max(last, number);
                if (!field.getValue().isBlank()) {
                    filled.add(number);
                    if (line.group(2).equals(name)) {
                        named.add(number);
                    }
                }
            }
        }
        if (filled.contains(last)) {
            named.add(last);
        }
        return List.copyOf(named);
    }

    /** Words that stand in one field. */
    protected static Stream<String> split(String text) {
        return BETWEEN.splitAsStream(text).filter(part -> !part.isEmpty());
    }

    protected static String written(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    protected static String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
