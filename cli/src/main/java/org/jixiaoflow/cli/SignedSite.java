package org.jixiaoflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.review.audit.ExportSignature;
import org.jixiaoflow.review.audit.Sm3;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of what is public with the SM3 of each of its files, and the signatures of offices beside: lines as under an export of the journal, over
 * the SM3 of the list.
 */
final class SignedSite {

    static final String HASHES = "hashes-sm3.txt";
    static final String SIGNATURES = "signatures.jsonl";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/\\\\]+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    /** @throws StackProblem if nobody wrote a list of SM3 into that folder */
    SignedSite(Path folder) {
        this.folder = folder;
        if (!Files.isRegularFile(folder.resolve(HASHES))) {
            throw new StackProblem("audit.no-list", folder);
        }
    }

    /**
     * What is wrong with a folder.
     *
     * @param key of the sentence
     * @param what the file or the line that is meant
     */
    record Fault(String key, String what) {}

    /** Takes away what was said of earlier files. */
    static void clear(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(HASHES));
        Files.deleteIfExists(folder.resolve(SIGNATURES));
    }

    /** Writes down the SM3 of files, which {@code cksum -a sm3 -c} reads. */
    static void list(Path folder, Collection<String> files) throws IOException {
        var hashes = new StringBuilder();
        for (var file : new TreeSet<>(files)) {
            hashes.append(Sm3.of(Files.readAllBytes(folder.resolve(file))))
                    .append("  ")
                    .append(file)
                    .append('\n');
        }
        Files.writeString(folder.resolve(HASHES), hashes);
    }

    /** What an office signs: the SM3 of the list. */
    String sm3() throws IOException {
        return Sm3.of(Files.readAllBytes(folder.resolve(HASHES)));
    }

    /** How many files it has. */
    int files() throws IOException {
        return Files.readAllLines(folder.resolve(HASHES)).size();
    }

    /** The first thing that is wrong: a file that is another or isn't there, one that nobody listed, a signature of something else. */
    Optional<Fault> fault() throws IOException {
        var listed = new TreeMap<String, String>();
        for (var line : Files.readAllLines(folder.resolve(HASHES))) {
            var read = LINE.matcher(line);
            if (!read.matches()) {
                return Optional.of(new Fault("audit.site.line", line));
            }
            listed.put(read.group(2), read.group(1));
        }
        for (var each : listed.entrySet()) {
            var file = folder.resolve(each.getKey());
            if (!Files.isRegularFile(file) || !Sm3.of(Files.readAllBytes(file)).equals(each.getValue())) {
                return Optional.of(new Fault("audit.site.changed", each.getKey()));
            }
        }
        var others = others(listed.keySet());
        if (others.isPresent()) {
            return Optional.of(new Fault("audit.site.unlisted", others.get()));
        }
        var lines = lines();
        return signers().size() == lines.size()
                ? Optional.empty()
                : Optional.of(new Fault("audit.site.signature", SIGNATURES));
    }

    private Optional<String> others(Collection<String> listed) throws IOException {
        try (var there = Files.list(folder)) {
            return there.map(file -> Objects.toString(file.getFileName()))
                    .filter(name -> !listed.contains(name) && !name.equals(HASHES) && !name.equals(SIGNATURES))
                    .sorted()
                    .findFirst();
        }
    }

    /** Whose signatures hold. */
    List<X509Certificate> signers() throws IOException {
        var sm3 = sm3();
        var signers = new ArrayList<X509Certificate>();
        for (var line : lines()) {
            read(line)
                    .flatMap(signature -> ExportSignature.signer(signature, sm3))
                    .ifPresent(signers::add);
        }
        return signers;
    }

    private static Optional<JsonNode> read(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private List<String> lines() throws IOException {
        var file = folder.resolve(SIGNATURES);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }

    /** Puts a signature beside the others. */
    void sign(String line) throws IOException {
        Files.writeString(
                folder.resolve(SIGNATURES), line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
