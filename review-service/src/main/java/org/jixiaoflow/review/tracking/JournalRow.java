package org.jixiaoflow.review.tracking;

import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the journal, taken apart: lists and histories don't need its long parts.
 *
 * @param rest the entry as JSON without its content and findings
 */
record JournalRow(
        FormEvent entry,
        JsonNode rest,
        @Nullable JsonNode content,
        @Nullable JsonNode findings) {

    static JournalRow of(FormEvent entry) {
        var json = AvroJson.write(entry);
        var content = json.remove("content");
        var findings = json.remove("findings");
        return new JournalRow(entry, json, content, findings);
    }

    @Nullable String departmentName() {
        return entry.getContent() == null ? null : entry.getContent().getDepartmentName();
    }
}
