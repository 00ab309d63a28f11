package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.local.identity.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists whom the identity provider of this machine knows, with their passwords. */
@Command(name = "people", mixinStandardHelpOptions = true)
final class PeopleCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", descriptionKey = "option.data")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        var identity = StackOptions.identityIn(data);
        var known = Stream.of(identity.people().people(), identity.people().portals())
                .flatMap(List::stream)
                .toList();
        var secrets = identity.secrets(known.stream().map(Person::id).toList());
        var header = List.of(jixiao.words().say("people.header").split("\\|"));
        var rows = known.stream()
                .map(person -> List.of(
                        person.id(),
                        Objects.requireNonNull(secrets.get(person.id())),
                        person.name(),
                        person.roles().stream()
                                .map(role -> jixiao.words().word("role", role))
                                .collect(Collectors.joining(" · ")),
                        place(person),
                        substitutions(person)));
        TextTable.lines(Stream.concat(Stream.of(header), rows).toList()).forEach(jixiao.terminal()::line);
        return 0;
    }

    /** Where the person belongs and acts. */
    private String place(Person person) {
        var limit = person.stageDepartments().isEmpty() ? "" : "(" + String.join(",", person.stageDepartments()) + ")";
        var places = Stream.of(
                        Stream.ofNullable(person.department()),
                        person.departments().stream(),
                        person.stages().stream().map(stage -> jixiao.words().word("stage", stage) + limit))
                .flatMap(codes -> codes)
                .toList();
        return places.isEmpty() ? "-" : String.join(" ", places);
    }

    private static String substitutions(Person person) {
        return String.join(
                " ",
                person.substitutions().stream()
                        .map(other -> "%s:%s/%s"
                                .formatted(
                                        other.person().id(),
                                        other.from().toLocalDate(),
                                        other.to().toLocalDate()))
                        .toList());
    }
}
