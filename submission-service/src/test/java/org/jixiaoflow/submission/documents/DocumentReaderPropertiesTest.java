package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Whatever the document")
class DocumentReaderPropertiesTest {

    private static final int QUOTED = 198;

    private static final String HEADER = String.join("\t", Vocabulary.HEADER);

    /** Words of the form, texts, separators: shuffled, they reach every branch of the reader. */
    @Provide
    Arbitrary<String> documents() {
        var word = Arbitraries.of(
                "部门整体绩效表",
                "部门：甲",
                "部门：",
                "部(门): 乙",
                "年度目标",
                "年度目标：一",
                "年度主要目标名称",
                "年度主要任务",
                "绩效指标",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标性质",
                "指标方向性",
                "目标值",
                "计量单位",
                "备注",
                "产出指标",
                "效益指标",
                "数量指标",
                "服务对象满意度",
                "指标",
                "大于等于",
                "等于",
                "定性",
                "正向",
                "反向",
                "100",
                "96",
                "20.00",
                "%",
                "次",
                "优良中低差",
                "灯具",
                "一段较长的话，与表无关",
                "{0}'");
        var text = Arbitraries.oneOf(word, word, word, Arbitraries.strings().ofMaxLength(6));
        var separator = Arbitraries.of("\t", "\t", "\t", "\t\t", "\n", "\n", "\n\n", "\r\n", " ");
        var start =
                Arbitraries.of("", "部门：甲\n年度目标\n", "部门：甲\n年度主要任务\n", "部门：甲\n\n一级指标\n\n", "部门：甲\n\t" + HEADER + "\n");
        var rest = Arbitraries.oneOf(text, separator).list().ofMaxSize(120).map(parts -> String.join("", parts));
        return Combinators.combine(start, rest).as(String::concat);
    }

    @Property(tries = 3000)
    @Label("the reader either finds forms or says in one sentence why not")
    void formsOrOneSentence(@ForAll("documents") String document) {
        try {
            var forms = DocumentReader.read(document);

            assertThat(forms).isNotEmpty();
            assertThat(PrintedJson.write(forms, Locale.CHINESE)).startsWith("[");
        } catch (UnreadableDocument refused) {
            assertThat(refused.message(Locale.CHINESE)).isNotBlank().doesNotContain("\n");
        }
    }

    @Property(tries = 1000)
    @Label("any bytes at all are forms or refused")
    void anyBytes(@ForAll byte[] bytes) {
        try {
            DocumentReader.read(bytes);
        } catch (UnreadableDocument refused) {
            assertThatCode(refused::reason).doesNotThrowAnyException();
        }
    }

    @Property(tries = 3000)
    @Label("no printed text gets lost: it is read, noted, or a known heading")
    void nothingLost(@ForAll("documents") String document) {
        var rows = Rows.of(document.lines().toList());
        for (var form : read(document)) {
            var all = form.toString();
            var kept = joined(all.substring(0, all.lastIndexOf(", printedText=")));
            var lines = String.valueOf(form.printedText()).lines().count();
            assertThat(rows)
                    .filteredOn(row -> row.line() >= form.firstLine() && row.line() < form.firstLine() + lines)
                    .flatMap(Row::cells)
                    .extracting(Row.Cell::text)
                    .filteredOn(text -> !isHeading(text) && !text.startsWith(Vocabulary.GOAL))
                    .allSatisfy(text -> assertThat(kept).contains(joined(quoted(text))));
        }
    }

    @Example
    @Label("neither a level beside a task, nor a text beside the column of departments")
    void oddCells() {
        for (var document : List.of(
                "部门：甲\n一级指标\t二级指标\t年度主要任务\t目标值\n\t服务对象满意度\t一\n",
                "部门：甲\n年度主要任务\n指标方向性\t指标\t指标性质\t\t目标值\n",
                "部门：甲\n\t" + HEADER + "\n%\t二级指标\t\t一级指标\t三级指标\n\n指标性质\t\t\n",
                "部门：甲\n\t" + HEADER + "\n\t部门整体绩效表绩效指标\t\t指标\t部门整体绩效表部门：甲",
                "部门：甲\n年度主要任务\n部门：\t\t目标值\t二级指标\n\t年度主要任务年度主要目标名称\n")) {
            nothingLost(document);
        }
    }

    /** Without white space: inside the name of a level it is a stray, and taken out. */
    private static String joined(String text) {
        return text.replaceAll("[\\s\\u3000\\u00a0]", "");
    }

    /** What is printed before anybody fills a form in. */
    private static boolean isHeading(String text) {
        return Vocabulary.isWord(text) || Vocabulary.column(text) != null;
    }

    /** A note quotes the beginning of a long text; the whole of it stays in the printed text. */
    private static String quoted(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, text.offsetByCodePoints(0, QUOTED / 2));
    }

    @Property(tries = 1000)
    @Label("what was read comes back from its JSON")
    void roundTrip(@ForAll("documents") String document) {
        var forms = read(document);
        Assume.that(!forms.isEmpty());

        assertThat(DocumentReader.read(PrintedJson.write(forms, Locale.CHINESE)))
                .usingRecursiveComparison()
                .ignoringFields("notes", "printedText", "firstLine")
                .isEqualTo(forms);
    }

    @Property
    @Label("reading takes time in proportion to its length")
    void linear(@ForAll("documents") String document) {
        var repeated = "部门：甲\n一级指标\n" + document + "\n";

        assertQuick(repeated.repeat(1 + 200_000 / repeated.length()));
    }

    @Example
    @Label("long runs of one thing take no longer")
    void runs() {
        var column = "部门：甲\n一级指标\n\n";
        var table = "部门：甲\n\t" + HEADER + "\n";
        for (var part : List.of("产出指标\n", "名称\n", "名称\n\n", "1\n", " ", "部", "\n", "20.00\n", "等于\n", "部门：乙\n")) {
            assertQuick(column + part.repeat(50_000));
        }
        for (var part : List.of("\t", "名称\t", "\t名称\n", "等于\t", "\t产出指标")) {
            assertQuick(table + part.repeat(50_000) + "\n等于");
        }
        assertQuick(column + "名称\n".repeat(50_000) + "产出指标\n".repeat(50_000));
    }

    /** Processor time, whatever else the machine does: far more than it takes, far less than it would take were it quadratic. */
    private static void assertQuick(String document) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();

        read(document);

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofMinutes(1));
    }

    /** Nothing if it was refused. */
    private static List<PrintedForm> read(String document) {
        try {
            return DocumentReader.read(document);
        } catch (UnreadableDocument refused) {
            return List.of();
        }
    }
}
