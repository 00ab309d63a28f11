package org.jixiaoflow.workbench.reviewing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.Uuids;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into the page of a form under review. A place to comment is four inputs of the same names, whichever row it stands at;
 * one without words is nothing.
 */
record Inputs(MultiValueMap<String, String> typed) {

    private static final String RATING = "rate.";
    private static final String POINTS = "points.";

    private static final int LONGEST_NAME = 200;

    /** Parts of the path of a whole row, e.g. {@code /indicators/i3}. */
    private static final int ROW_PARTS = 3;

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

    /** The same as a decision. */
    static Desk.Decision decision(String trigger, Desk.Draft draft, String suggested) {
        var rates = List.of("RETURN", "PASS", "APPROVE").contains(trigger);
        return new Desk.Decision(
                trigger,
                draft.comments().stream().map(remark -> said(remark, suggested)).toList(),
                draft.resolvedComments(),
                trigger.equals("RETURN") && draft.fieldsOnly(),
                rates ? draft.ratings() : List.of(),
                rates ? draft.reviewedRows().stream().map(Desk.Judged::sent).toList() : List.of(),
                draft.opinion(),
                draft.reason(),
                null);
    }

    /** A value that is no field's, or that has nothing said beside it, stands in the comment's own words as well. */
    private static Desk.Said said(Desk.Remark remark, String suggested) {
        var value = remark.suggestion();
        if (value == null) {
            return new Desk.Said(remark.path(), remark.severity(), remark.text(), null);
        }
        var text = isField(remark.path()) && !remark.text().isBlank()
                ? remark.text()
                : Stream.of(remark.text(), suggested + value)
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\n"));
        return new Desk.Said(
                remark.path(),
                remark.severity(),
                text,
                isField(remark.path()) ? new Desk.Suggestion(remark.path(), value) : null);
    }

    private static boolean isField(String path) {
        return path.equals("/departmentName") || path.split("/", -1).length > ROW_PARTS;
    }

    /** Number of the kept draft that the page shows; null if the page doesn't say. */
    @Nullable Long paper() {
        return typed.containsKey("paper") ? whole("paper") : null;
    }

    Compared.Against against() {
        return Compared.Against.of(typed.getFirst("against"));
    }

    /** A sentence to be kept for the next time; null if there is none. */
    @Nullable String phrase() {
        return one("phrase");
    }

    boolean sharesPhrase() {
        return typed.containsKey("share");
    }

    /** The key of the command that the page would send. */
    UUID key() {
        return Uuids.of(String.valueOf(typed.getFirst("key"))).orElseGet(UUID::randomUUID);
    }

    /** What the page called the form's department. */
    String named() {
        var name = one("named");
        return name == null ? "" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
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
