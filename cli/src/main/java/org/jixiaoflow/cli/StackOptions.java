package org.jixiaoflow.cli;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.local.stack.SecuredKafka;
import org.jixiaoflow.local.stack.StackDatabase;
import picocli.CommandLine.Option;

/** Where a stack keeps its data and listens. */
final class StackOptions {

    private static final String USUAL = "data";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = USUAL, descriptionKey = "option.data")
    private Path data = Path.of(USUAL);

    @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", descriptionKey = "option.port")
    private int kafka;

    @Option(names = "--registry-port", paramLabel = "PORT", defaultValue = "8085", descriptionKey = "option.port")
    private int registry;

    @Option(names = "--database-port", paramLabel = "PORT", defaultValue = "5433", descriptionKey = "option.port")
    private int database;

    @Option(names = "--submission-port", paramLabel = "PORT", defaultValue = "8081", descriptionKey = "option.port")
    private int submission;

    @Option(names = "--review-port", paramLabel = "PORT", defaultValue = "8082", descriptionKey = "option.port")
    private int review;

    @Option(names = "--scoring-port", paramLabel = "PORT", defaultValue = "8083", descriptionKey = "option.port")
    private int scoring;

    @Option(names = "--identity-port", paramLabel = "PORT", defaultValue = "8084", descriptionKey = "option.port")
    private int identity;

    @Option(names = "--workbench-port", paramLabel = "PORT", defaultValue = "8080", descriptionKey = "option.port")
    private int workbench;

    @Option(names = "--notification-port", paramLabel = "PORT", defaultValue = "8086", descriptionKey = "option.port")
    private int notification;

    /** Who may sign in to the stack whose data are there; there must have been one. */
    static Identity identityIn(Path data) {
        var home = data.toAbsolutePath().normalize();
        var directory = home.resolve("identity");
        if (!Files.exists(directory)) {
            throw new StackProblem("token.no-stack", home);
        }
        return Identity.in(directory);
    }

    /** What a command must be told to find these data from here; nothing where they are in the usual place. */
    String dataAsSaid() {
        return data().equals(Path.of(USUAL).toAbsolutePath().normalize()) ? "" : " --data " + data;
    }

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** Where a stack that is started is to listen. */
    Ports asked() {
        return new Ports(kafka, registry, database, submission, review, scoring, identity, workbench, notification);
    }

    /**
     * Where the stack on these data listens: where it was started, unless another port than the usual one is named.
     *
     * @throws StackProblem if it ended without being stopped, so that nobody listens there
     */
    Ports ports() {
        var last = KeptPorts.in(data());
        if (ended(last)) {
            throw new StackProblem("stack.ended", data(), dataAsSaid());
        }
        var kept = last.orElseGet(this::asked);
        return new Ports(
                named(Ports::kafka).orElse(kept.kafka()),
                named(Ports::registry).orElse(kept.registry()),
                named(Ports::database).orElse(kept.database()),
                named(Ports::submission).orElse(kept.submission()),
                named(Ports::review).orElse(kept.review()),
                named(Ports::scoring).orElse(kept.scoring()),
                named(Ports::identity).orElse(kept.identity()),
                named(Ports::workbench).orElse(kept.workbench()),
                named(Ports::notification).orElse(kept.notification()));
    }

    /**
     * What the stack on these data is reached at.
     *
     * @throws StackProblem if there is no broker
     */
    Addresses addresses() {
        var ports = ports();
        var addresses = Addresses.of(ports);
        if (!Ports.isTaken(ports.kafka())) {
            throw new StackProblem("topics.no-broker", addresses.kafka());
        }
        return addresses;
    }

    /** Whether the last stack on these data ended without being stopped, as by a power cut. */
    boolean ended() {
        return ended(KeptPorts.in(data()));
    }

    private static boolean ended(Optional<Ports> last) {
        return last.filter(ports -> !Ports.isTaken(ports.kafka())).isPresent();
    }

    private OptionalInt named(ToIntFunction<Ports> which) {
        var asked = which.applyAsInt(asked());
        return asked == which.applyAsInt(Ports.USUAL) ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    /**
     * Who reads the views: {@code PGUSER} with {@code PGPASSWORD} where they are set, as for PostgreSQL's own programs, and else the role of the
     * stack on this machine.
     */
    DatabaseLogin views() {
        var password = System.getenv("PGPASSWORD");
        return password == null
                ? StackDatabase.login(data(), ports(), StackDatabase.CHECKER)
                : new DatabaseLogin(
                        Addresses.of(ports()).database(),
                        requireNonNullElse(System.getenv("PGUSER"), StackDatabase.CHECKER),
                        password);
    }

    /** How {@code user} connects to Kafka. */
    Map<String, Object> kafka(String user) {
        return SecuredKafka.connection(data(), ports(), user);
    }
}
