package org.jixiaoflow.support.web;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The version a caller saw, by the header {@code If-Match} or by the request's body. */
public final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private IfMatch() {}

    /**
     * The version to hold the form's against; null if the caller doesn't care.
     *
     * @throws Problem 400 {@code INVALID_IF_MATCH} if the header isn't an ETag of ours or says otherwise than the body
     */
    public static @Nullable Long version(@Nullable String header, @Nullable Long body) {
        if (header == null || header.equals("*")) {
            return body;
        }
        var version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw invalid(header);
        }
        var expected = Long.valueOf(version.group(1));
        if (body != null && !Objects.equals(body, expected)) {
            throw invalid(header);
        }
        return expected;
    }

    /**
     * The same of a request that may say as well, by {@code If-None-Match: *}, that there mustn't be any yet.
     *
     * @throws Problem as above, also where the header says anything else, which no writing can mean
     */
    public static @Nullable Long version(@Nullable String header, @Nullable String noneMatch, @Nullable Long body) {
        if (noneMatch == null) {
            return version(header, body);
        }
        if (!noneMatch.strip().equals("*") || header != null || (body != null && body != 0)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_IF_NONE_MATCH");
        }
        return 0L;
    }

    private static Problem invalid(String header) {
        return new Problem(HttpStatus.BAD_REQUEST, "INVALID_IF_MATCH", header);
    }
}
