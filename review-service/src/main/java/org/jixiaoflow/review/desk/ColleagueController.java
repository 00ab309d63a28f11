package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/forms/{formId}/colleagues")
@Tag(name = "colleagues", description = "Whom a reviewer can turn to with a form")
class ColleagueController {

    private final AddressBook people;
    private final FormLists forms;

    ColleagueController(AddressBook people, FormLists forms) {
        this.people = people;
        this.forms = forms;
    }

    @GetMapping
    @Operation(
            operationId = "listColleagues",
            summary =
                    "Whom the form can be handed over to (转办), whose opinion can be asked (加签), and who can be copied in (抄送)",
            description =
                    "Whoever may read it, by name; the caller too, who may take it on. Nobody where there is no address book.")
    @ApiResponse(responseCode = "200", description = "Colleagues, by name")
    @ApiResponse(
            responseCode = "403",
            description = "NOT_YOUR_ROLE, NOT_YOUR_REGION, NOT_YOUR_DEPARTMENT, OWN_DEPARTMENT")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_FORM")
    List<Colleague> colleagues(Caller caller, @PathVariable String formId) {
        var id = FormIds.parse(formId);
        caller.actor(Trigger.HAND_OVER, id);
        var stage = forms.find(id, caller.readership())
                .orElseThrow(() -> FormIds.unknown(id))
                .form()
                .stage();
        return people.whoMayRead(id).stream()
                .map(person -> new Colleague(
                        person.id(),
                        person.name(),
                        person.roles().contains(Role.READER),
                        person.stages(),
                        stage != null
                                && person.stages().contains(stage)
                                && Policy.objection(person.principal(), Trigger.RETURN, id)
                                        .isEmpty(),
                        !caller.persons().contains(person.id())
                                && Policy.objection(person.principal(), Trigger.OPINE, id)
                                        .isEmpty()))
                .toList();
    }

    /** Somebody to turn to. */
    @Schema(description = "Somebody to turn to with a form.")
    record Colleague(
            @Schema(description = "Their id; what a decision takes as `person`.")
            String person,

            @Schema(description = "What they are called.") String name,

            @Schema(description = "Whether they are a third party.")
            boolean thirdParty,

            @Schema(description = "Stages they act at.") List<String> stages,

            @Schema(description = "Whether it can be handed over to them.")
            boolean handOver,

            @Schema(description = "Whether their opinion can be asked.")
            boolean consult) {}
}
