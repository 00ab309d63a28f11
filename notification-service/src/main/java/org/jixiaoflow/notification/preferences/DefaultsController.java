package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a region has for those who choose nothing: business administrators say it, each change with its reason. */
@RestController
@RequestMapping("/api/v1/notice-defaults/{region}")
@Tag(name = "preferences")
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "403", description = "FORBIDDEN; NOT_YOUR_REGION")
class DefaultsController {

    private final DefaultsDesk desk;

    DefaultsController(DefaultsDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            operationId = "getNoticeDefaults",
            summary = "How people of a region hear of notifications who chose nothing",
            description = "As the bureau said, else as it is configured, which is version 0. The version is the ETag.")
    ResponseEntity<DefaultsBody> inForce(Caller caller, @PathVariable String region) {
        caller.require(Right.READ_NOTICE_DEFAULTS, region);
        return tagged(desk.of(region));
    }

    @GetMapping("/versions")
    @Operation(
            operationId = "listNoticeDefaultsVersions",
            summary = "Every version, newest first: who said it, when and why, and what it changed")
    List<DefaultsVersion> versions(Caller caller, @PathVariable String region) {
        caller.require(Right.READ_NOTICE_DEFAULTS, region);
        return desk.versions(region);
    }

    @PutMapping
    @Operation(
            operationId = "setNoticeDefaults",
            summary = "Says how people of a region hear of notifications who chose nothing, from now on",
            description =
                    "If-Match, or `version`, is the version it was made from. What is planned already comes when it was planned, unless its kind is turned off by then. Asked for once more it changes nothing.")
    @ApiResponse(responseCode = "400", description = "INVALID_IF_MATCH; VERSIONS_DISAGREE")
    @ApiResponse(responseCode = "409", description = "STALE_DEFAULTS: there are more versions than the body names")
    @ApiResponse(responseCode = "412", description = "STALE_DEFAULTS: there are more versions than If-Match names")
    @ApiResponse(
            responseCode = "422",
            description =
                    "MANDATORY_NOTICE: what somebody must do, and what is due today or over, isn't turned off for others; UNKNOWN_CHANNEL; INVALID_QUIET_HOURS: they begin and don't end, or end and don't begin; NO_REASON; NOTHING_CHANGED; INVALID_REGION")
    @ApiResponse(responseCode = "428", description = "VERSION_REQUIRED: neither If-Match nor `version`")
    ResponseEntity<DefaultsBody> change(
            Caller caller,
            @PathVariable String region,
            @Parameter(description = "ETag of the version it was made from; \"0\" of the configuration")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody @Valid DefaultsRequest asked) {
        caller.require(Right.SET_NOTICE_DEFAULTS, region);
        if (!FormId.isRegion(region)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_REGION", region);
        }
        desk.change(region, asked, Precondition.of(ifMatch, asked.version()), caller.actor(Right.SET_NOTICE_DEFAULTS));
        return tagged(desk.of(region));
    }

    private static ResponseEntity<DefaultsBody> tagged(DefaultsBody body) {
        return ResponseEntity.ok().eTag(String.valueOf(body.version())).body(body);
    }
}
