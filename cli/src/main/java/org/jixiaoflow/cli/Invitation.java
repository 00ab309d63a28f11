package org.jixiaoflow.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.cli.demo.DemoResult;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.schemas.contract.FormId;

/** How a demonstration ends: where to go on in a browser, as whom, and what waits there for each of them. */
record Invitation(URI workbench, List<Guest> guests) {

    private static final List<String> OTHERS =
            List.of("head", "reader", "business-administrator", "operator", "security-administrator");

    /**
     * Somebody to sign in as.
     *
     * @param waiting key of the sentence that says what waits for them
     * @param count of how many forms
     */
    record Guest(Person person, String waiting, long count) {}

    static Invitation after(DemoResult result, URI workbench, List<Person> people) {
        var guests = new ArrayList<Guest>();
        people.stream()
                .flatMap(person -> guest(person, result.departments()).stream())
                .forEach(guests::add);
        guests.addAll(others(people, guests));
        return new Invitation(workbench, guests);
    }

    /** Somebody of each further role that has pages of its own. */
    private static List<Guest> others(List<Person> people, List<Guest> invited) {
        return OTHERS.stream()
                .filter(role -> invited.stream()
                        .noneMatch(guest -> guest.person().roles().contains(role)))
                .flatMap(role -> people.stream()
                        .filter(person -> person.roles().contains(role))
                        .limit(1)
                        .map(person -> new Guest(person, "demo.wait." + role, 0)))
                .toList();
    }

    private static Optional<Guest> guest(Person person, List<DemoResult.Line> forms) {
        if (person.roles().contains("clerk")) {
            return Optional.of(clerk(person, forms));
        }
        if (person.roles().contains("auditor")) {
            return Optional.of(new Guest(person, "demo.wait.read", forms.size()));
        }
        var waiting = forms.stream()
                .filter(form -> form.stage() != null && person.stages().contains(form.stage()))
                .filter(form -> isTheirs(person, form))
                .count();
        return waiting == 0 ? Optional.empty() : Optional.of(new Guest(person, "demo.wait.review", waiting));
    }

    /** Nobody reviews their own department's, and some only those of certain departments. */
    private static boolean isTheirs(Person reviewer, DemoResult.Line form) {
        var department = FormId.parse(form.formId()).map(FormId::departmentCode).orElse("");
        return !department.equals(reviewer.department())
                && (reviewer.stageDepartments().isEmpty()
                        || reviewer.stageDepartments().contains(department));
    }

    private static Guest clerk(Person person, List<DemoResult.Line> forms) {
        var own = forms.stream()
                .filter(form -> FormId.parse(form.formId())
                        .map(FormId::departmentCode)
                        .filter(code -> code.equals(person.department()))
                        .isPresent())
                .toList();
        if (own.isEmpty()) {
            return new Guest(person, "demo.wait.begin", 0);
        }
        var returned = count(own, "RETURNED");
        return returned > 0
                ? new Guest(person, "demo.wait.returned", returned)
                : count(own, "APPROVED") > 0
                        ? new Guest(person, "demo.wait.approved", count(own, "APPROVED"))
                        : new Guest(person, "demo.wait.own", own.size());
    }

    private static long count(List<DemoResult.Line> forms, String state) {
        return forms.stream().filter(form -> state.equals(form.state())).count();
    }

    /** @param passwords by the ids of those who sign in */
    List<String> lines(Map<String, String> passwords, Messages messages) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(messages.say("demo.open", workbench));
        var rows = guests.stream()
                .map(guest -> List.of(
                        "  " + guest.person().id(),
                        passwords.getOrDefault(guest.person().id(), ""),
                        guest.person().name(),
                        messages.say(guest.waiting(), guest.count())))
                .toList();
        lines.addAll(TextTable.lines(rows));
        return lines;
    }
}
