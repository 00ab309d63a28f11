package org.jixiaoflow.cli;

import static java.util.stream.Collectors.joining;

import java.util.concurrent.Callable;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in the person's language; picocli itself speaks English only. */
final class UsageErrors implements IParameterExceptionHandler {

    private final Messages messages;

    UsageErrors(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int handleParseException(ParameterException usageErrors, String[] arguments) {
        var command = usageErrors.getCommandLine();
        command.getErr().println(sentence(usageErrors));
        command.getErr()
                .println(messages.say("usage.more", command.getCommandSpec().qualifiedName()));
        return Jixiao.USAGE;
    }

    private String sentence(ParameterException usageErrors) {
        if (usageErrors instanceof UnmatchedArgumentException unmatched) {
            var similar = unmatched.getSuggestions();
            var unknown = messages.say("usage.unknown", String.join(" ", unmatched.getUnmatched()));
            return similar.isEmpty() ? unknown : unknown + messages.say("usage.similar", similar.get(0));
        }
        if (usageErrors instanceof MissingParameterException missing) {
            return messages.say(
                    "usage.missing",
                    missing.getMissing().stream().map(UsageErrors::written).collect(joining(" ")));
        }
        if (usageErrors instanceof OverwrittenOptionException twice) {
            return messages.say("usage.twice", name(twice.getOverwritten()));
        }
        if (usageErrors.getArgSpec() != null && usageErrors.getValue() != null) {
            return messages.say("usage.value", usageErrors.getValue(), name(usageErrors.getArgSpec()));
        }
        return isGroup(usageErrors)
                ? messages.say("usage.missing", "COMMAND")
                : String.valueOf(usageErrors.getMessage());
    }

    /** Only a command of its own has something to say beyond what is asked of all. */
    private static boolean isGroup(ParameterException usageErrors) {
        var command = usageErrors.getCommandLine().getCommandSpec().userObject();
        return !(command instanceof Runnable || command instanceof Callable);
    }

    /** As it is to be written. */
    private static String written(ArgSpec argument) {
        return argument.isOption() ? name(argument) + " " + argument.paramLabel() : name(argument);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
