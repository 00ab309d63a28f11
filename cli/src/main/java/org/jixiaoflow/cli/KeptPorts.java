package org.jixiaoflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jixiaoflow.local.machine.Ports;
import tools.jackson.databind.json.JsonMapper;

/** Where a running stack listens, kept beside its data: whoever knows these needn't know that. */
final class KeptPorts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private KeptPorts() {}

    private static Path file(Path data) {
        return data.resolve("ports.json");
    }

    static void keep(Path data, Ports ports) {
        try {
            Files.writeString(file(data), JSON.writeValueAsString(ports) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the last stack on these data; nothing if that was stopped. */
    static Optional<Ports> in(Path data) {
        var file = file(data);
        return Files.exists(file) ? Optional.of(JSON.readValue(file, Ports.class)) : Optional.empty();
    }

    static void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
