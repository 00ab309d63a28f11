package org.jixiaoflow.review.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.templates.TemplateDesk;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

@DisplayName("Publishing a review template")
class PublishingTest {

    private static final Caller ADMINISTRATOR =
            new Caller("liu", "刘洋", Set.of("business-administrator"), Regions.EVERY, null, List.of(), List.of());

    private final PublishedTemplates topic = mock();
    private final TemplateDesk<ReviewTemplateVersion, TemplateVersions> desk =
            new TemplateDesk<>(topic, TemplateValidator::faults, mock(), Clock.systemUTC());

    @Test
    @DisplayName("is refused where another instance published one for the same forms at the same moment")
    void rival() {
        when(topic.versions()).thenReturn(TemplateVersions.NONE.with(template("default", null, 1)));
        when(topic.publish(any())).thenReturn(template("other", 2031, 1));

        var refused = catchThrowableOfType(
                Problem.class,
                () -> desk.publish(ADMINISTRATOR, "mine", template("mine", 2031, 0), null, Locale.CHINA));

        assertThat(refused.status()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.code()).isEqualTo("SAME_FORMS");
    }

    private static ReviewTemplateVersion template(String id, @Nullable Integer year, int version) {
        var stage = new Stage("ONLY", "绩效股", "performance division", 5);
        var template = new ReviewTemplate(id, List.of(stage), List.of(), Map.of(), false, true, null, null);
        return ReviewTemplateVersion.newBuilder(
                        TemplateRecords.written(new Entry(new Scope(null, year, null), template), version))
                .setReason("试行")
                .build();
    }
}
