package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.submission.documents.PrintedLines.FIRST;
import static org.jixiaoflow.submission.documents.PrintedLines.HEADER;
import static org.jixiaoflow.submission.documents.PrintedLines.codes;
import static org.jixiaoflow.submission.documents.PrintedLines.read;
import static org.jixiaoflow.submission.documents.PrintedLines.table;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading a document")
class DocumentReaderTest {

    @Nested
    @DisplayName("tells forms apart")
    class Forms {

        @Test
        @DisplayName("by their titles")
        void byTitle() {
            var forms = read("部门整体绩效表", "部门：灯塔局", HEADER, FIRST, "", "2022年度部门整体支出绩效目标表", "部门： 渡口所 ", HEADER, FIRST);

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", "渡口所");
            assertThat(forms).extracting(PrintedForm::ordinal).containsExactly(1, 2);
            assertThat(forms).extracting(PrintedForm::firstLine).containsExactly(1, 6);
            assertThat(forms.get(0).printedText()).startsWith("部门整体绩效表\n部门：灯塔局").endsWith("\t次\t");
        }

        @Test
        @DisplayName("by a 部门 line behind a table, before the title or without one")
        void byDepartment() {
            var forms = read(
                    "部门整体绩效表",
                    "部门：灯塔局",
                    HEADER,
                    FIRST,
                    "部门：渡口所",
                    "部门整体绩效表",
                    HEADER,
                    FIRST,
                    "部(门): 码头办|",
                    HEADER,
                    FIRST);

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", "渡口所", "码头办");
            assertThat(forms).allSatisfy(form -> assertThat(form.notes()).isEmpty());
        }

        @Test
        @DisplayName("by a new 年度目标 heading, if nothing else is printed")
        void byGoalHeading() {
            var forms = read(
                    "部门整体绩效表", "部门：灯塔局", "年度目标|让灯亮着", HEADER, FIRST, "年度目标||||||||", "年度目标|让船靠岸|||||||", HEADER, FIRST);

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", null);
            assertThat(codes(forms.get(1))).containsExactly(Note.Code.NO_DEPARTMENT);
        }

        @Test
        @DisplayName("and takes a doubled 部门 line once")
        void doubled() {
            var form = read("部门：灯塔局", "", "部门：灯塔局", HEADER, FIRST).get(0);

            assertThat(form.department()).isEqualTo("灯塔局");
            assertThat(form.notes()).isEmpty();
        }

        @Test
        @DisplayName("and says so when two departments are printed over one table")
        void twoDepartments() {
            var form = read("部门整体绩效表", "部门：灯塔局", "部门：渡口所", HEADER, FIRST).get(0);

            assertThat(form.department()).isEqualTo("渡口所");
            assertThat(codes(form)).containsExactly(Note.Code.DEPARTMENTS_DIFFER);
            assertThat(form.notes().get(0).message(Locale.ENGLISH)).contains("“灯塔局”", "“渡口所”");
        }

        @Test
        @DisplayName(
                "and says so when a form names another year than it is filed for, in its title or in a line of its own")
        void yearDiffers() {
            var inTitle = read("海林市2025年部门整体绩效目标表", "部门：民政局", "年度目标\t按时足额发放救助资金");
            var alone = read("部门整体绩效目标表", "（2025年度）", "部门：民政局", "年度目标\t按时足额发放救助资金");

            for (var form : List.of(inTitle.get(0), alone.get(0))) {
                assertThat(form.filedFor(2026).notes())
                        .extracting(Note::code)
                        .first()
                        .isEqualTo(Note.Code.YEAR_DIFFERS);
                assertThat(form.filedFor(2025)).isEqualTo(form);
            }
        }

        @Test
        @DisplayName("and keeps a titled form that has no table")
        void noTable() {
            var forms = read("部门整体绩效表", "部门：灯塔局", "年度目标|让灯亮着", "部门整体绩效表", "部门：渡口所", HEADER, FIRST);

            assertThat(forms).hasSize(2);
            assertThat(codes(forms.get(0))).containsExactly(Note.Code.NO_INDICATORS);
        }

        @Test
        @DisplayName("and goes on behind a page break that repeats the header")
        void pageBreak() {
            var form = table(FIRST, "", "\f", HEADER, "||质量指标|灯具完好率|等于|正向|100|%|");

            assertThat(form.indicators()).extracting(Indicator::level2).containsExactly("数量指标", "质量指标");
            assertThat(codes(form)).containsExactly(Note.Code.HEADER_REPEATED);
        }

        @Test
        @DisplayName("and notes what a table that begins again left behind as a fragment")
        void fragment() {
            var form = read(
                            "部门：灯塔局",
                            "年度目标|1、让灯",
                            "年度主要任务|修灯",
                            "",
                            "年度目标||||||||",
                            "年度目标|1、让灯亮着。|||||||",
                            "年度主要任务|修灯塔|||修好三座灯塔||||",
                            HEADER,
                            FIRST)
                    .get(0);

            assertThat(form.annualGoals()).containsExactly("1、让灯亮着。");
            assertThat(form.tasks()).containsExactly(new Task("修灯塔", "修好三座灯塔"));
            assertThat(form.notes())
                    .extracting(Note::line, Note::code, Note::arguments)
                    .containsExactly(
                            tuple(2, Note.Code.FRAGMENT, List.of("1、让灯")), tuple(3, Note.Code.FRAGMENT, List.of("修灯")));
        }
    }

    @Nested
    @DisplayName("reads goals and tasks")
    class GoalsAndTasks {

        @Test
        @DisplayName("one goal a row, the label in a cell of its own or glued in front")
        void goals() {
            assertThat(table("").annualGoals()).containsExactly("让灯亮着");
            assertThat(read("部门：甲", "年 度目标 ： 一||", "|年度目标责任制落实||", HEADER)
                            .get(0)
                            .annualGoals())
                    .containsExactly("一", "年度目标责任制落实");
            assertThat(read("部门：甲", "年度目标||", "年度目标|一|", "|二|", HEADER).get(0).annualGoals())
                    .containsExactly("一", "二");
            assertThat(read("部门：甲", "年度目标", "", "年度目标：一", "", "二", "", "一级指标")
                            .get(0)
                            .annualGoals())
                    .containsExactly("一", "二");
            assertThat(read("部门：甲", "年度总体绩效目标：|一|", "绩效目标||", HEADER).get(0).annualGoals())
                    .containsExactly("一");
            assertThat(read("部门：甲", "年度目标|一|", "产出指标|效益指标|", HEADER).get(0).annualGoals())
                    .containsExactly("一");
            assertThat(read("部门：甲", "年度目标||", "1|一|", "二、|二|", "保障措施|三|", HEADER)
                            .get(0)
                            .annualGoals())
                    .containsExactly("一", "二");
            assertThat(read("部门：甲", "|年度目标|一", "|保障措施|三", HEADER).get(0).annualGoals())
                    .containsExactly("一");
            assertThat(read("部门：甲", "年度目标 一||||", HEADER).get(0).annualGoals()).containsExactly("一");
            assertThat(read("部门：甲", "年度目标", "", "年度目标一", HEADER).get(0).annualGoals())
                    .containsExactly("一");
        }

        @Test
        @DisplayName("several tasks, whichever columns they stand in")
        void tasks() {
            var form = read(
                            "部门：甲",
                            "年度目标|一",
                            "|年度主要目标名称|||年度主要目标内容||||",
                            "年度主要任务|修灯|||修三座||||",
                            "|换灯||||换五座|||",
                            "||||擦灯||||",
                            HEADER)
                    .get(0);

            assertThat(form.tasks())
                    .containsExactly(new Task("修灯", "修三座"), new Task("换灯", "换五座"), new Task(null, "擦灯"));
            assertThat(codes(form)).contains(Note.Code.TASK_HALF);
        }

        @Test
        @DisplayName("tasks one below the other: name, content, name, content")
        void exploded() {
            var form = read(
                            "部门：甲",
                            "年度目标",
                            "",
                            "一",
                            "",
                            "年度主要目标名称",
                            "",
                            "年度主要目标内容",
                            "",
                            "年度主要任务",
                            "",
                            "修灯",
                            "",
                            "修三座",
                            "",
                            "换灯",
                            "",
                            "一级指标")
                    .get(0);

            assertThat(form.tasks()).containsExactly(new Task("修灯", "修三座"), new Task("换灯", null));
            assertThat(codes(form)).contains(Note.Code.TASK_HALF);
        }
    }

    @Nested
    @DisplayName("refuses, in one sentence,")
    class Refuses {

        @Test
        @DisplayName("a file that isn't there or can't be opened")
        void missing(@TempDir Path folder) {
            assertRefused(() -> DocumentReader.read(folder.resolve("none.txt")), Reason.NO_SUCH_FILE);
            assertRefused(() -> DocumentReader.read(folder), Reason.NO_SUCH_FILE);
        }

        @Test
        @DisplayName("what is no text in any encoding it knows")
        void binary() {
            assertRefused(() -> DocumentReader.read(new byte[] {'P', 'K', 3, 4, 0, 0}), Reason.NOT_TEXT);
            assertRefused(() -> DocumentReader.read(new byte[] {(byte) 0xff, (byte) 0xff}), Reason.NOT_TEXT);
        }

        @Test
        @DisplayName("a file larger than any such document")
        void tooLarge(@TempDir Path folder) throws IOException {
            var file = Files.write(folder.resolve("large.txt"), new byte[DocumentReader.MOST_BYTES + 1]);

            assertRefused(() -> DocumentReader.read(file), Reason.TOO_LARGE);
        }

        @Test
        @DisplayName("a text without any form")
        void noForm() {
            assertRefused(() -> DocumentReader.read(""), Reason.NO_FORM);
            assertRefused(() -> DocumentReader.read("一封信\n\n部门整体绩效表\n"), Reason.NO_FORM);
            assertRefused(() -> DocumentReader.read("[]"), Reason.NO_FORM);
        }

        private static void assertRefused(ThrowingCallable reading, Reason reason) {
            assertThatThrownBy(reading).isInstanceOfSatisfying(UnreadableDocument.class, refused -> {
                assertThat(refused.reason()).isEqualTo(reason);
                assertThat(refused.message(Locale.CHINESE))
                        .doesNotContain("\n", "{")
                        .contains("文件");
                assertThat(refused).hasMessageContaining("the file").message().doesNotContain("\n", "{");
            });
        }
    }

    @Test
    @DisplayName("tells self-evaluations of projects apart, each with its project's name, also under one title")
    void projects() {
        var heading = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分";

        var forms = read(
                "2024年度部门整体支出绩效自评表",
                "部门名称|灯塔局",
                heading,
                "|产出指标|数量指标|点灯次数|≥20次|22次|50|50",
                "2024年度项目支出绩效自评表",
                "项目名称|海灯更新",
                "主管部门|灯塔局|实施单位|灯塔所",
                heading,
                "|产出指标|数量指标|换灯|≥3盏|3盏|50|50",
                "项目名称|航道疏浚",
                "主管部门|灯塔局|实施单位|航道所",
                heading,
                "|产出指标|数量指标|疏浚|≥3公里|3公里|50|50");

        assertThat(forms)
                .extracting(PrintedForm::kind, PrintedForm::project, PrintedForm::department)
                .containsExactly(
                        tuple(PrintedForm.Kind.SELF_EVALUATION, null, "灯塔局"),
                        tuple(PrintedForm.Kind.SELF_EVALUATION, "海灯更新", "灯塔局"),
                        tuple(PrintedForm.Kind.SELF_EVALUATION, "航道疏浚", "灯塔局"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16"})
    @DisplayName("knows a text's encoding")
    void encodings(String encoding) {
        var text = "部门：灯塔局\n" + HEADER.replace('|', '\t') + "\n" + FIRST.replace('|', '\t') + "\n";

        var form = DocumentReader.read(text.getBytes(Charset.forName(encoding))).get(0);

        assertThat(form.department()).isEqualTo("灯塔局");
    }

    @Test
    @DisplayName("takes a byte order mark and Windows line ends as they come")
    void windows() {
        var text = "\ufeff部门：灯塔局\r\n" + HEADER.replace('|', '\t') + "\r\n" + FIRST.replace('|', '\t') + "\r\n";

        var form = DocumentReader.read(text.getBytes(StandardCharsets.UTF_8)).get(0);

        assertThat(form.department()).isEqualTo("灯塔局");
        assertThat(form.indicators()).hasSize(1);
    }
}
