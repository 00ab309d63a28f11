package org.jixiaoflow.scoring.departments;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The answers that a change of departments has, and what takes one back. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "400",
        description = "INVALID_IF_MATCH; VERSIONS_DISAGREE: If-Match and the body name different ones")
@ApiResponse(responseCode = "403", description = "FORBIDDEN: the caller is no business administrator; NOT_YOUR_REGION")
@ApiResponse(responseCode = "409", description = "STALE_DEPARTMENTS: there are more changes than the body names")
@ApiResponse(responseCode = "412", description = "STALE_DEPARTMENTS: there are more changes than If-Match names")
@ApiResponse(responseCode = "428", description = "VERSION_REQUIRED: neither If-Match nor `version`")
@interface ChangeResponses {}
