package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.review.tracking.ReviewDatabase.tell;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.json.AvroModule;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Forms that aren't theirs to decide on")
class OpinionListsIT {

    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";
    private static final FormId ID = FormId.parse(FORM).orElseThrow();
    private static final ReadScope HERE = scope("231083");

    private final OpinionLists opinions = new OpinionLists(
            ReviewDatabase.empty(),
            JsonMapper.builder().addModule(new AvroModule()).build());
    private final WatchLists watches = new WatchLists(ReviewDatabase.sql());
    private final WatchView view = new WatchView(ReviewDatabase.sql());

    @Test
    @DisplayName("wait for the opinion of whoever was asked, until it is given or the form moves")
    void asked() {
        tell(new Story(FORM).save().submit().consult("wang", "expert").consult("wang", "li"));
        assertThat(opinions.waiting(List.of("nobody", "expert"), HERE))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.form().formId()).isEqualTo(FORM);
                    assertThat(asked.consultation().question()).isEqualTo("目标值合理吗");
                    assertThat(asked.consultation().askedBy()).isEqualTo("姓名 wang");
                });
        assertThat(opinions.waiting(List.of("expert"), scope("231084"))).isEmpty();

        tell(new Story(FORM)
                .save()
                .submit()
                .consult("wang", "expert")
                .consult("wang", "li")
                .opine("expert"));
        assertThat(opinions.waiting(List.of("expert"), HERE)).isEmpty();
        assertThat(opinions.of(ID))
                .extracting(AskedOpinion::person, AskedOpinion::state)
                .containsExactlyInAnyOrder(
                        tuple("li", ConsultationState.OPEN), tuple("expert", ConsultationState.ANSWERED));

        tell(new Story(FORM)
                .save()
                .submit()
                .consult("wang", "expert")
                .consult("wang", "li")
                .opine("expert")
                .pass("wang"));
        assertThat(opinions.waiting(List.of("li"), HERE)).isEmpty();
        assertThat(opinions.of(ID)).isEmpty();
    }

    @Test
    @DisplayName("are watched until they no longer are, by those who may still read them")
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
