package org.jixiaoflow.support.command;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jixiaoflow.schemas.CommandOutcome;

/** The answers that every command has. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "It took effect.",
        headers = @Header(name = "ETag", description = "The form's new version", schema = @Schema(type = "string")),
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = CommandOutcome.class)))
@ApiResponse(
        responseCode = "202",
        description = "Sent and not decided yet; ask for the outcome at Location.",
        headers = @Header(name = "Location", description = "Where to ask", schema = @Schema(type = "string")),
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = PendingCommand.class)))
@ApiResponse(
        responseCode = "400",
        description =
                "INVALID_FORM_ID, INVALID_IDEMPOTENCY_KEY, INVALID_IF_MATCH, INVALID_IF_NONE_MATCH, VERSIONS_DISAGREE,"
                        + " INVALID_FIELD, INVALID_SHAPE, UNREADABLE_BODY, MISSING_BODY")
@ApiResponse(
        responseCode = "403",
        description =
                "NOT_YOUR_ROLE, NOT_YOUR_DEPARTMENT, NOT_YOUR_STAGE, NOT_YOUR_REGION, OWN_DEPARTMENT, SAME_PERSON, SIGNS_OWN_WORK,"
                        + " NOT_SUBSTITUTE, NOT_ASKED, COMBINED_ROLES")
@ApiResponse(responseCode = "404", description = "UNKNOWN_FORM; NO_OUTCOME of a command that nobody sent")
@ApiResponse(
        responseCode = "409",
        description =
                "ILLEGAL_TRANSITION, ALREADY_ACTED, NOT_GRANTED, NOT_SIGNED, NOTHING_CHANGED, REMINDED_ALREADY, CONSULTATION_PENDING,"
                        + " OBJECTIVE_NOT_APPROVED, OBJECTIVE_REVISION_STALE, VIEW_DIFFERS, RULES_CHANGED; STALE_VERSION if the body named the version")
@ApiResponse(
        responseCode = "412",
        description =
                "STALE_VERSION: If-Match named another version than there is, or If-None-Match: * and there is one")
@ApiResponse(
        responseCode = "422",
        description =
                "BLOCKING_FINDINGS and UNEXPLAINED_FINDINGS (with findings), OPEN_COMMENTS, COMMENT_REQUIRED, UNKNOWN_COMMENT,"
                        + " INVALID_COMMENT, FIELD_LOCKED, UNKNOWN_PATH, RATINGS_INCOMPLETE, INVALID_RATING, INVALID_REVIEWED_ROW, GRADE_TOO_LOW,"
                        + " OPINION_REQUIRED, REASON_REQUIRED, CONTENT_REQUIRED, INVALID_CONTENT, UNIT_NOT_LISTED, INVALID_DUE,"
                        + " INVALID_PERSON, UNKNOWN_CONSULTATION,"
                        + " IDEMPOTENCY_KEY_REUSED, TOO_LONG, FORM_FULL")
@ApiResponse(
        responseCode = "428",
        description = "VERSION_REQUIRED: neither If-Match nor expectedVersion names the version that a reviewer saw")
@ApiResponse(
        responseCode = "503",
        description = "NOT_SENT, OUT_OF_REACH: send it again later with the same Idempotency-Key",
        headers = @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = "integer")))
public @interface CommandResponses {}
