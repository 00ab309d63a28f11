package org.jixiaoflow.local.cli;

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
final class Misuse implements IParameterExceptionHandler {

    private final Words words;

    Misuse(Words words) {
        this.words = words;
    }

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        var command = misuse.getCommandLine();
        command.getErr().println(sentence(misuse));
        command.getErr()
                .println(words.say("usage.more", command.getCommandSpec().qualifiedName()));
        return Jixiao.USAGE;
    }

    private String sentence(ParameterException misuse) {
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            var similar = unmatched.getSuggestions();
            var unknown = words.say("usage.unknown", String.join(" ", unmatched.getUnmatched()));
            return similar.isEmpty() ? unknown : unknown + words.say("usage.similar", similar.get(0));
        }
        if (misuse instanceof MissingParameterException missing) {
            return words.say(
                    "usage.missing",
                    missing.getMissing().stream().map(Misuse::written).collect(joining(" ")));
        }
        if (misuse instanceof OverwrittenOptionException twice) {
            return words.say("usage.twice", name(twice.getOverwritten()));
        }
        if (misuse.getArgSpec() != null && misuse.getValue() != null) {
            return words.say("usage.value", misuse.getValue(), name(misuse.getArgSpec()));
        }
        return isGroup(misuse) ? words.say("usage.missing", "COMMAND") : String.valueOf(misuse.getMessage());
    }

    /** Only a command of its own has something to say beyond what is asked of all. */
    private static boolean isGroup(ParameterException misuse) {
        var command = misuse.getCommandLine().getCommandSpec().userObject();
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
