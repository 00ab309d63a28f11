package org.jixiaoflow.submission.portals;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Upstream portals. Each writes to its own topic, {@code portal.<id>.submissions}.
 *
 * @param portals by id
 * @param readers threads that read the portals' topics; a partition is read by one
 * @param discovery how soon a new portal's topic is noticed
 * @param largestRecord largest submission taken
 */
@Validated
@ConfigurationProperties("jixiao.portal")
public record PortalSettings(
        @DefaultValue Map<String, @Valid Portal> portals,
        @DefaultValue("2") @Positive int readers,
        @DefaultValue("10s") Duration discovery,
        @DefaultValue("512KB") DataSize largestRecord) {

    private static final String EVERY = "*";

    /**
     * A portal.
     *
     * @param name to show
     * @param regions 行政区划代码 it speaks for; {@code 2310*} for all that begin so, {@code *} for every one
     * @param departments departments it speaks for; {@code *} for every one
     * @param credentialIssuedOn day on which it got the password or key that it comes with; null if nobody wrote it down, for neither the
     *     broker nor the identity provider tells
     * @param credentialExpiresOn last day on which that is to be used; null if nobody said
     */
    public record Portal(
            @NotBlank String name,
            @NotEmpty List<String> regions,
            @NotEmpty List<String> departments,
            @Nullable LocalDate credentialIssuedOn,
            @Nullable LocalDate credentialExpiresOn) {

        /** Whether the form is of a department that it speaks for. */
        public boolean speaksFor(FormId form) {
            return new Regions(regions).cover(form.regionCode())
                    && (departments.contains(EVERY) || departments.contains(form.departmentCode()));
        }
    }
}
