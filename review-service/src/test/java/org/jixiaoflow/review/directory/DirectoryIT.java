package org.jixiaoflow.review.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.directory.DirectorySettings.Region;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.review.tracking.Story;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The directory")
@NullUnmarked
class DirectoryIT {

    private static final ReadScope AUDITOR = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());
    private static final ReadScope REVIEWER = new ReadScope(Regions.EVERY, false, true, List.of(), List.of());

    private final JdbcClient sql = ReviewDatabase.empty();
    private final FilingListView lists = new FilingListView(sql, Samples.calendar());
    private Map<String, DepartmentRegister> registers = Map.of();
    private final Directory directory = new Directory(
            sql,
            new DirectorySettings(Map.of("231083", new Region("海林市", "Hailin"))),
            () -> registers,
            Samples.calendar());

    @BeforeEach
    void filed() {
        ReviewDatabase.tell(
                new Story("231083-2022-OBJECTIVE-civil-affairs").save().submit(),
                new Story("231083-2021-OBJECTIVE-civil-affairs").save().submit(),
                new Story("230100-2022-OBJECTIVE-education").save());
    }

    @Test
    @DisplayName("calls a department as the newest list does, and without a list as its newest form does")
    void departments() {
        assertThat(directory.departments(Regions.EVERY, List.of("civil-affairs", "education", "nobody")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("civil-affairs", "民政局2", "education", "民政局1"));

        told("231083-2022", list(2022, "civil-affairs", "民政局"));
        told("231083-2023", list(2023, "civil-affairs", "海林市民政局"));

        assertThat(directory.departments(Regions.EVERY, List.of("civil-affairs")))
                .containsEntry("civil-affairs", "海林市民政局");
    }

    @Test
    @DisplayName("calls a registered department as it is registered, in its region and in the year asked for")
    void registered() {
        told("231083-2022", list(2022, "civil-affairs", "海林市民政局"));
        registers = Map.of(
                "231083", Samples.register("civil-affairs", "民政局", "社会事务局"),
                "999999", Samples.register("education", "教体局"));

        assertThat(directory.departments(
                        new Regions(List.of("231083", "230100")), List.of("civil-affairs", "education")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("civil-affairs", "社会事务局", "education", "民政局1"));
        assertThat(directory.departments(REVIEWER, "231083", 2022)).contains(new Named("civil-affairs", "民政局"));
    }

    @Test
    @DisplayName("knows departments that have filed nothing yet, until the list leaves them out")
    void listed() {
        told("231083-2022", list(2022, "audit", "审计局", "finance", "财政局"));

        assertThat(directory.departments(REVIEWER, "231083", 2022))
                .containsExactly(
                        new Named("audit", "审计局"), new Named("civil-affairs", "民政局2"), new Named("finance", "财政局"));

        told("231083-2022", list(2022, "audit", "审计局"), list(2022, "finance", "财政局"));

        assertThat(directory.departments(REVIEWER, "231083", 2022))
                .containsExactly(new Named("civil-affairs", "民政局2"), new Named("finance", "财政局"));

        told("231083-2022", (FilingList) null);

        assertThat(directory.departments(REVIEWER, "231083", 2022)).containsExactly(new Named("civil-affairs", "民政局2"));
    }

    @Test
    @DisplayName("tells regions and years the reader has to do with, newest year first, by the name they were given")
    void regions() {
        told("231083-2023", list(2023, "audit", "审计局"));

        assertThat(directory.regions(AUDITOR, Locale.CHINA))
                .containsExactly(
                        new RegionYears("230100", "230100", List.of(2022)),
                        new RegionYears("231083", "海林市", List.of(2023, 2022, 2021)));
        assertThat(directory.regions(REVIEWER, Locale.ENGLISH))
                .containsExactly(new RegionYears("231083", "Hailin", List.of(2023, 2022, 2021)));
        assertThat(directory.regions(clerkOf("audit"), Locale.CHINA))
                .containsExactly(new RegionYears("231083", "海林市", List.of(2023)));
        assertThat(directory.regions(clerkOf("nobody"), Locale.CHINA)).isEmpty();
    }

    @Test
    @DisplayName("tells whoever is the first to file which region is theirs")
    void ownRegion() {
        assertThat(directory.regions(clerkOf("nobody"), new Regions(List.of("231083", "2301*")), Locale.CHINA))
                .containsExactly(new RegionYears("231083", "海林市", List.of()));
    }

    @Test
    @DisplayName(
            "keeps by when each kind is to be filed, the first working day if that is none, and what a department was given")
    void dates() {
        var list = FilingList.newBuilder(list(2026, "audit", "审计局"))
                .setDeadlines(List.of(new FilingDeadline(FormKind.OBJECTIVE, "2026-02-17")))
                .setDepartments(List.of(new ListedDepartment("audit", "审计局", "2026-03-02", "系统故障")))
                .build();

        told("231083-2026", list, list);

        assertThat(sql.sql("select kind, due_at, due_provisional from review.filing_deadline")
                        .query((row, number) ->
                                List.of(row.getString(1), row.getTimestamp(2).toInstant(), row.getBoolean(3)))
                        .list())
                .containsExactly(List.of("OBJECTIVE", Instant.parse("2026-02-24T15:59:59Z"), false));
        assertThat(sql.sql("select extended_to from review.listed_department")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list())
                .containsExactly(Instant.parse("2026-03-02T15:59:59Z"));
    }

    private static ReadScope clerkOf(String department) {
        return new ReadScope(Regions.EVERY, false, false, List.of(), List.of(department));
    }

    private void told(String key, FilingList... values) {
        lists.apply(Stream.of(values)
                .map(value -> new ViewRecord<>(key, value, (Bytes) null, 0, 0, Instant.EPOCH))
                .toList());
    }

    private static FilingList list(int year, String... codesAndNames) {
        var departments = Stream.iterate(0, at -> at < codesAndNames.length, at -> at + 2)
                .map(at -> new ListedDepartment(codesAndNames[at], codesAndNames[at + 1], null, null))
                .toList();
        return FilingList.newBuilder()
                .setRegionCode("231083")
                .setYear(year)
                .setVersion(1)
                .setDepartments(departments)
                .build();
    }
}
