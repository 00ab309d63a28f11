package org.jixiaoflow.support.templates;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.jixiaoflow.schemas.contract.FormId;

/**
 * What is wrong with a template.
 *
 * @param pointer where, as a JSON pointer into the template
 * @param code which rule is broken; with {@code template.} before it the key of its sentence
 * @param arguments of the sentence
 */
public record Fault(String pointer, String code, List<Object> arguments) {

    private static final Pattern ID = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");

    /** @param arguments of the sentence */
    public static Fault at(String pointer, String code, Object... arguments) {
        return new Fault(pointer, code, List.of(arguments));
    }

    /** What is wrong with what a template is called, and with the region that it is for. */
    public static List<Fault> ofHead(IndexedRecord template) {
        var region = Head.region(template);
        return Stream.of(
                        ID.matcher(Head.id(template)).matches() ? null : at("/" + Head.ID, "INVALID_ID"),
                        region == null || FormId.isRegion(region) ? null : at("/" + Head.REGION, "INVALID_REGION"))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(pointer, code, arguments);
    }
}
