package org.jixiaoflow.workbench.reviewing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.workbench.services.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into the page of a form under review. A place to comment is four inputs of the same names, whichever row it stands at;
 * one without words is nothing.
 */
record Inputs(MultiValueMap<String, String> typed) {

    private static final String RATING = "rate.";
    private static final String POINTS = "points.";

    /** All of it, to be kept or sent. */
    Desk.Draft draft(int revision) {
        return new Desk.Draft(
                null,
                remarks(),
                all("settled"),
                typed.containsKey("fieldsOnly"),
                ratings(),
                judged(),
                all("seen").stream().map(path -> new Desk.Seen(path, revision)).toList(),
                one("opinion"),
                one("reason"));
    }

    private List<Desk.Remark> remarks() {
        var texts = all("text");
        var paths = all("path");
        var severities = all("severity");
        var suggestions = all("suggestion");
        if (Stream.of(paths, severities, suggestions).anyMatch(list -> list.size() != texts.size())) {
            return List.of();
        }
        return IntStream.range(0, texts.size())
                .filter(n -> !texts.get(n).isBlank() || !suggestions.get(n).isBlank())
                .mapToObj(n -> new Desk.Remark(
                        paths.get(n),
                        severity(severities.get(n)),
                        texts.get(n).strip(),
                        suggestions.get(n).isBlank() ? null : suggestions.get(n).strip()))
                .toList();
    }

    private static Severity severity(String name) {
        return Stream.of(Severity.values())
                .filter(severity -> severity.name().equals(name))
                .findFirst()
                .orElse(Severity.ERROR);
    }

    private List<Rating> ratings() {
        var ratings = new ArrayList<Rating>();
        typed.forEach((name, values) -> {
            var percent = name.startsWith(RATING) ? number(values) : null;
            if (percent != null) {
                ratings.add(new Rating(name.substring(RATING.length()), percent));
            }
        });
        return ratings;
    }

    private List<Desk.Judged> judged() {
        return typed.keySet().stream()
                .filter(name -> name.startsWith(POINTS))
                .map(name -> name.substring(POINTS.length()))
                .map(id ->
                        new Desk.Judged(id, number(all(POINTS + id)), typed.containsKey("low." + id), one("why." + id)))
                .filter(row -> row.points() != null || row.targetTooLow() || row.reason() != null)
                .toList();
    }

    private static @Nullable BigDecimal number(List<String> values) {
        var text = values.isEmpty() ? "" : values.get(0).strip();
        return text.matches("\\d{1,4}(\\.\\d{1,2})?") ? new BigDecimal(text) : null;
    }

    private List<String> all(String name) {
        return Objects.requireNonNullElse(typed.get(name), List.of());
    }

    private @Nullable String one(String name) {
        return all(name).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The same as a decision. A suggested value is said in the comment, in a line of its own. */
    static Desk.Decision decision(String trigger, Desk.Draft draft, String suggested) {
        var rates = List.of("RETURN", "PASS", "APPROVE").contains(trigger);
        return new Desk.Decision(
                trigger,
                draft.comments().stream()
                        .map(remark -> new Desk.Said(remark.path(), remark.severity(), said(remark, suggested)))
                        .toList(),
                draft.resolvedComments(),
                trigger.equals("RETURN") && draft.fieldsOnly(),
                rates ? draft.ratings() : List.of(),
                rates
                        ? draft.reviewedRows().stream()
                                .map(row -> new ReviewedRow(
                                        row.indicatorId(), row.points(), row.targetTooLow(), row.reason()))
                                .toList()
                        : List.of(),
                draft.opinion(),
                draft.reason(),
                null);
    }

    private static String said(Desk.Remark remark, String suggested) {
        var suggestion = remark.suggestion();
        return Stream.of(remark.text(), suggestion == null ? "" : suggested + suggestion)
                .filter(line -> !line.isBlank())
                .reduce((text, line) -> text + "\n" + line)
                .orElse("");
    }

    /** The key of the command that the page would send. */
    UUID key() {
        try {
            return UUID.fromString(String.valueOf(typed.getFirst("key")));
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID();
        }
    }

    long version() {
        return whole("version");
    }

    int revision() {
        return (int) whole("revision");
    }

    private long whole(String name) {
        var text = String.valueOf(typed.getFirst(name));
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }
}
