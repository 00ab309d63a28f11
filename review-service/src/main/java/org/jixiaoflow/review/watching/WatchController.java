package org.jixiaoflow.review.watching;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "watching", description = "关注、抄送: who is told what becomes of a form that isn't theirs to do anything with")
class WatchController {

    private final Watching watching;
    private final WatchLists watches;
    private final FormLists forms;
    private final AddressBook people;

    WatchController(Watching watching, WatchLists watches, FormLists forms, AddressBook people) {
        this.watching = watching;
        this.watches = watches;
        this.forms = forms;
        this.people = people;
    }

    @GetMapping("/watches")
    @Operation(
            operationId = "listWatches",
            summary = "Forms that the caller watches, the newest watch first",
            description = "At most 500.")
    @ApiResponse(responseCode = "200", description = "Forms with since when")
    List<WatchedForm> mine(Caller caller) {
        return watches.by(caller.id(), caller.readership());
    }

    @PutMapping("/forms/{formId}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "watchForm",
            summary = "关注: the caller is told what becomes of the form",
            description = "Whoever may read it may. Done once more it changes nothing.")
    @ApiResponse(responseCode = "204", description = "The caller watches it")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_FORM")
    void watch(Caller caller, @PathVariable String formId) {
        var me = new Person(caller.id(), caller.name());
        watching.begin(seen(caller, formId), me, caller.department(), me);
    }

    @DeleteMapping("/forms/{formId}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "unwatchForm",
            summary = "The caller no longer watches the form",
            description = "Done once more it changes nothing.")
    @ApiResponse(responseCode = "204", description = "The caller doesn't watch it")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_FORM")
    void unwatch(Caller caller, @PathVariable String formId) {
        watching.end(seen(caller, formId), caller.id());
    }

    @PostMapping("/forms/{formId}/copies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "copyIn",
            summary = "抄送: somebody who may read the form watches it from now on",
            description = "Reviewers copy people in, who are told so; whoever was can end it themselves.")
    @ApiResponse(responseCode = "204", description = "They watch it")
    @ApiResponse(
            responseCode = "403",
            description = "NOT_YOUR_ROLE, NOT_YOUR_REGION, NOT_YOUR_DEPARTMENT, OWN_DEPARTMENT")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_FORM")
    @ApiResponse(responseCode = "422", description = "INVALID_PERSON: nobody, or nobody who may read it")
    void copy(Caller caller, @PathVariable String formId, @Valid @RequestBody Copied copied) {
        caller.actor(Trigger.HAND_OVER, FormIds.parse(formId));
        var form = seen(caller, formId);
        var row = forms.find(form, caller.readership())
                .orElseThrow(() -> FormIds.unknown(form))
                .form();
        var person = people.find(copied.person())
                .filter(found -> ReadScope.of(found.principal()).covers(form.regionCode(), form.departmentCode(), true))
                .orElseThrow(() -> new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PERSON").at("/person"));
        watching.copyIn(
                row,
                new Person(person.id(), person.name()),
                person.department(),
                new Person(caller.id(), caller.name()));
    }

    private FormId seen(Caller caller, String formId) {
        var form = FormIds.parse(formId);
        if (forms.version(form.toString(), caller.readership()) == 0) {
            throw FormIds.unknown(form);
        }
        return form;
    }

    /** Who is copied in. */
    @Schema(name = "CopyRequest", description = "Who watches a form from now on.")
    record Copied(
            @Schema(description = "Their id, as /colleagues has it.") @NotBlank @Size(max = 200) String person) {}
}
