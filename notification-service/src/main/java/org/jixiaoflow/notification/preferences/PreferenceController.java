package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each person's own choice; whoever stands in for somebody chooses for themselves alone. */
@RestController
@RequestMapping("/api/v1/preferences")
@Tag(name = "preferences")
@ApiResponse(responseCode = "200", description = "Done")
class PreferenceController {

    /** Channels that reach a person, and not a system or a group. */
    static final List<String> PERSONAL = List.of("mail");

    private final Wishes wishes;
    private final Choices choices;

    PreferenceController(Wishes wishes, Choices choices) {
        this.wishes = wishes;
        this.choices = choices;
    }

    @GetMapping
    @Operation(
            operationId = "getPreference",
            summary = "How the caller hears of notifications: as they chose, else as the county has it")
    PreferenceBody mine(Caller caller) {
        caller.require(Right.BE_NOTIFIED);
        return PreferenceBody.of(wishes.of(caller.id(), caller.regions()), PERSONAL);
    }

    @PutMapping
    @Operation(
            operationId = "choosePreference",
            summary =
                    "Chooses how to hear of notifications from now on; what is planned already comes when it was planned, unless it is wanted no more")
    @ApiResponse(
            responseCode = "422",
            description = "INVALID_QUIET_HOURS: they begin and don't end, or end and don't begin")
    PreferenceBody choose(Caller caller, @Valid @RequestBody PreferenceBody body) {
        caller.require(Right.BE_NOTIFIED);
        if ((body.quietFrom() == null) != (body.quietUntil() == null)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_QUIET_HOURS")
                    .at(body.quietFrom() == null ? "/quietFrom" : "/quietUntil");
        }
        choices.say(body, caller.id());
        return mine(caller);
    }
}
