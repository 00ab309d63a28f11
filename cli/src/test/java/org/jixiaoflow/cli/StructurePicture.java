package org.jixiaoflow.cli;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Draws modules and their packages from the imports of their sources. It needs nothing but a JDK, so that it can be run on any state of
 * the tree: {@code java cli/src/test/java/org/jixiaoflow/cli/StructurePicture.java [TREE] > docs/structure/now.svg}.
 */
final class StructurePicture {

    private static final String OURS = "org.jixiaoflow";
    private static final String RECORDS = OURS + ".schemas";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?(" + OURS + "[\\w.]*)");

    private static final int WIDTH = 236;
    private static final int GAP = 22;
    private static final int FLOOR = 46;
    private static final int ROW = 14;
    private static final int HEAD = 26;
    private static final int NAMES = 100;
    private static final int ARCS = 172;
    private static final int LONGEST_BAR = 52;
    private static final int LETTERS = 36;

    private final List<Module> modules;
    private final Map<Arrow, Integer> between;

    private StructurePicture(List<Module> modules, Map<Arrow, Integer> between) {
        this.modules = modules;
        this.between = between;
    }

    public static void main(String[] arguments) throws IOException {
        System.out.print(of(Path.of(arguments.length == 0 ? "." : arguments[0])).svg());
    }

    /** @param types how many it has */
    private record Room(String name, String module, int types) {

        /** Inside its module; the module's own package is a dot. */
        String shortName() {
            var parts = name.split("\\.", 4);
            return name.equals(RECORDS) ? "records (Avro)" : parts.length < 4 ? "·" : parts[3];
        }
    }

    private record Arrow(String from, String to) {}

    /** @param packages those that import others above those that are imported */
    private record Module(String name, List<Room> packages, Set<Arrow> inside) {

        int types() {
            return packages.stream().mapToInt(Room::types).sum();
        }

        int row(String name) {
            return IntStream.range(0, packages.size())
                    .filter(at -> packages.get(at).name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A source, as far as it matters here. */
    private record Source(String module, String name, List<String> imports) {

        static Source of(Path root, Path file) {
            try {
                var text = Files.readString(file);
                var named = PACKAGE.matcher(text);
                if (!named.find()) {
                    throw new IllegalArgumentException("Without a package: " + file);
                }
                return new Source(
                        module(root, file),
                        named.group(1),
                        IMPORT.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String module(Path root, Path file) {
            return root.relativize(file).toString().replace('\\', '/').replaceFirst("/src/main/.*", "");
        }
    }

    /** The structure of the modules below a folder. */
    static StructurePicture of(Path root) throws IOException {
        var sources = main(root, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .map(file -> Source.of(root, file))
                .collect(groupingBy(Source::name, TreeMap::new, groupingBy(Source::module)));
        var packages = new TreeMap<String, Room>();
        sources.forEach((name, byModule) ->
                byModule.forEach((module, files) -> packages.put(name, new Room(name, module, files.size()))));
        main(root, ".avsc").stream()
                .collect(groupingBy(file -> Source.module(root, file)))
                .forEach((module, files) -> packages.put(RECORDS, new Room(RECORDS, module, files.size())));

        var inside = new HashMap<String, Set<Arrow>>();
        var between = new TreeMap<Arrow, Integer>(comparing(Arrow::from).thenComparing(Arrow::to));
        sources.values().stream()
                .flatMap(byModule -> byModule.values().stream())
                .flatMap(List::stream)
                .forEach(source -> source.imports().forEach(imported -> {
                    var to = packages.get(holder(imported, packages.keySet()));
                    var from = packages.get(source.name());
                    if (to == null || from == null || to.equals(from)) {
                        return;
                    }
                    if (to.module().equals(from.module())) {
                        inside.computeIfAbsent(to.module(), module -> new HashSet<>())
                                .add(new Arrow(from.name(), to.name()));
                    } else {
                        between.merge(new Arrow(from.module(), to.module()), 1, Integer::sum);
                    }
                }));
        var modules =
                packages.values().stream().collect(groupingBy(Room::module, TreeMap::new, toList())).entrySet().stream()
                        .map(module -> {
                            var arrows = inside.getOrDefault(module.getKey(), Set.of());
                            return new Module(module.getKey(), importersFirst(module.getValue(), arrows), arrows);
                        })
                        .toList();
        return new StructurePicture(modules, between);
    }

    private static List<Path> main(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file ->
                            root.relativize(file).toString().replace('\\', '/').matches("[^.]*?/?src/main/.*"))
                    .filter(file -> !root.relativize(file).startsWith("target"))
                    .sorted()
                    .toList();
        }
    }

    /** The package that an imported name is in: the longest that it begins with. */
    private static String holder(String imported, Set<String> packages) {
        var name = imported;
        while (!packages.contains(name) && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }

    /** In a circle nobody is first: whoever imports most more than it is imported begins. */
    private static List<Room> importersFirst(List<Room> packages, Set<Arrow> arrows) {
        var left = new ArrayList<>(packages);
        var sorted = new ArrayList<Room>();
        while (!left.isEmpty()) {
            var names = left.stream().map(Room::name).toList();
            var next = left.stream()
                    .min(comparingInt((Room each) -> importers(each, names, arrows) == 0 ? 0 : 1)
                            .thenComparing(each -> importers(each, names, arrows) - imported(each, names, arrows))
                            .thenComparing(Room::name))
                    .orElseThrow();
            left.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    private static int importers(Room of, List<String> among, Set<Arrow> arrows) {
        return (int) arrows.stream()
                .filter(arrow -> arrow.to().equals(of.name()) && among.contains(arrow.from()))
                .count();
    }

    private static int imported(Room by, List<String> among, Set<Arrow> arrows) {
        return (int) arrows.stream()
                .filter(arrow -> arrow.from().equals(by.name()) && among.contains(arrow.to()))
                .count();
    }

    /** Whether an arrow is part of a circle: whether its end leads back to where it begins. */
    private static boolean inCircle(Arrow arrow, Set<Arrow> arrows) {
        return leads(arrow.to(), arrow.from(), arrows, new HashSet<>());
    }

    private static boolean leads(String from, String to, Set<Arrow> arrows, Set<String> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && arrows.stream()
                                .filter(arrow -> arrow.from().equals(from))
                                .anyMatch(arrow -> leads(arrow.to(), to, arrows, seen)));
    }

    /** Packages of which one can be reached from the other and back, by their modules' names and their own. */
    List<String> circles() {
        return modules.stream()
                .flatMap(module -> module.inside().stream()
                        .filter(arrow -> inCircle(arrow, module.inside()))
                        .map(Arrow::from))
                .distinct()
                .sorted()
                .toList();
    }

    /** How many floors of modules there are below it. */
    private int floor(String module) {
        return between.keySet().stream()
                .filter(arrow -> arrow.from().equals(module))
                .mapToInt(arrow -> floor(arrow.to()) + 1)
                .max()
                .orElse(0);
    }

    /** Whether it isn't said by other arrows already. */
    private boolean isDirect(Arrow arrow) {
        var others = new HashSet<>(between.keySet());
        others.remove(arrow);
        return !leads(arrow.from(), arrow.to(), others, new HashSet<>());
    }

    private List<String> imports(Module module) {
        var lines = new ArrayList<String>();
        between.forEach((arrow, times) -> {
            if (arrow.from().equals(module.name())) {
                var said = arrow.to() + " " + times;
                var last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
                if (lines.isEmpty() || last.length() + said.length() + 3 > LETTERS) {
                    lines.add(said);
                } else {
                    lines.set(lines.size() - 1, last + " · " + said);
                }
            }
        });
        return lines;
    }

    private int height(Module module) {
        return HEAD + ROW * (module.packages().size() + imports(module).size()) + 12;
    }

    private record Box(int x, int y, int height) {}

    String svg() {
        var floors = modules.stream().collect(groupingBy(module -> floor(module.name()), TreeMap::new, toList()));
        var widest = floors.values().stream().mapToInt(List::size).max().orElse(0);
        var width = widest * (WIDTH + GAP) + GAP;
        var boxes = new HashMap<String, Box>();
        var y = GAP;
        for (var floor : floors.descendingMap().values()) {
            var x = (width - floor.size() * (WIDTH + GAP) + GAP) / 2;
            for (var module : floor) {
                boxes.put(module.name(), new Box(x, y, height(module)));
                x += WIDTH + GAP;
            }
            y += floor.stream().mapToInt(this::height).max().orElse(0) + FLOOR;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="sans-serif" font-size="11">
                <defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6b7b"/></marker></defs>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %3$s
                %4$s
                </svg>
                """.formatted(
                        width,
                        y - FLOOR + GAP,
                        between.keySet().stream()
                                .filter(this::isDirect)
                                .map(arrow -> line(box(boxes, arrow.from()), box(boxes, arrow.to())))
                                .collect(joining("\n")),
                        modules.stream()
                                .map(module -> drawn(module, box(boxes, module.name())))
                                .collect(joining("\n")));
    }

    private static Box box(Map<String, Box> boxes, String module) {
        return Objects.requireNonNull(boxes.get(module));
    }

    private static String line(Box from, Box to) {
        return "<path d=\"M%d %dL%d %d\" stroke=\"#5b6b7b\" stroke-width=\"1.4\" marker-end=\"url(#a)\"/>"
                .formatted(from.x() + WIDTH / 2, from.y() + from.height(), to.x() + WIDTH / 2, to.y());
    }

    private String drawn(Module module, Box box) {
        var svg =
                new StringBuilder("""
                <g transform="translate(%d %d)"><rect width="%d" height="%d" rx="6" fill="#f6f8fa" stroke="#8c959f"/>\
                <text x="10" y="17" font-weight="bold" font-size="12">%s<tspan font-weight="normal" fill="#57606a"> · %d types</tspan></text>
                """.formatted(box.x(), box.y(), WIDTH, box.height(), module.name(), module.types()));
        for (var row = 0; row < module.packages().size(); row++) {
            var each = module.packages().get(row);
            var bar = Math.min(each.types(), LONGEST_BAR);
            svg.append("""
                    <text x="10" y="%1$d">%2$s</text><rect x="%3$d" y="%4$d" width="%5$d" height="8" fill="#9db8d6"/>\
                    <text x="%6$d" y="%1$d" fill="#57606a" font-size="9">%7$d</text>
                    """.formatted(
                    middle(row) + 4, each.shortName(), NAMES, middle(row) - 4, bar, NAMES + bar + 3, each.types()));
        }
        module.inside().stream()
                .sorted(comparing(Arrow::from).thenComparing(Arrow::to))
                .forEach(arrow -> svg.append(arc(module, arrow)).append('\n'));
        var lines = imports(module);
        for (var at = 0; at < lines.size(); at++) {
            svg.append("<text x=\"10\" y=\"%d\" fill=\"#57606a\" font-size=\"10\">%s%s</text>\n"
                    .formatted(middle(module.packages().size() + at) + 8, at == 0 ? "↓ " : "   ", lines.get(at)));
        }
        return svg.append("</g>").toString();
    }

    private static int middle(int row) {
        return HEAD + row * ROW + ROW / 2;
    }

    private static String arc(Module module, Arrow arrow) {
        var from = middle(module.row(arrow.from()));
        var to = middle(module.row(arrow.to()));
        var out = ARCS + Math.min(WIDTH - ARCS - 4, 10 + Math.abs(to - from) / 3);
        var circle = inCircle(arrow, module.inside());
        return String.format(
                Locale.ROOT,
                "<path d=\"M%1$d %2$dC%3$d %2$d %3$d %4$d %1$d %4$d\" fill=\"none\" stroke=\"%5$s\" stroke-width=\"%6$s\"/>",
                ARCS,
                from,
                out,
                to,
                circle ? "#cf222e" : "#8c959f",
                circle ? "1.6" : "0.7");
    }
}
