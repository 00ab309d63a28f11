package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.submission.documents.PrintedForm.AnnualBudget;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.PrintedForm.FundLine;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Forms as JSON")
class PrintedJsonTest {

    private static final PrintedForm FORM = new PrintedForm(
            1,
            "灯塔局",
            List.of("让灯亮着"),
            List.of(new Task("修灯", "修三座", TaskBudget.of("1,860.50", "1860.5", "约0", "万元")), new Task(null, "换灯")),
            List.of(
                    new Indicator(
                            "产出指标",
                            "数量指标",
                            "巡检",
                            Operator.GE,
                            Direction.POSITIVE,
                            "12",
                            "次",
                            new BigDecimal("12.50"),
                            null,
                            7),
                    new Indicator(null, null, null, null, null, null, null, null, "无", 8)),
            List.of(Note.of(8, Note.Code.NO_NAME, "无")),
            null,
            0,
            AnnualBudget.of(List.of(new FundLine(Fund.TOTAL, "预算总额", "2,000")), "万元"));

    @Test
    @DisplayName("have exactly the documented fields, null where blank")
    void shape() {
        assertThat(PrintedJson.write(List.of(FORM), Locale.ENGLISH).replaceAll("\\s+", ""))
                .isEqualTo("""
                [{"ordinal":1,"kind":"OBJECTIVE","title":null,"department":"灯塔局","budget":{"total":20000000.00,"basic":null,"project":null,
                "fiscal":null,"other":null,"printed":"预算总额2,000","printedUnit":"万元"},"annualGoals":["让灯亮着"],
                "tasks":[{"name":"修灯","content":"修三座","budget":{"total":18605000.00,"fiscal":18605000.00,"other":null,
                "printed":"1,860.50/1860.5/约0","printedUnit":"万元"}},{"name":null,"content":"换灯","budget":null}],
                "indicators":[{"level1":"产出指标","level2":"数量指标","name":"巡检","operator":"GE","direction":"POSITIVE",
                "target":"12","unit":"次","weight":12.50,"remark":null,"line":7},
                {"level1":null,"level2":null,"name":null,"operator":null,"direction":null,
                "target":null,"unit":null,"weight":null,"remark":"无","line":8}],
                "notes":[{"line":8,"code":"NO_NAME","message":"the indicator’s name is blank; read as an indicator of its own: 无"}]}]
                """.replaceAll("\\s+", ""));
    }

    @Test
    @DisplayName("are told from text by their content, and read back the same")
    void roundTrip() {
        var again = DocumentReader.read("\ufeff\n " + PrintedJson.write(List.of(FORM), Locale.CHINESE));

        assertThat(again).usingRecursiveComparison().ignoringFields("notes").isEqualTo(List.of(FORM));
        assertThat(again.get(0).notes().get(0).message(Locale.ENGLISH)).isEqualTo("指标名称空白，单独作一条指标：无");
    }

    @Test
    @DisplayName("may leave out what is blank, and need no ordinal")
    void sparse() {
        var forms = DocumentReader.read("[{\"department\": \"甲\"}, {\"annualGoals\": [\"一\"]}]");

        assertThat(forms).extracting(PrintedForm::ordinal).containsExactly(1, 2);
        assertThat(forms.get(0).indicators()).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                          | /
            [1]                                                         | /0/ordinal
            [{"department": 7}]                                         | /0/department
            [{"annualGoals": ["a", null]}]                              | /0/annualGoals/1
            [{"tasks": {}}]                                             | /0/tasks
            [{"indicators": [{}, {"operator": "ABOUT"}]}]               | /0/indicators/1/operator
            [{"indicators": [{"weight": "12.50"}]}]                     | /0/indicators/0/weight
            [{"indicators": [{"weight": 1e9}]}]                         | /0/indicators/0/weight
            [{"indicators": [{"weight": 12.505}]}]                      | /0/indicators/0/weight
            [{"notes": [{"line": 1.5, "message": "x"}]}]                | /0/notes/0/line
            """)
    @DisplayName("of another shape are refused with the place")
    void wrongShape(String json, String pointer) {
        assertThatThrownBy(() -> DocumentReader.read(json))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG_SHAPE))
                .hasMessageContaining(" " + pointer.replaceAll("/ordinal$", ""));
    }

    @Test
    @DisplayName("that are no JSON are refused with the line")
    void broken() {
        assertThatThrownBy(() -> DocumentReader.read("[\n{\"department\": }]"))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_JSON))
                .hasMessageContaining("(line 2)");
        assertThatThrownBy(() -> DocumentReader.read("[".repeat(100_000))).isInstanceOf(UnreadableDocument.class);
    }
}
