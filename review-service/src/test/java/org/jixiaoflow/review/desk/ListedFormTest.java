package org.jixiaoflow.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A form in a list")
class ListedFormTest {

    private static final ReviewTemplates TEMPLATES = Samples.templates(true);

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "DRAFT, SAVE, true",
        "RETURNED, SAVE, true",
        "DRAFT, SIGN, false",
        "RETURNED, RETURN, false",
        "SUBMITTED, SUBMIT, false",
        "APPROVED, APPROVE, false"
    })
    @DisplayName("is to be signed while what was saved last isn't")
    void toSign(FormState state, Trigger last, boolean toSign) {
        var form = DeskTest.row(state, null, last);

        assertThat(ListedForm.of(form, TEMPLATES, Locale.CHINA).toSign()).isEqualTo(toSign);
    }

    @Test
    @DisplayName("is never to be signed where nobody signs")
    void nobodySigns() {
        var form = DeskTest.row(FormState.DRAFT, null, Trigger.SAVE);

        assertThat(ListedForm.of(form, Samples.templates(false), Locale.CHINA).toSign())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({"SECOND, zh-CN, 财政业务股", "SECOND, en, finance division", "GONE, en, GONE"})
    @DisplayName("names its stage as its template does, and by its id when the template has it no longer")
    void stageName(String stage, Locale reader, String name) {
        var id = stage.equals("SECOND") ? Samples.SECOND : stage;
        var form = DeskTest.row(FormState.SUBMITTED, id, Trigger.PASS);

        assertThat(ListedForm.of(form, TEMPLATES, reader).stageName()).isEqualTo(name);
    }

    @Test
    @DisplayName("names no stage while it is at none")
    void noStage() {
        var form = DeskTest.row(FormState.RETURNED, null, Trigger.RETURN);

        assertThat(ListedForm.of(form, TEMPLATES, Locale.CHINA).stageName()).isNull();
    }
}
