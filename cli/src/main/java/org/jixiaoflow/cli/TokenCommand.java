package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.identity.Person;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs a bearer token for a stack on this machine. */
@Command(name = "token", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    private static final Set<String> ROLES =
            Stream.of(Role.values()).map(Role::code).collect(Collectors.toCollection(TreeSet::new));

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Option(names = "--person", paramLabel = "ID", descriptionKey = "token.person")
    private @Nullable String person;

    @Option(names = "--role", split = ",", paramLabel = "ROLE", descriptionKey = "token.role")
    private List<String> roles = List.of();

    @Option(
            names = "--region",
            split = ",",
            paramLabel = "CODE",
            defaultValue = "231083",
            descriptionKey = "token.region")
    private List<String> regions = List.of();

    @Option(names = "--department", paramLabel = "CODE", descriptionKey = "token.department")
    private @Nullable String department;

    @Option(names = "--departments", split = ",", paramLabel = "CODE", descriptionKey = "token.departments")
    private List<String> departments = List.of();

    @Option(names = "--stage", split = ",", paramLabel = "STAGE", descriptionKey = "token.stage")
    private List<String> stages = List.of();

    @Option(names = "--id", paramLabel = "ID", descriptionKey = "token.id")
    private @Nullable String id;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "token.name")
    private @Nullable String name;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", descriptionKey = "option.data")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        var identity = StackOptions.identityIn(data);
        jixiao.terminal().line(identity.token(person == null ? described() : known(identity, person)));
        return 0;
    }

    private Person known(Identity identity, String wanted) {
        return identity.people()
                .find(wanted)
                .orElseThrow(() -> wrong(jixiao.words().say("token.unknown-person", wanted)));
    }

    private Person described() {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw wrong(jixiao.words().say("token.unknown-role", roles, ROLES));
        }
        var known = id != null ? id : nobodyElse();
        return new Person(known, name == null ? known : name, roles, department, departments, stages)
                .in(regions.toArray(String[]::new));
    }

    /** Somebody of another department or stage is another person: nobody passes a form at two stages. */
    private String nobodyElse() {
        return Stream.of(Stream.of(roles.get(0)), Stream.ofNullable(department), stages.stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining("-"));
    }

    private ParameterException wrong(String complaint) {
        return new ParameterException(spec.commandLine(), complaint);
    }
}
