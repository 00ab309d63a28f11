package org.jixiaoflow.support.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The version that the sender of a request saw.
 *
 * @param version null if the sender names none; 0 if there must be nothing yet
 * @param inHeader whether a header names it: then a newer version is answered 412, as HTTP has it, and otherwise 409
 */
public record Precondition(@Nullable Long version, boolean inHeader) {

    /** The sender names no version. */
    public static final Precondition NONE = new Precondition(null, false);

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final String ANY = "*";

    /**
     * What the header {@code If-Match} or the body says. {@code If-Match: *} names no version: any will do.
     *
     * @throws Problem 400 {@code INVALID_IF_MATCH} if the header is none of our ETags, {@code VERSIONS_DISAGREE} if the body says otherwise
     */
    public static Precondition of(@Nullable String ifMatch, @Nullable Long inBody) {
        if (ifMatch == null || ifMatch.strip().equals(ANY)) {
            return new Precondition(inBody, false);
        }
        var etag = ETAG.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_IF_MATCH", ifMatch).at(HttpHeaders.IF_MATCH);
        }
        return agreed(Long.parseLong(etag.group(1)), inBody);
    }

    /**
     * The same of a request that creates what isn't there: {@code If-None-Match: *} says that there must be nothing yet.
     *
     * @throws Problem as above; also 400 {@code INVALID_IF_NONE_MATCH} for any other value, and {@code INVALID_IF_MATCH} for {@code
     *     If-Match: *}, because a request that creates what isn't there can't promise that there was something
     */
    public static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable Long inBody) {
        if (ifMatch != null && ifMatch.strip().equals(ANY)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_IF_MATCH", ifMatch).at(HttpHeaders.IF_MATCH);
        }
        if (ifNoneMatch == null) {
            return of(ifMatch, inBody);
        }
        if (!ifNoneMatch.strip().equals(ANY) || ifMatch != null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_IF_NONE_MATCH").at(HttpHeaders.IF_NONE_MATCH);
        }
        return agreed(0, inBody);
    }

    private static Precondition agreed(long inHeader, @Nullable Long inBody) {
        if (inBody != null && inBody != inHeader) {
            throw new Problem(HttpStatus.BAD_REQUEST, "VERSIONS_DISAGREE").at("/expectedVersion");
        }
        return new Precondition(inHeader, true);
    }

    /** Where the request names the version: the header, or the pointer into the body. */
    public String place() {
        return inHeader ? HttpHeaders.IF_MATCH : "/expectedVersion";
    }

    /** The status of an answer to somebody who didn't see the newest version. */
    public HttpStatus failed() {
        return inHeader ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT;
    }
}
