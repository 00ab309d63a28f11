package org.jixiaoflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiaoflow.cli.deadletters.DeadLetterDesk;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dead-letter desk of a running stack: look at what nobody could process, have it processed again, or discard it. */
@Command(name = "dlt", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class DltCommand {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 60;
    private static final int MOST_BYTES = 1024;

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    /** Whose word it is, and how it is told. */
    static final class Asking {

        @Mixin
        private StackOptions options = new StackOptions();

        @Option(names = "--person", paramLabel = "ID", descriptionKey = "dlt.person")
        private @Nullable String person;

        @Option(names = "--json", descriptionKey = "dlt.json")
        private boolean json;
    }

    /** What a list is narrowed down to. */
    static final class Narrowing {

        @Option(names = "--topic", paramLabel = "NAME", descriptionKey = "dlt.topic")
        private @Nullable String topic;

        @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "dlt.reason-part")
        private @Nullable String reason;

        @Option(names = "--state", paramLabel = "STATE", descriptionKey = "dlt.state")
        private @Nullable String state;

        @Option(names = "--since", paramLabel = "TIME", descriptionKey = "dlt.since")
        private @Nullable String since;

        @Option(names = "--until", paramLabel = "TIME", descriptionKey = "dlt.until")
        private @Nullable String until;

        @Option(names = "--from", paramLabel = "PLACE", descriptionKey = "dlt.from")
        private @Nullable String from;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", descriptionKey = "dlt.limit")
        private int limit;

        private Map<String, String> query() {
            var query = new LinkedHashMap<String, String>();
            put(query, "topic", topic);
            put(query, "reason", reason);
            put(query, "state", state == null ? null : state.toUpperCase(Locale.ROOT));
            put(query, "since", since);
            put(query, "until", until);
            put(query, "from", from);
            query.put("limit", String.valueOf(limit));
            return query;
        }

        private static void put(Map<String, String> query, String name, @Nullable String value) {
            if (value != null) {
                query.put(name, value);
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    int list(@Mixin Asking asking, @Mixin Narrowing narrowing) {
        return tell(asking, desk -> desk.list(narrowing.query()), this::listed);
    }

    @Command(name = "show", mixinStandardHelpOptions = true)
    int show(@Mixin Asking asking, @Parameters(paramLabel = "LETTER", descriptionKey = "dlt.letter") String letter) {
        return tell(asking, desk -> desk.look(letter), this::shown);
    }

    @Command(name = "replay", mixinStandardHelpOptions = true)
    int replay(
            @Mixin Asking asking,
            @Parameters(paramLabel = "LETTER", descriptionKey = "dlt.letter") String letter,
            @Option(names = "--fix", paramLabel = "FILE", descriptionKey = "dlt.fix") @Nullable Path fix,
            @Option(names = "--key", paramLabel = "KEY", descriptionKey = "dlt.key") @Nullable String key,
            @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "dlt.reason") @Nullable String reason,
            @Option(names = "--again", descriptionKey = "dlt.again") boolean again)
            throws IOException {
        var asked = JSON.createObjectNode().put("again", again);
        if (reason != null) {
            asked.put("reason", reason);
        }
        if (key != null || fix != null) {
            var mended = asked.putObject("fix");
            if (key != null) {
                mended.put("key", key);
            }
            if (fix != null) {
                try {
                    mended.set("record", JSON.readTree(Files.readString(fix)));
                } catch (JacksonException e) {
                    return refuse(jixiao.words().say("dlt.no-json", fix));
                }
            }
        }
        return tell(asking, desk -> desk.replay(letter, asked), this::shown);
    }

    @Command(name = "discard", mixinStandardHelpOptions = true)
    int discard(
            @Mixin Asking asking,
            @Parameters(paramLabel = "LETTER", descriptionKey = "dlt.letter") String letter,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "dlt.reason")
                    String reason) {
        return tell(asking, desk -> desk.discard(letter, reason), this::shown);
    }

    @FunctionalInterface
    private interface Question {
        JsonNode ask(DeadLetterDesk desk);
    }

    @FunctionalInterface
    private interface Telling {
        void tell(JsonNode answer);
    }

    private int tell(Asking asking, Question question, Telling telling) {
        var identity = StackOptions.identityIn(asking.options.data());
        var person = asking.person == null
                ? new Person("operator", "operator", List.of("operator"), null, List.of(), List.of())
                : identity.people().find(asking.person).orElse(null);
        if (person == null) {
            return refuse(jixiao.words().say("token.unknown-person", String.valueOf(asking.person)));
        }
        var desk = new DeadLetterDesk(
                Addresses.of(asking.options.ports()).submission(),
                identity.token(person),
                jixiao.words().locale().toLanguageTag());
        try {
            var answer = question.ask(desk);
            if (asking.json) {
                jixiao.terminal().line(answer.toPrettyString());
            } else {
                telling.tell(answer);
            }
            return 0;
        } catch (DeadLetterDesk.Refused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return Jixiao.FAILED;
        }
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return Jixiao.USAGE;
    }

    private void listed(JsonNode page) {
        var words = jixiao.words();
        var rows = new ArrayList<List<String>>();
        rows.add(Arrays.asList(words.say("dlt.header").split("\\|")));
        page.path("items")
                .forEach(letter -> rows.add(List.of(
                        letter.path("id").asString(""),
                        letter.path("at").asString(""),
                        state(letter),
                        oneLine(letter.path("key").asString("–")),
                        letter.path("size").asString("–"),
                        oneLine(letter.path("message").asString("")))));
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        if (page.has("next")) {
            jixiao.terminal().line(words.say("dlt.next", page.path("next").asString("")));
        }
        jixiao.terminal().line(words.say("dlt.refused"));
    }

    private void shown(JsonNode details) {
        var words = jixiao.words();
        var letter = details.path("letter");
        var rows = new ArrayList<List<String>>();
        add(rows, "id", letter.path("id").asString(""));
        add(rows, "state", state(letter));
        add(rows, "at", letter.path("at").asString(""));
        add(
                rows,
                "origin",
                "%s:%s:%s"
                        .formatted(
                                letter.path("topic").asString(""),
                                letter.path("partition").asString(""),
                                letter.path("offset").asString("")));
        add(
                rows,
                "why",
                letter.path("message").asString("") + " ("
                        + letter.path("fault").asString("") + ")");
        add(rows, "key", letter.path("key").asString("–"));
        if (letter.has("replayOf")) {
            add(rows, "replay-of", letter.path("replayOf").asString(""));
        }
        details.path("actions")
                .forEach(action -> add(
                        rows,
                        "done",
                        words.say(
                                "dlt.action",
                                action.path("at").asString(""),
                                action.path("name").asString(""),
                                words.say("dlt." + action.path("kind").asString("")),
                                action.path("fixed").asBoolean() ? words.say("dlt.fixed") : "",
                                action.path("reason").asString(""))));
        if (details.has("remedy")) {
            add(rows, "remedy", details.path("remedy").asString(""));
        }
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        if (details.has("record")) {
            jixiao.terminal().line(details.path("record").toPrettyString());
        } else {
            jixiao.terminal()
                    .line(words.say("dlt.unreadable", details.path("unreadable").asString("")));
            jixiao.terminal().line(beginning(details.path("bytes").asString("")));
        }
    }

    /** Nobody reads a megabyte of base64 at a terminal. */
    private String beginning(String bytes) {
        return bytes.length() <= MOST_BYTES
                ? bytes
                : bytes.substring(0, MOST_BYTES) + jixiao.words().say("dlt.more-bytes", bytes.length() - MOST_BYTES);
    }

    private void add(List<List<String>> rows, String name, String value) {
        rows.add(List.of(jixiao.words().say("dlt.row." + name), printable(value)));
    }

    private String state(JsonNode letter) {
        return jixiao.words().say("dlt." + letter.path("state").asString("OPEN"));
    }

    /** A stranger's text mustn't move the cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String oneLine(String text) {
        var line = printable(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
