package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.directory.People.Somebody;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may act in a region, and who stands in for whom there. */
@RestController
@RequestMapping("/api/v1/people/{region}")
@Tag(name = "people", description = "Who may act in a region, as far as it is known here")
@ApiResponse(responseCode = "200", description = "Found")
@ApiResponse(
        responseCode = "403",
        description = "FORBIDDEN: business and security administrators, and auditors look at people; NOT_YOUR_REGION")
class PeopleController {

    private final People people;
    private final Directory directory;
    private final ReviewTemplates templates;
    private final MessageSource messages;
    private final FormLists forms;

    PeopleController(
            People people,
            Directory directory,
            ReviewTemplates templates,
            @Qualifier("messageSource") MessageSource messages,
            FormLists forms) {
        this.people = people;
        this.directory = directory;
        this.templates = templates;
        this.messages = messages;
        this.forms = forms;
    }

    @GetMapping
    @Operation(
            operationId = "listPeople",
            summary =
                    "Who may act in a region, by name: roles, department, stages, from where they are known, when they were last seen",
            description =
                    "Everybody of the address book, which is the file of people that `jixiao.addresses.people` names, and whoever did something with a form of the region and isn't in it. Of whom only the identity provider knows, and who never did anything, isn't among them.")
    Page<KnownPerson> list(
            Caller caller,
            @PathVariable String region,
            @Parameter(description = "Part of the id, the name or the department's code")
                    @RequestParam(required = false)
                    @Nullable String q,
            @Parameter(description = "Only those with that role") @RequestParam(required = false) @Nullable String role,
            @ParameterObject @Valid Paging paging,
            Locale locale) {
        caller.require(Right.LOOK_AT_PEOPLE, region);
        var asOf = forms.asOf();
        var wanted = people.of(region).stream()
                .filter(person -> q == null || person.isLike(q.strip()))
                .filter(person ->
                        role == null || role.isBlank() || person.roles().contains(role))
                .toList();
        var shown = Page.of(wanted, paging, asOf);
        return shown.with(called(shown.items(), region, locale));
    }

    private List<KnownPerson> called(List<Somebody> people, String region, Locale locale) {
        var codes = people.stream()
                .flatMap(person ->
                        Stream.concat(Stream.ofNullable(person.department()), person.stageDepartments().stream()))
                .distinct()
                .toList();
        var names = new Names(templates, messages, directory.departments(new Regions(List.of(region)), codes), locale);
        return people.stream()
                .map(person -> new KnownPerson(
                        person.id(),
                        person.name(),
                        names.roles(person.roles()),
                        person.regions(),
                        names.department(person.department()),
                        names.stages(person.stages()),
                        names.departments(person.stageDepartments()),
                        person.source(),
                        person.lastActedAt()))
                .toList();
    }

    @GetMapping("/substitutions")
    @Operation(
            operationId = "listSubstitutionsOfRegion",
            summary = "Who stands in for people of a region: now, planned and ended, with what overlaps",
            description =
                    "As people said themselves, and as the address book says. What else the identity provider writes into tokens isn't known here.")
    Page<KnownSubstitution> substitutions(
            Caller caller, @PathVariable String region, @ParameterObject @Valid Paging paging) {
        caller.require(Right.LOOK_AT_PEOPLE, region);
        return Page.of(people.substitutions(region), paging, null);
    }
}
