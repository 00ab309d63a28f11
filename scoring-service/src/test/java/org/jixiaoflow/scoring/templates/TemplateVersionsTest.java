package org.jixiaoflow.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Versions of scoring templates")
class TemplateVersionsTest {

    @Test
    @DisplayName("stay readable, the newest in force")
    void newest() {
        var versions = TemplateVersions.NONE.with(template("standard", 1)).with(template("standard", 2));

        assertThat(versions.newest("standard")).contains(template("standard", 2));
        assertThat(versions.of("standard", 1)).contains(template("standard", 1));
        assertThat(versions.mark()).isEqualTo("standard@2");
    }

    @Test
    @DisplayName("with a number that is taken, or that leaves a gap, don't count")
    void first() {
        var first = ScoringTemplate.newBuilder(template("standard", 2))
                .setName("先到")
                .build();
        var second = ScoringTemplate.newBuilder(template("standard", 2))
                .setName("后到")
                .build();
        var versions = TemplateVersions.NONE
                .with(template("standard", 1))
                .with(first)
                .with(second)
                .with(template("standard", 4));

        assertThat(versions.newest("standard")).contains(first);
    }

    @Test
    @DisplayName("apply to the forms nearest to them")
    void applying() {
        var versions = TemplateVersions.NONE
                .with(template("standard", 1))
                .with(ScoringTemplate.newBuilder(template("of-year", 1))
                        .setYear(2023)
                        .build())
                .with(ScoringTemplate.newBuilder(template("of-region", 1))
                        .setRegionCode("231083")
                        .build())
                .with(ScoringTemplate.newBuilder(template("of-kind", 1))
                        .setKind(FormKind.SELF_EVALUATION)
                        .build())
                .with(ScoringTemplate.newBuilder(template("asked-for", 1))
                        .setRegionCode("231083")
                        .setYear(2023)
                        .setPreset(true)
                        .build());

        assertThat(versions.applying("231083", 2023, FormKind.SELF_EVALUATION).getTemplateId())
                .isEqualTo("of-region");
        assertThat(versions.applying("110000", 2023, FormKind.SELF_EVALUATION).getTemplateId())
                .isEqualTo("of-year");
        assertThat(versions.applying("110000", 2022, FormKind.SELF_EVALUATION).getTemplateId())
                .isEqualTo("of-kind");
        assertThat(versions.applying("110000", 2022, FormKind.OBJECTIVE).getTemplateId())
                .isEqualTo("standard");
    }

    private static ScoringTemplate template(String id, int version) {
        return ScoringTemplate.newBuilder(Samples.standard())
                .setTemplateId(id)
                .setVersion(version)
                .build();
    }
}
