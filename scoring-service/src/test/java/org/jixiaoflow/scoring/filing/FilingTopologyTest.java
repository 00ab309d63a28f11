package org.jixiaoflow.scoring.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.Stores;
import org.assertj.core.groups.Tuple;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentKindFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.StateCount;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.scoring.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("From journal entries and lists to what was filed")
class FilingTopologyTest {

    private static final String REGION = "231083-2022";
    private static final String FINANCE = "231083-2022-OBJECTIVE-finance";
    private static final String SCHOOL = "231083-2022-OBJECTIVE-education.school";
    private static final String EDUCATION = "231083-2022-OBJECTIVE-education";

    private final UnregisteredSerdes serdes = new UnregisteredSerdes();
    private final TopologyTestDriver driver = driver();
    private final Map<String, FormFiling> forms = new HashMap<>();
    private final Map<String, DepartmentFiling> departments = new HashMap<>();
    private final Map<String, FilingSummary> summaries = new HashMap<>();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void formsAreCountedByTheirState() {
        entry(FINANCE, 1, DRAFT);
        entry(FINANCE, 2, SUBMITTED);
        entry(SCHOOL, 1, DRAFT);

        assertThat(of(summaries, REGION).getKinds().get(0).getForms())
                .containsExactly(
                        new StateCount(DRAFT, 1),
                        new StateCount(SUBMITTED, 1),
                        new StateCount(RETURNED, 0),
                        new StateCount(APPROVED, 0));
        assertThat(objectives()).extracting(KindFiling::getUnlisted).isEqualTo(2);
        assertThat(of(departments, "231083-2022-education").getKinds())
                .containsExactly(new DepartmentKindFiling(FormKind.OBJECTIVE, List.of(new StateCount(DRAFT, 1))));
        assertThat(of(forms, SCHOOL)).isEqualTo(new FormFiling(SCHOOL, FormKind.OBJECTIVE, DRAFT, 1L));
    }

    @Test
    void aDepartmentHasFiledOnceAllItsFormsAreSubmitted() {
        list("finance", "education", "audit");
        entry(FINANCE, 3, APPROVED);
        entry(EDUCATION, 2, SUBMITTED);
        entry(SCHOOL, 1, DRAFT);
        assertThat(completeness()).isEqualTo(tuple(3, 1, 1, 1));

        entry(SCHOOL, 2, SUBMITTED);
        assertThat(completeness()).isEqualTo(tuple(3, 1, 2, 1));

        entry(SCHOOL, 3, RETURNED);
        assertThat(completeness()).isEqualTo(tuple(3, 1, 1, 1));
    }

    @Test
    void anEntryThatLeavesAFormInItsStateTellsNothing() {
        entry(FINANCE, 1, DRAFT);

        pipe(
                FORM_EVENTS,
                FINANCE,
                FormEvent.newBuilder(Samples.entry(FINANCE, 2, DRAFT))
                        .setFromState(DRAFT)
                        .build());

        assertThat(of(forms, FINANCE)).isEqualTo(new FormFiling(FINANCE, FormKind.OBJECTIVE, DRAFT, 1L));
    }

    @Test
    void anEntryThatComesAgainOrLateChangesNothing() {
        entry(FINANCE, 3, APPROVED);
        entry(FINANCE, 3, APPROVED);
        entry(FINANCE, 2, SUBMITTED);

        assertThat(of(forms, FINANCE)).isEqualTo(new FormFiling(FINANCE, FormKind.OBJECTIVE, APPROVED, 3L));
        assertThat(of(departments, "231083-2022-finance").getKinds())
                .containsExactly(new DepartmentKindFiling(FormKind.OBJECTIVE, List.of(new StateCount(APPROVED, 1))));
    }

    @Test
    void theNewestListCountsAsAWhole() {
        entry(FINANCE, 3, APPROVED);
        list("finance", "audit");
        assertThat(of(departments, "231083-2022-finance").getDepartmentName()).isEqualTo("name of finance");

        list("education");

        assertThat(departments).containsOnlyKeys("231083-2022-finance", "231083-2022-education");
        assertThat(of(departments, "231083-2022-finance").getListed()).isFalse();
        assertThat(completeness()).isEqualTo(tuple(1, 1, 0, 0));
        assertThat(objectives().getUnlisted()).isEqualTo(1);
    }

    @Test
    void aListTakenBackLeavesNothing() {
        list("finance", "audit");
        pipe(FILING_LISTS, REGION, null);

        assertThat(departments).isEmpty();
        assertThat(summaries).isEmpty();
    }

    @RepeatedTest(10)
    void theSummaryIsAlwaysTheSumOverTheDepartments(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var listed = new HashSet<String>();
        for (var step = 1; step < 80; step++) {
            if (random.nextInt(6) == 0) {
                listed.clear();
                Stream.of("d0", "d1", "d2", "d3")
                        .filter(code -> random.nextBoolean())
                        .forEach(listed::add);
                list(listed.toArray(String[]::new));
            } else {
                var form = "231083-2022-%s-d%d%s"
                        .formatted(
                                random.nextBoolean() ? FormKind.OBJECTIVE : FormKind.SELF_EVALUATION,
                                random.nextInt(5),
                                random.nextBoolean() ? "" : ".u1");
                entry(form, random.nextInt(step), any(random));
            }
            var counted = departments.values().stream()
                    .reduce((FilingSummary) null, FilingSummaries::with, (one, other) -> one);
            assertThat(summaries.get(REGION)).isEqualTo(counted);
            assertThat(departments.values().stream()
                            .flatMap(department -> department.getKinds().stream())
                            .flatMap(kind -> kind.getStates().stream())
                            .mapToInt(StateCount::getForms)
                            .sum())
                    .isEqualTo(forms.size());
            assertThat(departments.values().stream()
                            .filter(DepartmentFiling::getListed)
                            .map(DepartmentFiling::getDepartmentCode))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    private static FormState any(Random random) {
        return List.of(FormState.values()).get(random.nextInt(FormState.values().length));
    }

    private Tuple completeness() {
        var kind = objectives();
        return tuple(of(summaries, REGION).getListed(), kind.getMissing(), kind.getFiled(), kind.getApproved());
    }

    private KindFiling objectives() {
        return of(summaries, REGION).getKinds().get(0);
    }

    private static <T> T of(Map<String, T> table, String key) {
        return Objects.requireNonNull(table.get(key), key);
    }

    private void entry(String form, long version, FormState state) {
        pipe(FORM_EVENTS, form, Samples.entry(form, version, state));
    }

    private void list(String... codes) {
        pipe(
                FILING_LISTS,
                REGION,
                FilingList.newBuilder()
                        .setRegionCode("231083")
                        .setYear(2022)
                        .setVersion(1)
                        .setDepartments(Set.of(codes).stream()
                                .sorted()
                                .map(code -> new ListedDepartment(code, "name of " + code, null, null))
                                .toList())
                        .build());
    }

    private <T extends SpecificRecord> void pipe(Topic<T> topic, String key, @Nullable T value) {
        driver.createInputTopic(
                        topic.name(),
                        Serdes.String().serializer(),
                        serdes.of(topic).serializer())
                .pipeInput(key, value);
        take(FORM_FILINGS, forms);
        take(DEPARTMENT_FILINGS, departments);
        take(FILING_SUMMARIES, summaries);
    }

    private <T extends SpecificRecord> void take(Topic<T> topic, Map<String, T> table) {
        driver.createOutputTopic(
                        topic.name(),
                        Serdes.String().deserializer(),
                        serdes.of(topic).deserializer())
                .readKeyValuesToList()
                .forEach(record -> {
                    if (record.value == null) {
                        table.remove(record.key);
                    } else {
                        table.put(record.key, record.value);
                    }
                });
    }

    private TopologyTestDriver driver() {
        var builder = new StreamsBuilder();
        new FilingTopology(serdes, Stores::inMemoryKeyValueStore).addTo(builder);
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        return new TopologyTestDriver(builder.build(), settings);
    }
}
