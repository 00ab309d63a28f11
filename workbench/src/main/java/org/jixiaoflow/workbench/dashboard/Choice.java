package org.jixiaoflow.workbench.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.OwedFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a dashboard is about: it stands in the address.
 *
 * @param only whom of its departments it lists; all if it is null
 */
record Choice(
        @Nullable String region,
        int year,
        FormKind kind,
        @Nullable Tile only) {

    /**
     * What was asked for; what wasn't is the reader's first region, and its newest year that isn't still to come.
     *
     * @param thisYear the year it is
     */
    static Choice of(
            Me me,
            @Nullable String region,
            @Nullable Integer year,
            @Nullable FormKind kind,
            @Nullable Tile only,
            int thisYear) {
        var where = me.region(region);
        return new Choice(
                where,
                year == null ? newest(me, where, thisYear) : year,
                Objects.requireNonNullElse(kind, FormKind.OBJECTIVE),
                only);
    }

    private static int newest(Me me, @Nullable String region, int thisYear) {
        return region(me, region)
                .flatMap(each -> each.newest(thisYear))
                .or(() -> years(me, region).stream().min(Comparator.naturalOrder()))
                .orElse(thisYear);
    }

    private static List<Integer> years(Me me, @Nullable String region) {
        return region(me, region).map(Me.RegionYears::years).orElse(List.of());
    }

    private static Optional<Me.RegionYears> region(Me me, @Nullable String code) {
        return me.regions().stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The years there are to choose from, the newest first. */
    public List<Integer> years(Me me) {
        return Stream.concat(years(me, region).stream(), Stream.of(year))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The address of {@code path} with all this. */
    public String address(String path) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("region", "{region}")
                .queryParam("year", "{year}")
                .queryParam("kind", "{kind}")
                .encode()
                .buildAndExpand(Optional.ofNullable(region).orElse(""), year, kind)
                .toUriString();
    }

    /** Where it lists only those, or all. */
    public String list(@Nullable Tile tile) {
        return address("/dashboard") + (tile == null ? "" : "&only=" + tile) + "#ranking";
    }

    /** Of what is owed, that. */
    public OwedFilter owed(boolean overdue) {
        return new OwedFilter(region, year, kind, overdue);
    }

    /** What hints about sums of it are called. */
    public String hint() {
        return region + "-" + year;
    }
}
