package org.jixiaoflow.submission.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.SourceDocument;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Importing a printed form")
class ImportedFormTest {

    private static final String DOCUMENT = """
            封面
            部门：灯塔局
            年度目标\t让灯亮着
            年度主要任务\t修灯\t\t\t修三座
            \t一级指标\t二级指标\t三级指标\t指标性质\t指标方向性\t目标值\t计量单位\t备注
            绩效指标\t产出指标\t数量指标\t巡检\t大于等于\t正向\t12\t次\t12.50
            \t\t\t\t小于\t反向\t3\t天\t无
            """;

    @Test
    @DisplayName("keeps every text, gives ids, and says where it came from and what was doubtful")
    void content() {
        var printed = DocumentReader.read(DOCUMENT).get(0);

        var content = ImportedForm.content(printed, "灯塔.txt", Locale.ENGLISH);

        assertThat(content.getDepartmentName()).isEqualTo("灯塔局");
        assertThat(content.getAnnualGoals()).containsExactly(new AnnualGoal("g1", "让灯亮着"));
        assertThat(content.getTasks()).containsExactly(new Task("t1", "修灯", "修三座", null));
        assertThat(content.getIndicators())
                .containsExactly(
                        indicator("i1", "巡检", Operator.GE, Direction.POSITIVE, "12", "次")
                                .setWeight(new BigDecimal("12.50"))
                                .build(),
                        indicator("i2", null, Operator.LT, Direction.NEGATIVE, "3", "天")
                                .setRemark("无")
                                .build());
        assertThat(content.getNotes()).extracting(ReadingNote::getLine).containsExactly(1, 7);
        assertThat(content.getNotes())
                .extracting(ReadingNote::getMessage)
                .satisfiesExactly(
                        before -> assertThat(before).endsWith("封面"),
                        row -> assertThat(row).startsWith("the indicator’s name is blank"));
        assertThat(source(content).getName()).isEqualTo("灯塔.txt");
        assertThat(source(content).getLine()).isEqualTo(2);
        assertThat(source(content).getPrintedText()).startsWith("部门：灯塔局\n").endsWith("\t无");
    }

    @Test
    @DisplayName("names its levels as templates do where they are printed by one word")
    void levels() {
        var printed =
                DocumentReader.read(DOCUMENT.replace("产出指标\t数量指标", "产出\t数量")).get(0);

        var content = ImportedForm.content(printed, "灯塔.txt", Locale.ENGLISH);

        assertThat(printed.indicators().get(0).level1()).isEqualTo("产出");
        assertThat(content.getIndicators())
                .extracting(Indicator::getLevel1, Indicator::getLevel2)
                .containsOnly(tuple("产出指标", "数量指标"));
    }

    @Test
    @DisplayName("from JSON knows no lines but takes weights of fewer decimals")
    void json() {
        var printed = DocumentReader.read(
                        "[{\"department\": \"灯塔局\", \"indicators\": [{\"weight\": 5}], \"notes\": [{\"message\": \"?\"}]}]")
                .get(0);

        var content = ImportedForm.content(printed, "灯塔.json", Locale.ENGLISH);

        assertThat(content.getIndicators().get(0).getWeight()).isEqualTo("5.00");
        assertThat(content.getNotes().get(0).getLine()).isNull();
        assertThat(source(content).getLine()).isNull();
    }

    private static SourceDocument source(FormContent content) {
        return Objects.requireNonNull(content.getSource());
    }

    private static Indicator.Builder indicator(
            String id, @Nullable String name, Operator operator, Direction direction, String target, String unit) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1("产出指标")
                .setLevel2("数量指标")
                .setName(name)
                .setOperator(operator)
                .setDirection(direction)
                .setTarget(target)
                .setUnit(unit);
    }
}
