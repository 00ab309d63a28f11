package org.jixiaoflow.submission.validation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.submission.validation.SimilarForms.Compared;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The county's 62 forms, held to the rules")
class CountyTest {

    private static final Path SAMPLE = Path.of("../cli/src/main/resources/samples/hailin-2022.json");

    private static final ValidationTemplate TEMPLATE =
            Presets.all().named("standard", 2022).orElseThrow();

    private final List<FormContent> forms = DocumentReader.read(SAMPLE).stream()
            .map(printed -> ImportedForm.content(printed, "hailin-2022.json", Locale.CHINA))
            .toList();

    @Test
    @DisplayName("show as many places of each fault as were counted by hand")
    void places() {
        var places = findings().collect(groupingBy(CountyTest::rule, TreeMap::new, counting()));

        assertThat(places)
                .contains(
                        entry("V01 ERROR", 4L),
                        entry("V08 ERROR", 10L),
                        entry("V09 ERROR", 11L),
                        entry("V10 ERROR", 83L),
                        entry("V11 WARN", 2L),
                        entry("V12 ERROR", 1L),
                        entry("V13 WARN", 7L),
                        entry("V14 ERROR", 3L),
                        entry("V15 INFO", 16L),
                        entry("V16 ERROR", 1L),
                        entry("V22 ERROR", 1L),
                        entry("V22 INFO", 4L),
                        entry("V24 ERROR", 8L),
                        entry("V29 INFO", 8L),
                        entry("V31 WARN", 3L),
                        entry("V32 WARN", 1L),
                        entry("V33 ERROR", 1L))
                .doesNotContainKeys("V33 WARN", "C01 ERROR", "C02 ERROR", "C03 ERROR", "C04 ERROR");
    }

    @Test
    @DisplayName("show as many forms with each fault as were counted by hand")
    void wholeForms() {
        assertThat(formsWith("V05 ERROR")).containsExactlyInAnyOrder("工商联", "医保局");
        assertThat(formsWith("V07 ERROR")).containsExactly("工商联");
        assertThat(formsWith("V07 WARN")).hasSize(16);
        assertThat(formsWith("V02 ERROR")).hasSize(48);
        assertThat(formsWith("V24 ERROR")).containsExactly("民政局", "医保局");
        assertThat(formsWith("V31 WARN")).containsExactly("交通局");
        assertThat(formsWith("V32 WARN")).containsExactly("新安镇");
        assertThat(formsWith("V03 ERROR")).containsExactlyInAnyOrder("政协办", "编办", "null", "征收办");
    }

    @Test
    @DisplayName("show who has indicators like another department's")
    void copies() {
        var compared = forms.stream().map(Compared::of).toList();
        var similarForms = SimilarForms.among(compared);
        var pairs = IntStream.range(0, forms.size())
                .boxed()
                .flatMap(form -> similarForms.get(form).stream()
                        .map(copy -> compared.get(form).department() + "="
                                + compared.get(copy.with()).department()));

        assertThat(pairs).hasSize(14).contains("市委办=莲管局", "莲管局=市委办", "财政局=审计局", "审计局=财政局", "柴河镇=山市镇", "人社局=统战部");
    }

    private List<String> formsWith(String rule) {
        return forms.stream()
                .filter(form -> Validation.findings(form, TEMPLATE).stream()
                        .anyMatch(finding -> rule(finding).equals(rule)))
                .map(form -> String.valueOf(form.getDepartmentName()))
                .toList();
    }

    private Stream<Finding> findings() {
        return forms.stream().map(form -> Validation.findings(form, TEMPLATE)).flatMap(List::stream);
    }

    private static String rule(Finding finding) {
        return finding.getCode() + " " + finding.getSeverity();
    }
}
