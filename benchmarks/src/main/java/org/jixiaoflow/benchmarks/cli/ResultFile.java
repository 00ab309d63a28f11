package org.jixiaoflow.benchmarks.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where measurements are kept as JSON: all there are so far, each time there is one more, so that a run that is stopped has not been for
 * nothing. The file is replaced as a whole.
 *
 * @param file null if nobody asked for one
 */
record ResultFile(@Nullable Path file) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void keep(Object measured) {
        if (file == null) {
            return;
        }
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, MAPPER.writeValueAsString(measured) + "\n");
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The measurements can't be kept in " + file, e);
        }
    }
}
