package org.jixiaoflow.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A form in a list")
class ListedFormTest {

    private final ReviewTemplates templates = mock(ReviewTemplates.class);

    @BeforeEach
    void headsSign() {
        given(templates.headSigns("default")).willReturn(true);
    }

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
        assertThat(ListedForm.of(DeskTest.row(state, "", last), templates).toSign())
                .isEqualTo(toSign);
    }

    @Test
    @DisplayName("is never to be signed where nobody signs")
    void nobodySigns() {
        given(templates.headSigns("default")).willReturn(false);

        assertThat(ListedForm.of(DeskTest.row(FormState.DRAFT, "", Trigger.SAVE), templates)
                        .toSign())
                .isFalse();
    }
}
