package org.jixiaoflow.review.desk;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a request says about the command in its headers. */
final class Preconditions {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Preconditions() {}

    /** The command's id: the idempotency key, or a new one if there is none. */
    static UUID commandId(@Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return UUID.randomUUID();
        }
        try {
            return UUID.fromString(idempotencyKey.strip());
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_IDEMPOTENCY_KEY");
        }
    }

    /** The version the caller saw, by header or body; null if neither says. */
    static @Nullable Long expectedVersion(@Nullable String ifMatch, @Nullable Long inBody) {
        if (ifMatch == null) {
            return inBody;
        }
        var etag = ETAG.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_IF_MATCH");
        }
        var version = Long.valueOf(etag.group(1));
        if (inBody != null && !inBody.equals(version)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "VERSIONS_DISAGREE").at("/expectedVersion");
        }
        return version;
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }
}
