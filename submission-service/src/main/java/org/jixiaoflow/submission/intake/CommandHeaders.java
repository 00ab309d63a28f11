package org.jixiaoflow.submission.intake;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jixiaoflow.support.command.CommandIds;
import org.springframework.http.HttpHeaders;

/** Describes the headers of a command on a form that there is; its handler takes them as {@link HttpHeaders}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = HttpHeaders.IF_MATCH,
        in = ParameterIn.HEADER,
        description = CommandHeaders.SEEN,
        schema = @Schema(type = "string"))
@Parameter(
        name = CommandIds.HEADER,
        in = ParameterIn.HEADER,
        description = CommandHeaders.KEY,
        schema = @Schema(type = "string"))
@interface CommandHeaders {

    /** Of {@code If-Match}. */
    String SEEN = "ETag of the version the sender saw; or expectedVersion in the body";

    /** Of {@code Idempotency-Key}. */
    String KEY =
            "UUID of the command: the same request again gets the first outcome again, another one under the same key 422";
}
