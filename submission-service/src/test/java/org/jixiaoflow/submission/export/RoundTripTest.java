package org.jixiaoflow.submission.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.export.Published.Stamp;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is exported and read again")
class RoundTripTest {

    private static final Path COUNTY = Path.of("..", "..", "shared", "domain", "hailin-2022.txt");
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
                .ignoringFields("notes", "printedText", "firstLine", "indicators.line")
                .isEqualTo(forms);
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

    @Test
    @DisplayName("may be the empty template: no form is filled in yet, but it is one")
    void template() throws IOException {
        var out = new ByteArrayOutputStream();
        TemplateWriter.write(out);

        var form = documents.read("模板.xlsx", out.toByteArray()).get(0).forms().get(0);

        assertThat(form.department()).isNull();
        assertThat(form.indicators()).isEmpty();
        assertThat(form.tasks()).isEmpty();
        assertThat(form.annualGoals()).isEmpty();
    }

    private List<PrintedForm> again(FileFormat format, List<FormContent> contents) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(
                contents.stream().map(content -> Published.of(content, STAMP)).toList(), out);
        return documents.read("export." + format, out.toByteArray()).get(0).forms();
    }

    private static FormContent content(PrintedForm form) {
        return ImportedForm.content(form, "hailin-2022.txt", Locale.CHINESE);
    }
}
