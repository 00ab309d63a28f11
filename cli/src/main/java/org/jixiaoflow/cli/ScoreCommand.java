package org.jixiaoflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.scorecard.Scored;
import org.jixiaoflow.scoring.templates.Presets;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.json.InvalidShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Scores a self-evaluation, or several units' as one, as the REST interface writes them, and says how the points came about. Nothing is stored. */
@Command(name = "score", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final String DEFAULT_TEMPLATE = "standard";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "score.file")
    private List<Path> files = List.of();

    @Option(names = "--template", paramLabel = "ID", descriptionKey = "score.template")
    private String template = DEFAULT_TEMPLATE;

    @Option(names = "--year", paramLabel = "YEAR", descriptionKey = "score.year")
    private int year = Year.now(ZoneId.systemDefault()).getValue();

    @Option(names = "--json", descriptionKey = "score.json")
    private boolean asJson;

    @Override
    public Integer call() {
        var known = Presets.all();
        var chosen = known.stream()
                .filter(each -> each.getTemplateId().equals(template))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            return refuse(
                    "score.unknown-template",
                    template,
                    known.stream().map(ScoringTemplate::getTemplateId).collect(Collectors.joining(", ")));
        }
        var contents = new ArrayList<FormContent>();
        for (var file : files) {
            try {
                contents.add(AvroJson.receive(content(JSON.readTree(Files.readString(file))), FormContent.class));
            } catch (NoSuchFileException missing) {
                return refuse("import.no-file", file);
            } catch (InvalidShape shape) {
                return refuse(
                        "score.unreadable", file, shape.sentence(jixiao.words().locale()));
            } catch (StreamReadException noJson) {
                var place = noJson.getLocation();
                return refuse("score.no-json", file, place.getLineNr(), place.getColumnNr());
            } catch (IOException | JacksonException unreadable) {
                return refuse("score.unreadable", file, jixiao.words().say("score.no-text"));
            }
        }
        var scored = contents.size() == 1
                ? Scorecard.achieved(contents.get(0), List.of(), year, chosen)
                : Scorecard.together(contents, year, chosen);
        if (asJson) {
            jixiao.terminal().line(json(scored, chosen).toPrettyString());
        } else {
            print(scored, chosen);
        }
        return 0;
    }

    /** A form's content, alone or inside what the services answer. */
    private static JsonNode content(JsonNode document) {
        return document.has("content") ? document.path("content") : document;
    }

    private int refuse(String key, Object... arguments) {
        spec.commandLine().getErr().println(jixiao.words().say(key, arguments));
        return Jixiao.USAGE;
    }

    private static JsonNode json(Scored scored, ScoringTemplate template) {
        var nodes = JsonNodeFactory.instance;
        var score = nodes.objectNode()
                .put("templateId", template.getTemplateId())
                .put("total", scored.total())
                .put("grade", scored.grade().name())
                .put("incomplete", scored.incomplete());
        score.set(
                "parts",
                nodes.arrayNode()
                        .addAll(scored.parts().stream().map(AvroJson::write).toList()));
        score.set(
                "weights",
                nodes.arrayNode()
                        .addAll(scored.weights().stream().map(AvroJson::write).toList()));
        var notes = score.putArray("weightNotes");
        scored.weightNotes().forEach(notes::add);
        var units = score.putArray("unitNotes");
        scored.unitNotes().forEach(units::add);
        return score;
    }

    private void print(Scored scored, ScoringTemplate chosen) {
        var messages = jixiao.words();
        var terminal = jixiao.terminal();
        terminal.line(messages.say("score.title", chosen.getName()));
        scored.unitNotes().forEach(terminal::line);
        scored.weightNotes().forEach(terminal::line);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                messages.say("score.rule"),
                messages.say("score.row"),
                messages.say("score.points"),
                messages.say("score.of"),
                messages.say("score.formula")));
        scored.parts().forEach(part -> rows.add(row(part, messages)));
        TextTable.lines(rows).forEach(terminal::line);
        terminal.line(messages.say(
                "score.total",
                scored.parts().stream()
                        .map(part -> part.getPoints().toPlainString())
                        .collect(Collectors.joining(" + ")),
                scored.total().toPlainString(),
                messages.say("demo." + scored.grade())));
        if (scored.incomplete()) {
            terminal.line(messages.say("score.incomplete"));
        }
    }

    private static List<String> row(ScorePart part, Messages messages) {
        var formula = isEnglish(messages) && part.getFormulaEn() != null ? part.getFormulaEn() : part.getFormula();
        var flags = part.getFlags().stream()
                .map(flag -> messages.say("flag." + flag))
                .collect(Collectors.joining("; "));
        return List.of(
                part.getRule(),
                part.getLabel(),
                part.getScored() ? part.getPoints().toPlainString() : "–",
                part.getMaximum().toPlainString(),
                flags.isEmpty() ? formula : formula + "  [" + flags + "]");
    }

    private static boolean isEnglish(Messages messages) {
        return messages.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
