package org.jixiaoflow.submission.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.intake.FilingSettings.Closed;
import org.jixiaoflow.submission.intake.FilingSettings.Region;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What may be filed")
@NullUnmarked
class FilingSettingsTest {

    private static final Year NOW = Year.of(2026);

    private final FilingSettings settings = new FilingSettings(
            2000, 20, Map.of("231084", new Region(2024, 2027, List.of("education", "health.first-hospital"))));

    @Test
    @DisplayName("is years not too far away, and no form of 2999")
    void years() {
        assertThat(code("231083-2026-OBJECTIVE-education")).isNull();
        assertThat(code("231083-2046-OBJECTIVE-education")).isNull();
        assertThat(settings.objection(form("110000-2999-OBJECTIVE-education"), NOW))
                .hasValue(new Closed("YEAR_NOT_OPEN", List.of("2999", "2000", "2046")));
    }

    @Test
    @DisplayName("is what a region says, where it says anything")
    void region() {
        assertThat(code("231084-2027-OBJECTIVE-education")).isNull();
        assertThat(code("231084-2023-OBJECTIVE-education")).isEqualTo("YEAR_NOT_OPEN");
        assertThat(code("231084-2028-OBJECTIVE-education")).isEqualTo("YEAR_NOT_OPEN");
        assertThat(code("231084-2026-OBJECTIVE-education.any-school")).isNull();
        assertThat(code("231084-2026-OBJECTIVE-health.first-hospital")).isNull();
        assertThat(code("231084-2026-OBJECTIVE-health")).isEqualTo("UNIT_NOT_LISTED");
        assertThat(code("231084-2026-OBJECTIVE-finance")).isEqualTo("UNIT_NOT_LISTED");
    }

    private String code(String form) {
        return settings.objection(form(form), NOW).map(Closed::code).orElse(null);
    }

    private static FormId form(String id) {
        return FormId.parse(id).orElseThrow();
    }
}
