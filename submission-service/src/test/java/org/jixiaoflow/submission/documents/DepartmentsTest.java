package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jixiaoflow.submission.documents.Note.Code;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The department of a form")
class DepartmentsTest {

    private static final String HEADER = "一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重";
    private static final List<String> FIRST =
            List.of("部门整体绩效目标表", "部门名称：云岭县民政局", "年度目标|做好民政", HEADER, "产出指标|数量指标|甲一|≥|5|个|50", "产出指标|数量指标|甲二|≥|5|个|40");

    private static List<PrintedForm> read(List<String> lines) {
        return DocumentReader.read(String.join("\n", lines).replace('|', '\t'));
    }

    /** The first department's table with these lines behind it. */
    private static List<PrintedForm> behind(String... more) {
        var lines = new ArrayList<>(FIRST);
        lines.addAll(Arrays.asList(more));
        return read(lines);
    }

    @Nested
    @DisplayName("named alone in a line between rows")
    class Bare {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "云岭县司法局",
                    "（云岭县司法局）",
                    "（二）云岭县司法局",
                    "二、云岭县司法局",
                    "2. 云岭县司法局",
                    "2．云岭县司法局(102001)",
                    "责任部门：云岭县司法局",
                    "云岭县司法局||||||",
                    "云岭县司法局：",
                    "云岭县司法局 2026年",
                    "——云岭县司法局——",
                    "|云岭县司法局",
                    "云岭县司法局||||||90"
                })
        @DisplayName("begins another form under the same headings, with a note")
        void another(String line) {
            var forms = behind(line, "产出指标|数量指标|乙一|≥|5|个|50");

            assertThat(forms)
                    .extracting(
                            PrintedForm::department, form -> form.indicators().size())
                    .containsExactly(tuple("云岭县民政局", 2), tuple("云岭县司法局", 1));
            assertThat(forms.get(1).notes()).extracting(Note::code).contains(Code.DEPARTMENT_FROM);
        }

        @ParameterizedTest
        @ValueSource(strings = {"3．县融媒体中心", "中共云岭县委党校", "县文联", "——县文联——", "县第一中学", "云岭县人民检察院：", "【云岭县红十字会】"})
        @DisplayName("begins another form though it is no bureau, also behind one that a line began")
        void others(String line) {
            var forms = behind("共青团云岭县委员会", "产出指标|数量指标|乙一|≥|5|个|50", line, "产出指标|数量指标|丙一|≥|5|个|50");

            assertThat(forms).hasSize(3);
            assertThat(forms.get(2).department()).isEqualTo(line.replaceAll("[^\\p{IsHan}]", ""));
            assertThat(forms.get(2).indicators()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"单位：云岭县司法局", "部门名称：云岭县司法局", "下属单位：云岭县司法局"})
        @DisplayName("with its label begins another form under the same headings, unless it is the same")
        void labelled(String line) {
            var forms = behind(line, "产出指标|数量指标|乙一|≥|5|个|50");
            var same = behind("部门名称：云岭县民政局", "产出指标|数量指标|乙一|≥|5|个|50");

            assertThat(forms)
                    .extracting(
                            PrintedForm::department, form -> form.indicators().size())
                    .containsExactly(tuple("云岭县民政局", 2), tuple("云岭县司法局", 1));
            assertThat(same)
                    .singleElement()
                    .satisfies(form -> assertThat(form.indicators()).hasSize(3));
        }

        @Test
        @DisplayName("begins another form that has goals and headings of its own")
        void withHeadings() {
            var forms = behind("云岭县司法局", "年度目标|做好司法", HEADER, "产出指标|数量指标|乙一|≥|5|个|50");

            assertThat(forms)
                    .extracting(PrintedForm::department, PrintedForm::annualGoals)
                    .containsExactly(tuple("云岭县民政局", List.of("做好民政")), tuple("云岭县司法局", List.of("做好司法")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"云岭县民政局", "改造三处便民服务站", "养护中心", "主管部门：云岭县财政局"})
        @DisplayName("begins none if it is the same, isn't surely one, or supervises")
        void none(String line) {
            assertThat(behind(line, "产出指标|数量指标|乙一|≥|5|个|10")).singleElement().satisfies(form -> {
                assertThat(form.department()).isEqualTo("云岭县民政局");
                assertThat(form.indicators()).hasSize(3);
            });
        }

        @Test
        @DisplayName("is a signature where nothing follows")
        void signature() {
            assertThat(behind("云岭县财政局", "填报日期：2026年1月5日"))
                    .singleElement()
                    .extracting(PrintedForm::department)
                    .isEqualTo("云岭县民政局");
        }
    }

    @Nested
    @DisplayName("named alone directly above a title")
    class AboveTitle {

        private static final List<String> TABLE = List.of(HEADER, "产出指标|数量指标|甲一|≥|5|个|90");

        private static List<PrintedForm> forms(String... heads) {
            var lines = new ArrayList<String>();
            for (var head : heads) {
                lines.addAll(List.of(head.split(";")));
                lines.addAll(TABLE);
            }
            return read(lines);
        }

        @Test
        @DisplayName("is that of the form below, the first one and all others")
        void below() {
            assertThat(forms("云岭县民政局;部门整体绩效目标表", "（二）云岭县司法局;部门整体绩效目标表", "云岭县审计局;部门整体绩效目标表"))
                    .extracting(PrintedForm::department)
                    .containsExactly("云岭县民政局", "云岭县司法局", "云岭县审计局");
        }

        @Test
        @DisplayName("is that of the form below, where the form above has its own")
        void belowAnother() {
            assertThat(forms("部门整体绩效目标表;部门名称：云岭县民政局", "云岭县司法局;部门整体绩效目标表", "附件2;云岭县审计局;部门整体绩效目标表"))
                    .extracting(PrintedForm::department)
                    .containsExactly("云岭县民政局", "云岭县司法局", "云岭县审计局");
        }

        @Test
        @DisplayName("signs the form above, where that has none")
        void signature() {
            assertThat(forms("部门整体绩效目标表", "云岭县民政局;部门整体绩效目标表"))
                    .extracting(PrintedForm::department)
                    .containsExactly("云岭县民政局", null);
        }

        @Test
        @DisplayName("is less than what a line of its own names")
        void line() {
            assertThat(forms("云岭县财政局;部门整体绩效目标表;部门名称：云岭县民政局"))
                    .singleElement()
                    .extracting(PrintedForm::department)
                    .isEqualTo("云岭县民政局");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "部门名称：301-云岭县民政局",
        "部门名称：301002 云岭县民政局",
        "部门名称及编码：[105001]云岭县民政局",
        "预算部门（单位）全称|云岭县民政局",
        "填报单位（盖章）：云岭县民政局 2025年11月3日",
        "填报单位（盖章）：云岭县民政局（105001）",
        "编报部门：云岭县民政局 2025.11",
        "部门（单位）名称|121005云岭县民政局-530100000"
    })
    @DisplayName("is its name without its code and without the date behind it")
    void withoutCode(String line) {
        var forms = read(List.of("部门整体绩效目标表", line, "年度目标|做好民政", HEADER, "产出指标|数量指标|甲一|≥|5|个|90"));

        assertThat(forms).singleElement().extracting(PrintedForm::department).isEqualTo("云岭县民政局");
    }

    @Test
    @DisplayName("ends where another label stands behind it in the same line")
    void behindAnother() {
        var forms = read(List.of("部门整体绩效目标表", "一级预算单位：云岭县民政局　二级预算单位：云岭县福利院　归口股室：社保股", HEADER, "产出指标|数量指标|甲一|≥|5|个|90"));

        assertThat(forms).singleElement().satisfies(form -> {
            assertThat(form.department()).isEqualTo("云岭县福利院");
            assertThat(form.notes()).extracting(Note::code).contains(Code.DEPARTMENTS_DIFFER, Code.ASIDE);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"|||一级指标|二级指标|三级指标|指标值|权重", "序号|部门（单位）|年度绩效目标|一级指标|二级指标|三级指标|指标值|权重"})
    @DisplayName("stands in its column under headings of two lines, and no heading is one")
    void underTwoLines(String below) {
        var forms = read(List.of(
                "2026年部门整体绩效目标汇总表",
                "序号|部门（单位）|年度绩效目标|绩效指标||||",
                below,
                "1|云岭县民政局|做好民政|产出指标|数量指标|甲一|≥5个|90",
                "2|云岭县司法局|做好司法|产出指标|数量指标|乙一|≥6个|90"));

        assertThat(forms)
                .extracting(PrintedForm::department, PrintedForm::annualGoals)
                .containsExactly(tuple("云岭县民政局", List.of("做好民政")), tuple("云岭县司法局", List.of("做好司法")));
    }

    @Test
    @DisplayName("may stand in brackets at the end of the title")
    void behindTitle() {
        var forms = read(List.of(
                "2026年部门整体绩效目标表（县教育局）",
                HEADER,
                "产出指标|数量指标|甲一|≥|5|个|90",
                "2026年部门整体绩效目标表（县体育局）",
                HEADER,
                "产出指标|数量指标|甲一|≥|5|个|90"));

        assertThat(forms).extracting(PrintedForm::department).containsExactly("县教育局", "县体育局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"绩效自评情况", "2025年部门整体绩效目标表"})
    @DisplayName("evaluates itself where columns hold what was achieved and its points, whatever the title says")
    void evaluates(String title) {
        var forms =
                read(List.of(title, "部门名称：云岭县司法局", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|普法|≥30场|33场|50|50"));

        assertThat(forms).singleElement().satisfies(form -> {
            assertThat(form.kind()).isEqualTo(PrintedForm.Kind.SELF_EVALUATION);
            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::actual)
                    .containsExactly("33场");
            assertThat(form.notes()).extracting(Note::code).contains(Code.EVALUATES);
        });
    }

    @Nested
    @DisplayName("in a column that isn't called so")
    class Columns {

        @ParameterizedTest
        @ValueSource(strings = {"名称", "科目", "预算编码及科目", "", "责任单位", "绩效指标"})
        @DisplayName("in front of the names begins a form wherever another is named")
        void inFront(String heading) {
            var forms = read(List.of(
                    "部门整体绩效目标汇总表",
                    heading + "|" + HEADER,
                    "云岭县民政局|产出指标|数量指标|甲一|≥|5|个|50",
                    "|产出指标|数量指标|甲二|≥|5|个|40",
                    "2.云岭县司法局|产出指标|数量指标|乙一|≥|5|个|90"));

            assertThat(forms)
                    .extracting(
                            PrintedForm::department, form -> form.indicators().size())
                    .containsExactly(tuple("云岭县民政局", 2), tuple("云岭县司法局", 1));
        }

        @Test
        @DisplayName("behind everything else does so too, if nothing else names a department")
        void behindAll() {
            var rows = List.of("产出指标|数量指标|甲一|≥|5|个|50|云岭县民政局", "产出指标|数量指标|乙一|≥|5|个|90|云岭县司法局");
            var lines = new ArrayList<>(List.of("部门整体绩效目标汇总表", HEADER + "|责任单位"));
            lines.addAll(rows);
            var named = new ArrayList<>(List.of("部门整体绩效目标表", "部门：云岭县教育局", HEADER + "|责任单位"));
            named.addAll(rows);

            assertThat(read(lines)).extracting(PrintedForm::department).containsExactly("云岭县民政局", "云岭县司法局");
            assertThat(read(named)).extracting(PrintedForm::department).containsExactly("云岭县教育局");
        }

        @Test
        @DisplayName("of offices and topics is none")
        void others() {
            var forms = read(List.of(
                    "部门整体绩效目标表",
                    "部门：云岭县教育局",
                    "方面|" + HEADER,
                    "办公室|产出指标|数量指标|甲一|≥|5|个|50",
                    "基础教育|产出指标|数量指标|甲二|≥|5|个|40"));

            assertThat(forms)
                    .singleElement()
                    .satisfies(form -> assertThat(form.indicators()).hasSize(2));
        }
    }

    @Nested
    @DisplayName("whose table holds a project's rows too")
    class Projects {

        @ParameterizedTest
        @ValueSource(
                strings = {"项目名称：乡村公路养护", "项目名称|乡村公路养护", "（二）乡村公路养护项目", "乡村公路养护项目绩效指标", "项目一：乡村公路养护项目", "乡村公路养护项目||||||"
                })
        @DisplayName("keeps only its own: those below the project's name are the project's, until its own go on")
        void alone(String line) {
            var forms = behind(line, "产出指标|数量指标|里程|≥|5|公里|90", "部门整体绩效指标||||||", "效益指标|社会效益指标|甲三|≥|5|个|10");

            assertThat(forms)
                    .extracting(
                            PrintedForm::kind,
                            PrintedForm::department,
                            form -> form.indicators().stream()
                                    .map(PrintedForm.Indicator::name)
                                    .toList())
                    .containsExactly(
                            tuple(PrintedForm.Kind.OBJECTIVE, "云岭县民政局", List.of("甲一", "甲二", "甲三")),
                            tuple(PrintedForm.Kind.PROJECT, "云岭县民政局", List.of("里程")));
            assertThat(String.valueOf(forms.get(1).title())).contains("乡村公路养护");
        }

        @Test
        @DisplayName("keeps only its own where the project stands in front of its rows")
        void inFront() {
            var forms = read(List.of(
                    "部门整体绩效目标表",
                    "部门名称：云岭县民政局",
                    "|" + HEADER,
                    "绩效指标|产出指标|数量指标|甲一|≥|5|个|50",
                    "乡村公路养护项目|产出指标|数量指标|里程|≥|5|公里|90",
                    "|产出指标|数量指标|桥梁|≥|5|座|90",
                    "绩效指标|产出指标|数量指标|甲二|≥|5|个|40"));

            assertThat(forms)
                    .extracting(PrintedForm::kind, form -> form.indicators().size())
                    .containsExactly(tuple(PrintedForm.Kind.OBJECTIVE, 2), tuple(PrintedForm.Kind.PROJECT, 2));
        }

        @ParameterizedTest
        @ValueSource(strings = {"开展重点项目", "其中：新建项目数量", "公路养护项目率"})
        @DisplayName("is the only one where a line may be of a text")
        void texts(String line) {
            var forms = behind(line, "产出指标|数量指标|甲三|≥|5|公里|10");

            assertThat(forms)
                    .singleElement()
                    .satisfies(form -> assertThat(form.indicators()).hasSize(3));
        }
    }

    @Nested
    @DisplayName("under a title that says 续表")
    class GoesOn {

        @Test
        @DisplayName("goes on with its form, if it is the same or isn't named")
        void same() {
            var forms = behind("部门整体绩效目标表（续表）", "部门名称：云岭县民政局", HEADER, "产出指标|数量指标|甲三|≥|5|个|10");

            assertThat(forms).singleElement().satisfies(form -> {
                assertThat(form.indicators()).hasSize(3);
                assertThat(form.notes()).extracting(Note::code).contains(Code.HEADER_REPEATED, Code.ASIDE);
            });
        }

        @Test
        @DisplayName("has a form of its own, if it is another")
        void another() {
            var forms = behind("部门整体绩效目标表（续表）", "部门名称：云岭县司法局", HEADER, "产出指标|数量指标|乙一|≥|5|个|10");

            assertThat(forms).extracting(PrintedForm::department).containsExactly("云岭县民政局", "云岭县司法局");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"省级预算部门名称|云岭县民政局", "市级预算单位：云岭县民政局", "部门名称|年度预算总额（元）|基本支出（元）\n云岭县民政局|4286000.00|3150000.00"})
    @DisplayName("is named behind whose departments it is one of, or below its heading in the head")
    void inHead(String line) {
        assertThat(read(List.of("部门整体绩效目标表", line, HEADER, "产出指标|数量指标|甲一|≥|5|个|50")))
                .extracting(PrintedForm::department)
                .containsExactly("云岭县民政局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"学校名称|云岭县第一中学", "医院名称：云岭县第一中学"})
    @DisplayName("may be called a school's or a hospital's")
    void ofKind(String line) {
        assertThat(read(List.of("整体支出绩效目标表", line, HEADER, "产出指标|数量指标|甲一|≥|5|个|50")))
                .extracting(PrintedForm::department)
                .containsExactly("云岭县第一中学");
    }

    @ParameterizedTest
    @ValueSource(strings = {"单位：万元、%", "单位：%", "单位：（万元）", "单位：万元/个", "单位：元，人", "单位：万元（保留两位小数）"})
    @DisplayName("is no unit that the form counts in")
    void noUnit(String line) {
        assertThat(read(List.of("部门整体绩效目标表", line, HEADER, "产出指标|数量指标|甲一|≥|5|个|50")))
                .singleElement()
                .satisfies(form -> {
                    assertThat(form.department()).isNull();
                    assertThat(form.notes())
                            .extracting(note -> Text.squeeze(String.join("", note.arguments())))
                            .contains(line);
                });
    }

    @Test
    @DisplayName("is one name though a narrow cell broke it over lines")
    void broken() {
        var line = new Row(List.of(new Row.Cell(0, "部门名称", 1), new Row.Cell(1, "云岭县\n民政局", 1)), 2, 1, 1);
        var goal = new Row(List.of(new Row.Cell(0, "年度目标", 2), new Row.Cell(1, "做好民政", 2)), 2, 2, 2);

        assertThat(DocumentReader.read(List.of(line, goal), List.of("", "")))
                .extracting(PrintedForm::department)
                .containsExactly("云岭县民政局");
    }
}
