package org.jixiaoflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.machine.Ports;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The command line")
class JixiaoTest {

    private static final String SELF_EVALUATION = "../docs/examples/self-evaluation.json";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void withoutACommandShowsWhatThereIs() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString(UTF_8))
                .contains(
                        "up",
                        "demo",
                        "check",
                        "topics",
                        "token",
                        "people",
                        "parse",
                        "findings",
                        "score",
                        "acl",
                        "audit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up", "demo", "check", "topics", "token", "people", "parse", "findings", "score", "acl", "audit"
            })
    void everyCommandHelpsInBothLanguages(String command) {
        assertThat(run(command, "--help", "--lang", "zh")).isZero();
        assertThat(out.toString(UTF_8)).contains("用法").doesNotContain("''");
        out.reset();
        assertThat(run(command, "--help", "--lang", "en")).isZero();
        assertThat(out.toString(UTF_8)).contains("Usage").doesNotContain("''");
    }

    @Test
    void anUnreadableFileIsOneLineAndExitCodeTwo() throws IOException {
        var file = Files.write(folder.resolve("scan.txt"), new byte[] {0, 1, 2, (byte) 0xff});

        assertThat(run("parse", file.toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).strip().lines()).hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsUnreadable() {
        assertThat(run("parse", folder.resolve("none.txt").toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8).strip().lines()).hasSize(1);
    }

    @Test
    void findingsAreListedWithTheirLinesAndCountedByRule() throws IOException {
        var file = Files.writeString(folder.resolve("2022.json"), """
                [{"department": "民政局", "indicators": [{"level1": "产出指标", "name": "总数", "line": 7}]}]""");

        assertThat(run("findings", file.toString(), "--lang", "en")).isZero();
        assertThat(out.toString(UTF_8)).contains("V08 error  line 7  ", "1 forms, 1 of them with errors");
        out.reset();
        assertThat(run("findings", file.toString(), "--json")).isZero();
        var report = JsonMapper.shared().readTree(out.toString(UTF_8));
        assertThat(report.at("/forms/0/department").asString()).isEqualTo("民政局");
        assertThat(report.at("/forms/0/findings").valueStream())
                .anySatisfy(finding -> assertThat(finding.path("code").asString() + " "
                                + finding.path("line").asString())
                        .isEqualTo("V08 7"));
        assertThat(report.path("rules")
                        .valueStream()
                        .mapToLong(rule -> rule.path("places").asLong())
                        .sum())
                .isEqualTo(report.at("/forms/0/findings").size());
        assertThat(report.path("blocked").asInt()).isEqualTo(1);
        out.reset();
        assertThat(run("parse", file.toString(), "--findings", "--template", "hailin-2022"))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("\"code\" : \"V08\"", "\"path\" : \"/indicators/i1/name\"", "\"line\" : 7")
                .doesNotContain("\"severity\" : \"ERROR\"");
        assertThat(run("findings", file.toString(), "--template", "none")).isEqualTo(2);
    }

    @Test
    void aDemonstrationOfAYearThatThereIsNotIsRefusedAtOnce() {
        assertThat(run("demo", "--exit", "--year", "99", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("No such region or year: 231083, 99");
    }

    @ParameterizedTest
    @CsvSource({"check", "topics", "rebuild-views", "dlt list", "audit export"})
    void aStackThatEndedWithoutBeingStoppedIsSaidToHave(String command) throws IOException {
        Files.createDirectories(folder.resolve("identity"));
        KeptPorts.keep(folder, Ports.free());

        assertThat(run((command + " --lang en --data " + folder).split(" "))).isEqualTo(Jixiao.FAILED);
        assertThat(err.toString(UTF_8).strip())
                .isEqualTo(
                        "No stack runs on the data in %1$s; the last one ended without being stopped: run ./jixiao up --data %1$s first"
                                .formatted(folder));
    }

    @Test
    void aScoreCanBeRecomputedByHand() {
        assertThat(run("score", SELF_EVALUATION, "--lang", "en")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("E × min(1, spent ÷ budget): 10 × min(1, 2850000 ÷ 3000000) = 9.50")
                .contains("W × B ÷ A: 20 × 97 ÷ 100 = 19.40  [reason required]")
                .contains("9.50 + 30.00 + 19.40 + 25.00 + 3.50 + 10.00 = 97.40, grade: excellent");
    }

    @Test
    void anotherTemplateScoresTheSameFormOtherwise() {
        assertThat(run("score", SELF_EVALUATION, "--template", "execution-20-40-40", "--json"))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("\"total\" : 97.13", "\"grade\" : \"EXCELLENT\"", "\"WEIGHT_DERIVED\"", "W2: 30 × 80 ÷ 90");
    }

    @Test
    void whatCannotBeScoredIsOneLineAndExitCodeTwo() throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong.json"), "{\"indicators\": [{\"weight\": \"ten\"}]}");

        assertThat(run("score", SELF_EVALUATION, "--template", "none")).isEqualTo(2);
        assertThat(run("score", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(run("score", wrong.toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).strip().lines()).hasSize(3);
    }

    @Test
    void whatIsWrongInAFileToScoreIsToldByItsPlaceAndInWords() throws IOException {
        var band = Files.writeString(folder.resolve("band.json"), "{\"indicators\": [{\"band\": \"GREAT\"}]}");
        var tiny = Files.writeString(folder.resolve("tiny.json"), "{\"indicators\": [{\"weight\": 1E-400000000}]}");
        var text = Files.writeString(folder.resolve("text.json"), "{\"indicators\":\n nothing}");

        assertThat(run("score", band.toString(), "--lang", "zh")).isEqualTo(2);
        assertThat(run("score", tiny.toString(), "--lang", "en")).isEqualTo(2);
        assertThat(run("score", text.toString(), "--lang", "zh")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("/indicators/0/band：只能填写：")
                .contains("/indicators/0/weight: Must be a number with at most 7 digits before and 2 after the point.")
                .contains("不是 JSON，第 2 行")
                .doesNotContain("support.", "org.", "through reference");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fly                                  | 不认识“fly”。
            finding                              | 不认识“finding”。是否要用 findings？
            parse --fast a.txt                   | 不认识“--fast”。
            parse                                | 缺少 FILE。
            parse a.txt --year                   | 缺少 --year YEAR。
            parse a.txt --year next              | “next”不能用作 --year。
            parse a.txt --year 2022 --year 2023  | 选项 --year 只能给出一次。
            dlt                                  | 缺少 COMMAND。
            --lang en parse                      | FILE is missing.
            --lang en parse --fast a.txt         | There is no "--fast".
            """)
    void wrongUsageIsSaidInTheLanguageOfTheTerminal(String line, String said) {
        assertThat(run((line.startsWith("--lang") ? line : "--lang zh " + line).split(" ")))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines().findFirst()).hasValue(said);
        assertThat(err.toString(UTF_8).lines()).hasSize(2);
    }

    @Test
    void aTokenIsNothingButATokenAndNeedsAStack() {
        var data = folder.resolve("data");
        assertThat(run("token", "--role", "clerk", "--data", data.toString())).isEqualTo(1);
        Identity.in(data.resolve("identity"));

        assertThat(run("token", "--role", "clerk", "--department", "civil-affairs", "--data", data.toString()))
                .isZero();
        assertThat(out.toString(UTF_8).strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void aTokenIsForSomebodyKnownOrDescribed() {
        var data = folder.resolve("data");
        Identity.in(data.resolve("identity"));

        assertThat(run("token", "--person", "finance", "--data", data.toString()))
                .isZero();
        assertThat(run("token", "--person", "nobody", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(run("token", "--data", data.toString())).isEqualTo(2);
    }

    @Test
    void peopleAreListedWithPasswordsThatStay() {
        var data = folder.resolve("data");
        assertThat(run("people", "--data", data.toString())).isEqualTo(1);
        Identity.in(data.resolve("identity"));

        assertThat(run("people", "--data", data.toString())).isZero();
        var listed = out.toString(UTF_8);
        out.reset();
        assertThat(run("people", "--data", data.toString())).isZero();

        assertThat(listed).contains("clerk-civil-affairs", "张敏", "head-civil-affairs:2022-01-01/2040-01-01");
        assertThat(listed).contains("填报人", "单位负责人", "财政业务股").doesNotContain("final-reviewer,", "FINANCE_DIVISION");
        assertThat(out.toString(UTF_8)).isEqualTo(listed);
    }

    @Test
    void aRoleNobodyKnowsIsWrongUsage() {
        var data = folder.resolve("data");
        Identity.in(data.resolve("identity"));

        assertThat(run("token", "--role", "king", "--data", data.toString())).isEqualTo(2);
    }

    @Test
    void chineseCharactersTakeTwoPlacesOfATable() {
        assertThat(TextTable.width("民政局 a")).isEqualTo(8);
    }

    private int run(String... arguments) {
        return Jixiao.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    }
}
