package org.jixiaoflow.local.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of {@code docs/access-matrix.md}. */
record Matrix(List<String> roles, List<Row> rows) {

    private static final Path FILE = Path.of("..", "docs", "access-matrix.md");

    /** Every endpoint of the services. */
    static Matrix ofInterfaces() throws IOException {
        return read("| kind | endpoint |");
    }

    /** Every page of the workbench, and all that its forms send. */
    static Matrix ofPages() throws IOException {
        return read("| kind | page |");
    }

    private static Matrix read(String beginning) throws IOException {
        var table = Files.readAllLines(FILE).stream()
                .dropWhile(line -> !line.startsWith(beginning))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        var rows = table.stream()
                .skip(2)
                .map(Matrix::cells)
                .map(cells -> Row.of(cells.get(0), cells.get(1), cells.subList(2, cells.size())))
                .toList();
        var head = cells(table.get(0));
        return new Matrix(head.subList(2, head.size()), rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    /** What the row says of a role. */
    String cell(Row row, String role) {
        return row.cells().get(roles.indexOf(role));
    }

    /**
     * One endpoint.
     *
     * @param trigger the decision sent, where an endpoint takes several
     */
    record Row(
            String kind,
            String service,
            String method,
            String path,
            @Nullable String trigger,
            List<String> cells) {

        static Row of(String kind, String endpoint, List<String> cells) {
            var words = endpoint.split(" ", -1);
            return new Row(kind, words[0], words[1], words[2], words.length > 3 ? words[3] : null, cells);
        }

        String endpoint() {
            return "%s %s %s".formatted(service, method, path);
        }

        boolean is(String... kinds) {
            return Stream.of(kinds).anyMatch(kind::equals);
        }

        @Override
        public String toString() {
            return endpoint() + (trigger == null ? "" : " " + trigger);
        }
    }
}
