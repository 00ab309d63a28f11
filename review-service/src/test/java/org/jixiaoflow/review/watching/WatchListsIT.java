package org.jixiaoflow.review.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.tracking.ReviewDatabase.tell;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.review.tracking.Story;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Forms that somebody watches")
class WatchListsIT {

    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";
    private static final FormId ID = FormId.parse(FORM).orElseThrow();
    private static final ReadScope HERE = scope("231083");

    private final WatchLists watches = new WatchLists(ReviewDatabase.empty());
    private final WatchView view = new WatchView(ReviewDatabase.sql());

    @Test
    @DisplayName("are theirs until they no longer watch them or may no longer read them")
    void watched() {
        tell(new Story(FORM).save().submit());
        view.apply(List.of(watch("auditor", true), watch("reader", true), watch("gone", true)));
        view.apply(List.of(watch("gone", false)));

        assertThat(watches.of(ID)).extracting(Watch::person).containsExactly("auditor", "reader");
        assertThat(watches.by("reader", HERE)).singleElement().satisfies(watched -> {
            assertThat(watched.form().formId()).isEqualTo(FORM);
            assertThat(watched.watch().addedByName()).isEqualTo("王审核");
        });
        assertThat(watches.by("reader", scope("231084"))).isEmpty();
        assertThat(watches.by("gone", HERE)).isEmpty();
    }

    private static ViewRecord<FormWatch> watch(String person, boolean watches) {
        var watch = new FormWatch(
                FORM,
                new Person(person, person),
                null,
                new Person("wang", "王审核"),
                Instant.parse("2022-02-01T00:00:00Z"));
        return record(person, watches ? watch : null);
    }

    private static ViewRecord<FormWatch> record(String person, @Nullable FormWatch watch) {
        return new ViewRecord<>(
                FORM + "|" + person,
                watch,
                watch == null ? null : Bytes.wrap(UnregisteredSerdes.value(watch)),
                0,
                0,
                Instant.EPOCH);
    }

    private static ReadScope scope(String region) {
        return ReadScope.of(new Principal(
                Set.of(Role.READER),
                new Regions(List.of(region)),
                null,
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of()));
    }
}
