package org.jixiaoflow.benchmarks.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;

/**
 * Files as departments send them, read one after the other and all in one archive, by one thread.
 *
 * @param kinds how fast each kind is read
 * @param together how many files the archive holds: those given, again and again
 * @param seconds that reading the archive takes
 * @param megabytes what the parts of the heap held at most while it was read, added up
 */
public record DepartmentFiles(List<Kind> kinds, int together, double seconds, long megabytes) {

    /** As many departments as a large county has. */
    private static final int DEPARTMENTS = 100;

    private static final double NANOS = 1e9;

    /**
     * One kind of file.
     *
     * @param ending of the files' names
     * @param files how many were given
     * @param bytes of all of them
     * @param perSecond how many of them are read in a second
     */
    public record Kind(String ending, int files, long bytes, double perSecond) {}

    /** Measures each kind for that long, after as long to warm up. */
    public static DepartmentFiles measure(Path folder, Duration each) throws IOException {
        var files = new LinkedHashMap<Path, byte[]>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                var bytes = Files.readAllBytes(path);
                if (isForm(path, bytes)) {
                    files.put(path, bytes);
                }
            }
        }
        if (files.isEmpty()) {
            throw new UnreadableDocument(UnreadableDocument.Reason.NO_FORM);
        }
        var kinds = new ArrayList<Kind>();
        for (var ending :
                files.keySet().stream().map(DepartmentFiles::ending).distinct().toList()) {
            var ofKind = files.entrySet().stream()
                    .filter(file -> ending(file.getKey()).equals(ending))
                    .toList();
            var bytes =
                    ofKind.stream().mapToLong(file -> file.getValue().length).sum();
            repeat(ofKind, each);
            kinds.add(new Kind(ending, ofKind.size(), bytes, repeat(ofKind, each)));
        }
        return together(kinds, archive(List.copyOf(files.entrySet())));
    }

    private static DepartmentFiles together(List<Kind> kinds, byte[] archive) {
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        var begun = System.nanoTime();
        var read = read("departments.zip", archive);
        var seconds = (System.nanoTime() - begun) / NANOS;
        var most =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new DepartmentFiles(kinds, read, seconds, most >> 20);
    }

    private static byte[] archive(List<Map.Entry<Path, byte[]>> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var index = 0; index < DEPARTMENTS; index++) {
                var file = files.get(index % files.size());
                zip.putNextEntry(
                        new ZipEntry("%03d-%s".formatted(index, file.getKey().getFileName())));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static boolean isForm(Path path, byte[] bytes) {
        try {
            return !ending(path).equals("json") && read(path.toString(), bytes) > 0;
        } catch (UnreadableDocument refused) {
            return false;
        }
    }

    /** How many documents it holds. */
    private static int read(String name, byte[] bytes) {
        return new Documents(Limits.USUAL).read(name, bytes).size();
    }

    private static String ending(Path path) {
        var name = String.valueOf(path.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Files a second. */
    private static double repeat(List<Map.Entry<Path, byte[]>> files, Duration time) {
        var begun = System.nanoTime();
        var count = 0;
        do {
            for (var file : files) {
                read(file.getKey().toString(), file.getValue());
                count++;
            }
        } while (System.nanoTime() - begun < time.toNanos());
        return count * NANOS / (System.nanoTime() - begun);
    }
}
