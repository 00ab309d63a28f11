package org.jixiaoflow.submission.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.ExpectedLevel;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.UnitChoice;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.ValidationThresholds;
import org.jixiaoflow.schemas.WordChoice;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.Samples;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jixiaoflow.support.templates.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A version of a validation template")
class TemplateRecordsTest {

    private static final FormId FORM = FormId.parse(Samples.FORM).orElseThrow();
    private static final ValidationTemplateVersion STANDARD = ValidationTemplateVersion.newBuilder()
            .setTemplateId("standard")
            .setVersion(1)
            .setName("通用")
            .setExecutionPoints(points("10"))
            .setLevels(List.of(level("产出指标", "50"), level("效益指标", "30"), level("满意度指标", "10")))
            .setScales(List.of("优良中低差"))
            .setHeaviest(Severity.ERROR)
            .build();

    private TemplateVersions versions = TemplateVersions.NONE.with(STANDARD);
    private final ValidationTemplates templates = new ValidationTemplates(() -> versions.inForce());

    @Test
    @DisplayName("judges from when it is published on, and is named with what it finds")
    void inForce() {
        var before = templates.find(FORM, Samples.content());

        versions = versions.with(changed(2)
                .setThresholds(new ValidationThresholds(1, 6, points("5"), points("60"), 20, 14))
                .setWords(List.of(new WordChoice("VAGUE", List.of("准确率"))))
                .build());
        var after = templates.find(FORM, Samples.content());

        assertThat(before.template()).isEqualTo("standard");
        assertThat(before.findings()).isEmpty();
        assertThat(after.template()).isEqualTo("standard@2");
        assertThat(after.findings()).extracting(Finding::getCode).containsExactly("V07", "V20");
        assertThat(templates.reference(FORM)).isEqualTo("standard@2");
    }

    @Test
    @DisplayName("is for its region before it is for its year, and a preset is for no form")
    void nearest() {
        versions = versions.with(
                        changed(1).setTemplateId("of-year").setYear(FORM.year()).build())
                .with(changed(1)
                        .setTemplateId("here")
                        .setRegionCode(FORM.regionCode())
                        .build())
                .with(changed(1)
                        .setTemplateId("preset")
                        .setRegionCode(FORM.regionCode())
                        .setYear(FORM.year())
                        .setPreset(true)
                        .build());

        assertThat(templates.reference(FORM)).isEqualTo("here");
        assertThat(templates.of("000000", FORM.year()).id()).isEqualTo("of-year");
        assertThat(templates.of(null, null).id()).isEqualTo("standard");
        assertThat(templates.named("preset")).map(Applicable::version).contains(1);
    }

    @Test
    @DisplayName("is told from another for the same forms, and leaves no form without one")
    void together() {
        var rival = changed(1).setTemplateId("other").build();

        assertThat(versions.rival(rival))
                .map(ValidationTemplateVersion::getTemplateId)
                .contains("standard");
        assertThat(versions.rival(ValidationTemplateVersion.newBuilder(rival)
                        .setPreset(true)
                        .build()))
                .isEmpty();
        assertThat(versions.coverEveryForm()).isTrue();
        assertThat(versions.with(changed(2).setYear(2027).build()).coverEveryForm())
                .isFalse();
    }

    @Test
    @DisplayName("is refused with every fault and where it is")
    void faults() {
        var faulty = changed(1)
                .setTemplateId("in-force")
                .setRegionCode("海林")
                .setName(" ")
                .setExecutionPoints(points("20"))
                .setLevels(List.of(level("产出指标", "50"), level("产出指标", "30"), level("满意度指标", "-1")))
                .setScales(List.of())
                .setThresholds(new ValidationThresholds(3, 2, points("-5"), points("60"), 0, 14))
                .setWords(List.of(new WordChoice("VAUGE", List.of()), new WordChoice("HARM", List.of(" "))))
                .setUnits(List.of(new UnitChoice("公里", "LENGTH", List.of(), null, null)))
                .build();
        var contradicting = changed(1)
                .setUnits(List.of(new UnitChoice("元", "TIME", List.of(), null, null)))
                .build();

        assertThat(TemplateValidator.faults(STANDARD)).isEmpty();
        assertThat(TemplateValidator.faults(faulty))
                .extracting(Fault::pointer, Fault::code)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"/templateId\", \"INVALID_ID\")",
                        "(\"/regionCode\", \"INVALID_REGION\")",
                        "(\"/name\", \"NO_NAME\")",
                        "(\"/levels/1/name\", \"REPEATED_NODE\")",
                        "(\"/levels/2/points\", \"OUT_OF_RANGE\")",
                        "(\"/levels\", \"POINTS_NOT_100\")",
                        "(\"/scales\", \"NO_SCALE\")",
                        "(\"/thresholds/few\", \"FEWER_THAN_FAR_TOO_FEW\")",
                        "(\"/thresholds/rounding\", \"OUT_OF_RANGE\")",
                        "(\"/thresholds/goal\", \"NOT_POSITIVE\")",
                        "(\"/words/0/list\", \"UNKNOWN_LIST\")",
                        "(\"/words/0/words\", \"EMPTY_LIST\")",
                        "(\"/words/1/words\", \"NO_NAME\")",
                        "(\"/units/0/family\", \"UNKNOWN_FAMILY\")");
        assertThat(TemplateValidator.faults(contradicting))
                .extracting(Fault::code)
                .containsExactly("UNITS_CONTRADICT");
    }

    private static ValidationTemplateVersion.Builder changed(int version) {
        return ValidationTemplateVersion.newBuilder(STANDARD).setVersion(version);
    }

    private static ExpectedLevel level(String name, String points) {
        return new ExpectedLevel(name, points(points), List.of(), List.of());
    }

    private static BigDecimal points(String points) {
        return new BigDecimal(points).setScale(2);
    }
}
