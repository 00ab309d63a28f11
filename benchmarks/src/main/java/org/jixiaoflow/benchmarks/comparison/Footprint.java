package org.jixiaoflow.benchmarks.comparison;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What is written and kept, of everything so far or of one form.
 *
 * @param topics changelogs included, by name
 * @param tables by schema and name
 * @param databaseLog bytes that PostgreSQL wrote to its log
 */
public record Footprint(Map<String, Log> topics, Map<String, Table> tables, double databaseLog) {

    private static final String CHANGELOG = "-changelog";

    /**
     * Of a topic.
     *
     * @param records committed ones
     * @param bytes of their keys, values and headers
     * @param kept bytes in the broker's segments, compressed, with all that belongs to a batch
     */
    public record Log(double records, double bytes, double kept) {

        static final Log NONE = new Log(0, 0, 0);

        private Log less(Log before) {
            return new Log(records - before.records, bytes - before.bytes, kept - before.kept);
        }

        private Log each(int forms) {
            return new Log(records / forms, bytes / forms, kept / forms);
        }

        private Log and(Log other) {
            return new Log(records + other.records, bytes + other.bytes, kept + other.kept);
        }
    }

    /**
     * Of a table, in bytes.
     *
     * @param rows its own pages
     * @param apart long values that are kept beside them (TOAST)
     * @param changes of rows, a number and no bytes
     * @param inPlace of these those that touched no index (HOT)
     */
    public record Table(double rows, double apart, double indexes, double changes, double inPlace) {

        static final Table NONE = new Table(0, 0, 0, 0, 0);

        private Table less(Table before) {
            return new Table(
                    rows - before.rows,
                    apart - before.apart,
                    indexes - before.indexes,
                    changes - before.changes,
                    inPlace - before.inPlace);
        }

        private Table each(int forms) {
            return new Table(rows / forms, apart / forms, indexes / forms, changes / forms, inPlace / forms);
        }

        private Table and(Table other) {
            return new Table(
                    rows + other.rows,
                    apart + other.apart,
                    indexes + other.indexes,
                    changes + other.changes,
                    inPlace + other.inPlace);
        }

        public double all() {
            return rows + apart + indexes;
        }
    }

    /** What has come since {@code before}, for each of so many forms. */
    Footprint since(Footprint before, int forms) {
        return new Footprint(
                each(
                        topics,
                        (name, log) -> log.less(before.topics.getOrDefault(name, Log.NONE))
                                .each(forms)),
                each(
                        tables,
                        (name, table) -> table.less(before.tables.getOrDefault(name, Table.NONE))
                                .each(forms)),
                (databaseLog - before.databaseLog) / forms);
    }

    private static <T> Map<String, T> each(Map<String, T> sizes, BiFunction<String, T, T> other) {
        var changed = new TreeMap<String, T>();
        sizes.forEach((name, size) -> changed.put(name, other.apply(name, size)));
        return changed;
    }

    /** Of all topics that somebody reads. */
    public Log contract() {
        return sum(false);
    }

    /** Of all that stores are restored from. */
    public Log changelogs() {
        return sum(true);
    }

    private Log sum(boolean changelogs) {
        return topics.entrySet().stream()
                .filter(topic -> topic.getKey().endsWith(CHANGELOG) == changelogs)
                .map(Map.Entry::getValue)
                .reduce(Log.NONE, Log::and);
    }

    /** Of all tables. */
    public Table allTables() {
        return tables.values().stream().reduce(Table.NONE, Table::and);
    }
}
