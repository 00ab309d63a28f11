package org.jixiaoflow.review.tracking;

import java.util.Objects;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.Received;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the journal, taken apart: lists and histories don't need its long parts.
 *
 * @param partition and {@code offset}: where it lies on its topic
 * @param rest the entry as JSON without its content and findings
 */
record JournalRow(
        FormEvent entry,
        int partition,
        long offset,
        JsonNode rest,
        @Nullable JsonNode content,
        @Nullable JsonNode findings) {

    static JournalRow of(Received<FormEvent> received) {
        var entry = Objects.requireNonNull(received.value());
        var json = AvroJson.write(entry);
        var content = json.remove("content");
        var findings = json.remove("findings");
        return new JournalRow(entry, received.partition(), received.offset(), json, content, findings);
    }

    @Nullable String departmentName() {
        return entry.getContent() == null ? null : entry.getContent().getDepartmentName();
    }
}
