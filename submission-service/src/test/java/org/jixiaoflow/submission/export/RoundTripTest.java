package org.jixiaoflow.submission.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.Mockito.mock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.PrintedForm.AnnualBudget;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jixiaoflow.submission.export.PrintedLayout.Stamp;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;
import org.jixiaoflow.submission.forms.ImportedEvaluation;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.forms.Reimport;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is exported and read again")
@NullUnmarked
class RoundTripTest {

    private static final Path COUNTY = Path.of("..", "..", "shared", "domain", "hailin-2022.txt");
    private static final Path LAYOUTS =
            Path.of("src", "test", "resources", "org", "jixiaoflow", "submission", "files", "cases");
    private static final Stamp STAMP = new Stamp("231083-2022-OBJECTIVE-x", 1, 2, Instant.EPOCH);

    private final Documents documents = new Documents(Limits.USUAL);

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    @DisplayName("is the same form, for all 62 of the county, field by field")
    void county(FileFormat format) throws IOException {
        assumeTrue(Files.exists(COUNTY), "the document isn't part of this repository");
        var forms = DocumentReader.read(COUNTY);

        var again = again(format, forms.stream().map(RoundTripTest::content).toList());

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("notes", "title", "printedText", "firstLine", "indicators.line")
                .isEqualTo(forms);
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    @DisplayName("is the same form, whatever layout it was read in at first, amounts and all")
    void otherLayouts(FileFormat format) throws IOException {
        var changes = new ArrayList<String>();
        for (var input : inputs()) {
            for (var form : read(input)) {
                var content = content(form);
                if (form.kind() == PrintedForm.Kind.OBJECTIVE
                        && content.getIndicators().stream().allMatch(RoundTripTest::hasLevel)) {
                    var again = content(again(format, List.of(content)).get(0));
                    Reimport.changes(content, Reimport.onto(content, again))
                            .forEach(change -> changes.add(input.getParent().getFileName() + " " + change));
                }
            }
        }

        assertThat(changes).isEmpty();
    }

    /** A blank level in print is that of the row above. */
    private static boolean hasLevel(Indicator row) {
        return row.getLevel1() != null;
    }

    private static List<Path> inputs() throws IOException {
        try (var files = Files.walk(LAYOUTS)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("input."))
                    .sorted()
                    .toList();
        }
    }

    /** Some are there because they must be refused. */
    private List<PrintedForm> read(Path input) {
        try {
            return documents.read(input).stream()
                    .flatMap(document -> document.forms().stream())
                    .toList();
        } catch (UnreadableDocument refused) {
            return List.of();
        }
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    @DisplayName("keeps a text that looks like a formula, line breaks, and a remark beside the weight")
    void awkward(FileFormat format) throws IOException {
        var indicator = Indicator.newBuilder()
                .setLevel1("产出指标")
                .setLevel2("数量指标")
                .setName("=1+1")
                .setTarget("-5")
                .setUnit("@SUM")
                .setWeight(new BigDecimal("20.00"))
                .setRemark("+说明")
                .build();
        var content = FormContent.newBuilder()
                .setDepartmentName("甲局")
                .setAnnualGoals(List.of(AnnualGoal.newBuilder().setText("一\n二").build()))
                .setIndicators(List.of(indicator))
                .build();

        var form = again(format, List.of(content)).get(0);

        assertThat(form.annualGoals()).containsExactly("一\n二");
        assertThat(form.indicators()).singleElement().satisfies(read -> {
            assertThat(read.name()).isEqualTo("=1+1");
            assertThat(read.target()).isEqualTo("-5");
            assertThat(read.unit()).isEqualTo("@SUM");
            assertThat(read.weight()).isEqualByComparingTo("20");
            assertThat(read.remark()).isEqualTo("+说明");
        });
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    @DisplayName("is the same self-evaluation: achievements, reasons, evidence, claimed shares and what was spent")
    void evaluation(FileFormat format) throws IOException {
        var objective = new Objective(
                1,
                FormContent.newBuilder()
                        .setDepartmentName("灯塔局")
                        .setAnnualGoals(List.of(new AnnualGoal("g1", "让灯亮着")))
                        .setIndicators(List.of(
                                row("i1", "数量指标", "点灯次数", Operator.GE, "20", "次"),
                                row("i2", "数量指标", "坏灯", Operator.LE, "3", "盏"),
                                row("i3", "质量指标", "制度健全", Operator.QUALITATIVE, "优", "/"),
                                row("i4", "质量指标", "合格率", Operator.EQ, "100", "%")))
                        .build());
        var answers = FormContent.newBuilder()
                .setExecution(new BudgetExecution(new BigDecimal("31205000.01"), new BigDecimal("10205000.00")))
                .setIndicators(List.of(
                        Indicator.newBuilder()
                                .setId("i1")
                                .setActual("18次")
                                .setDeviation("台风\n增购备件")
                                .setEvidence("=台账")
                                .build(),
                        Indicator.newBuilder().setId("i2").setActual("-").build(),
                        Indicator.newBuilder()
                                .setId("i3")
                                .setActual("部分达成预期指标")
                                .setBand(QualitativeBand.PARTLY)
                                .setBandPercent(new BigDecimal("70.00"))
                                .build()))
                .build();
        var whole = objective.completed(answers);
        var stamp = new Stamp("231083-2022-SELF_EVALUATION-x", 1, 2, Instant.EPOCH);
        var out = new ByteArrayOutputStream();

        format.write(List.of(PrintedLayout.of(whole, stamp)), out);
        var read =
                documents.read("a." + format, out.toByteArray()).get(0).forms().get(0);
        var again = ImportedEvaluation.answering(
                objective, ImportedForm.content(read, "a." + format, Locale.CHINESE), null, Locale.CHINESE);

        assertThat(read.title()).isEqualTo("2022年度部门整体支出绩效自评表");
        assertThat(Reimport.changes(whole, objective.completed(again))).isEmpty();
    }

    private static Indicator row(String id, String level2, String name, Operator operator, String target, String unit) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1("产出指标")
                .setLevel2(level2)
                .setName(name)
                .setOperator(operator)
                .setTarget(target)
                .setUnit(unit)
                .setWeight(new BigDecimal("20.00"))
                .build();
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    @DisplayName("keeps the amounts of tasks and of the year, to the cent, and changes nothing of the form")
    void budgets(FileFormat format) throws IOException {
        var year = new org.jixiaoflow.schemas.AnnualBudget(
                new BigDecimal("31205000.01"),
                new BigDecimal("10205000.00"),
                new BigDecimal("21000000.01"),
                new BigDecimal("31205000.01"),
                new BigDecimal("0.00"),
                null,
                null);
        var content = FormContent.newBuilder()
                .setDepartmentName("甲局")
                .setBudget(year)
                .setAnnualGoals(
                        List.of(AnnualGoal.newBuilder().setText("按时足额发放").build()))
                .setTasks(List.of(
                        task("发放", "每月发放", "18605000.00", "15000000.00", "3605000.00"),
                        task("巡查", null, "9200000.01", null, null),
                        task("宣传", "两次", null, null, null)))
                .setIndicators(List.of(Indicator.newBuilder()
                        .setLevel1("产出指标")
                        .setLevel2("数量指标")
                        .setName("人数")
                        .setOperator(Operator.GE)
                        .setDirection(Direction.POSITIVE)
                        .setTarget("5")
                        .setUnit("人")
                        .build()))
                .build();

        var form = again(format, List.of(content)).get(0);

        assertThat(form.department()).isEqualTo("甲局");
        assertThat(form.tasks())
                .extracting(PrintedForm.Task::name, PrintedForm.Task::content, RoundTripTest::amounts)
                .containsExactly(
                        tuple("发放", "每月发放", "18605000.00 15000000.00 3605000.00"),
                        tuple("巡查", null, "9200000.01 null null"),
                        tuple("宣传", "两次", "null null null"));
        var again = Reimport.onto(content, RoundTripTest.content(form));
        assertThat(Reimport.changes(content, again)).isEmpty();
    }

    private static Task task(String name, @Nullable String content, String... amounts) {
        var budget = Stream.of(amounts).allMatch(Objects::isNull)
                ? null
                : new org.jixiaoflow.schemas.TaskBudget(
                        amount(amounts[0]), amount(amounts[1]), amount(amounts[2]), null, null);
        return Task.newBuilder()
                .setName(name)
                .setContent(content)
                .setBudget(budget)
                .build();
    }

    private static @Nullable BigDecimal amount(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static String amounts(PrintedForm.Task task) {
        var budget = task.budget();
        return budget == null
                ? "null null null"
                : "%s %s %s".formatted(budget.total(), budget.fiscal(), budget.other());
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    @DisplayName("keeps levels of a template of its own, the usual words at other places among them")
    void otherLevels(FileFormat format) throws IOException {
        var levels = List.of(
                List.of("成本指标", "经济成本指标"),
                List.of("成本指标", "经济成本指标"),
                List.of("成本指标", "生态环境成本指标"),
                List.of("产出指标", "数量指标"),
                List.of("效果指标", "社会效益指标"),
                List.of("效果指标", "社会效益指标"),
                List.of("管理指标"));
        var content = FormContent.newBuilder()
                .setDepartmentName("甲局")
                .setAnnualGoals(
                        List.of(AnnualGoal.newBuilder().setText("按时足额发放").build()))
                .setIndicators(IntStream.range(0, levels.size())
                        .mapToObj(row -> Indicator.newBuilder()
                                .setLevel1(levels.get(row).get(0))
                                .setLevel2(
                                        levels.get(row).size() > 1
                                                ? levels.get(row).get(1)
                                                : null)
                                .setName("第%d项".formatted(row))
                                .setOperator(Operator.GE)
                                .setDirection(Direction.POSITIVE)
                                .setTarget("5")
                                .setUnit("个")
                                .build())
                        .toList())
                .build();

        var form = again(format, List.of(content)).get(0);

        assertThat(form.indicators())
                .extracting(read -> Stream.of(read.level1(), read.level2())
                        .filter(Objects::nonNull)
                        .toList())
                .isEqualTo(levels);
        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).contains("第0项", "第6项");
        assertThat(form.notes()).isEmpty();
    }

    @Test
    @DisplayName("is what a department filled into the template, rows left empty left out")
    void filledTemplate() throws IOException {
        var form = template("standard", sheet -> {
            write(sheet, "部门：", 1, "甲局");
            write(sheet, "年度目标", 1, "按时足额发放");
            write(sheet, "年度主要任务", 1, "发放救助");
            var task = write(sheet, "年度主要任务", 3, "每月十日前发放");
            task.getCell(6).setCellValue(1860.5);
            task.getCell(7).setCellValue(1860.5);
            write(sheet, "资金总额（万元）", 1, "").getCell(1).setCellValue(3120.505);
            var quantity = write(sheet, "数量指标", 3, "救助人数");
            List.of("大于等于", "正向", "4200", "人")
                    .forEach(text -> quantity.getCell(nextEmpty(quantity)).setCellValue(text));
            quantity.getCell(8).setCellValue(30);
            write(sheet, "服务对象满意度指标", 3, "救助对象满意度").getCell(4).setCellValue("大于等于");
        });

        assertThat(form.department()).isEqualTo("甲局");
        assertThat(form.annualGoals()).containsExactly("按时足额发放");
        assertThat(form.tasks())
                .extracting(PrintedForm.Task::name, PrintedForm.Task::content, PrintedForm.Task::budget)
                .containsExactly(tuple("发放救助", "每月十日前发放", TaskBudget.of("1,860.50", "1,860.50", null, "万元")));
        assertThat(form.budget()).extracting(AnnualBudget::total).isEqualTo(new BigDecimal("31205050.00"));
        assertThat(form.indicators())
                .extracting(PrintedForm.Indicator::level1, PrintedForm.Indicator::level2, PrintedForm.Indicator::name)
                .containsExactly(tuple("产出指标", "数量指标", "救助人数"), tuple("满意度指标", "服务对象满意度指标", "救助对象满意度"));
        assertThat(form.indicators().get(0)).satisfies(read -> {
            assertThat(read.operator()).hasToString("GE");
            assertThat(read.direction()).hasToString("POSITIVE");
            assertThat(read.target()).isEqualTo("4200");
            assertThat(read.unit()).isEqualTo("人");
            assertThat(read.weight()).isEqualByComparingTo("30");
        });
    }

    @Test
    @DisplayName("is nothing where the template was left empty, and that is said")
    void emptyTemplate() {
        assertThatThrownBy(() -> template("standard", sheet -> {}))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_FORM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            standard           | 产出指标 30.00（应为 50）　效益指标 30.00　满意度指标 0.00（应为 10）　合计 60.00（应为 90）
            execution-20-40-40 | 产出指标 30.00（应为 40）　效益指标 30.00　满意度指标 0.00（应为 10）　合计 60.00（应为 80）
            """)
    @DisplayName("was told by the template what its weights lack of the points, which is no part of the form")
    void weightsOfTemplate(String id, String sums) throws IOException {
        var told = new ArrayList<String>();
        var form = template(id, sheet -> {
            for (var row : List.of(write(sheet, "数量指标", 3, "救助人数"), write(sheet, "经济效益指标", 3, "收入增加"))) {
                row.getCell(4).setCellValue("大于等于");
                row.getCell(8).setCellValue(30);
            }
            var formula = sheet.getRow(sheet.getLastRowNum()).getCell(0);
            told.add(formula.getSheet()
                    .getWorkbook()
                    .getCreationHelper()
                    .createFormulaEvaluator()
                    .evaluateInCell(formula)
                    .getStringCellValue());
        });

        assertThat(told).containsExactly("【权重合计　" + sums + "】");
        assertThat(form.indicators())
                .extracting(PrintedForm.Indicator::name, PrintedForm.Indicator::level1)
                .containsExactly(tuple("救助人数", "产出指标"), tuple("收入增加", "效益指标"));
        assertThat(form.notes()).extracting(Note::code).doesNotContain(Note.Code.FRAGMENT);
    }

    private static Caller clerk() {
        return new Caller("zhang", "张", Set.of("clerk"), Regions.EVERY, "finance", List.of(), List.of());
    }

    private PrintedForm template(String id, Consumer<Sheet> department) throws IOException {
        var exports = new ExportController(mock(TrackedForms.class), Presets.all());
        var empty =
                Objects.requireNonNull(exports.template(clerk(), null, null, id).getBody());
        var filled = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(empty))) {
            department.accept(workbook.getSheetAt(0));
            workbook.write(filled);
        }
        return documents.read("模板.xlsx", filled.toByteArray()).get(0).forms().get(0);
    }

    /** Writes into the first row that holds the label. */
    private static Row write(Sheet sheet, String label, int column, String text) {
        for (var row : sheet) {
            for (var cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(label)
                        && isOpen(row.getCell(column))) {
                    row.getCell(column).setCellValue(text);
                    return row;
                }
            }
        }
        throw new AssertionError("no " + label);
    }

    private static boolean isOpen(Cell cell) {
        return cell.getCellType() == CellType.BLANK && !cell.getCellStyle().getLocked();
    }

    private static int nextEmpty(Row row) {
        var column = 3;
        while (!isOpen(row.getCell(column))) {
            column++;
        }
        return column;
    }

    private List<PrintedForm> again(FileFormat format, List<FormContent> contents) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(
                contents.stream()
                        .map(content -> PrintedLayout.of(content, STAMP))
                        .toList(),
                out);
        return documents.read("export." + format, out.toByteArray()).get(0).forms();
    }

    private static FormContent content(PrintedForm form) {
        return ImportedForm.content(form, "hailin-2022.txt", Locale.CHINESE);
    }
}
