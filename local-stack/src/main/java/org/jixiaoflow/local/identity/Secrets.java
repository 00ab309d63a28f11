package org.jixiaoflow.local.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Passwords and clients' secrets: made when they are first asked for, kept in a file only its owner reads. */
final class Secrets {

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;

    private Secrets() {}

    /** The secret of each of {@code names}. */
    static synchronized Map<String, String> of(Path directory, Collection<String> names) {
        var file = directory.resolve("secrets.properties");
        try {
            var kept = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file, UTF_8)) {
                    kept.load(in);
                }
            }
            var random = new SecureRandom();
            var secrets = new TreeMap<String, String>();
            kept.stringPropertyNames().forEach(name -> secrets.put(name, kept.getProperty(name)));
            var before = secrets.size();
            names.forEach(name -> secrets.computeIfAbsent(name, unknown -> made(random)));
            if (secrets.size() > before) {
                keep(secrets, directory, file);
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(Map<String, String> secrets, Path directory, Path file) throws IOException {
        var lines = secrets.entrySet().stream()
                .map(secret -> secret.getKey() + "=" + secret.getValue())
                .toList();
        var unfinished = OwnersOnly.createFile(directory, "secrets");
        Files.write(unfinished, lines, UTF_8);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String made(SecureRandom random) {
        return random.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }
}
