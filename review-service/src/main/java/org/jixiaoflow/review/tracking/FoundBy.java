package org.jixiaoflow.review.tracking;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jixiaoflow.schemas.contract.FormId;
import tools.jackson.databind.JsonNode;

/** The text by which anybody finds a published form: its id, its department and its indicators, in small letters. */
public final class FoundBy {

    private FoundBy() {}

    /** Of a document as the journal has it. */
    static String of(FormId form, JsonNode document) {
        var content = document.path("content");
        var indicators = StreamSupport.stream(content.path("indicators").spliterator(), false)
                .flatMap(indicator -> Stream.of("level1", "level2", "name").map(indicator::path));
        return sought(Stream.concat(Stream.of(content.path("departmentName")), indicators)
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n", form + "\n", "")));
    }

    /** What somebody looks for, as it would stand there. */
    public static String sought(String text) {
        return text.strip().replace("\0", "").toLowerCase(Locale.ROOT);
    }
}
