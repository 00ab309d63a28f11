package org.jixiaoflow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionException;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.schemas.contract.TrustedRecords;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code jixiao}. Exit codes: 0 done, 1 failed, 2 wrong usage or unreadable input. */
@Command(
        name = "jixiao",
        mixinStandardHelpOptions = true,
        version = "jixiao 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            TopicsCommand.class,
            DltCommand.class,
            TokenCommand.class,
            PeopleCommand.class,
            ParseCommand.class,
            FindingsCommand.class,
            ImportCommand.class,
            ScoreCommand.class,
            AclCommand.class,
            AuditCommand.class,
            PublishSiteCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RebuildViewsCommand.class
        })
public final class Jixiao {

    static final int FAILED = 1;
    static final int USAGE = 2;

    @Option(names = "--lang", scope = CommandLine.ScopeType.INHERIT, paramLabel = "zh|en")
    @SuppressWarnings("unused") // read before picocli is there, see words()
    private String language = "";

    private final Messages messages;
    private final Terminal terminal;

    private Jixiao(Messages messages, Terminal terminal) {
        this.messages = messages;
        this.terminal = terminal;
    }

    /** What to say to the person at the terminal. */
    public Messages words() {
        return messages;
    }

    /** Where to say it. */
    public Terminal terminal() {
        return terminal;
    }

    public static void main(String[] arguments) {
        // What libraries say goes where all logs go: to a stack's files, and nowhere if there is no stack.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        TrustedRecords.trust();
        var out = utf8(FileDescriptor.out);
        System.setOut(out);
        System.setErr(utf8(FileDescriptor.err));
        System.exit(run(out, System.err, arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Runs one command line and answers its exit code. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        var messages = words(arguments);
        var commandLine = new CommandLine(new Jixiao(messages, new Terminal(out)));
        ServiceLoader.load(CommandPlugin.class).forEach(commandLine::addSubcommand);
        commandLine
                .setResourceBundle(messages.bundle())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors(messages))
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println(explained(fault, messages));
                    return FAILED;
                });
        if (arguments.length == 0) {
            commandLine.usage(out);
            return USAGE;
        }
        return commandLine.execute(arguments);
    }

    private static Messages words(String... arguments) {
        var language = Arrays.asList(arguments).indexOf("--lang");
        return language >= 0 && language + 1 < arguments.length
                ? Messages.in(arguments[language + 1])
                : Messages.ofEnvironment();
    }

    private static String explained(Throwable fault, Messages messages) {
        if (fault instanceof StackProblem problem) {
            return messages.say(problem.key(), problem.arguments().toArray());
        }
        var wrapped = fault instanceof CompletionException || fault instanceof UncheckedIOException;
        var cause = wrapped && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof NoSuchFileException missing) {
            return messages.say("import.no-file", missing.getFile());
        }
        return messages.say(
                "failed", cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }
}
