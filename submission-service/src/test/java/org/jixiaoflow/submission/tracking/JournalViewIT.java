package org.jixiaoflow.submission.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jixiaoflow.submission.Samples.FORM;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The view of the journal")
@NullUnmarked
class JournalViewIT {

    private static final ReadScope EVERYTHING = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

    private final JournalView view = new JournalView(SubmissionDatabase.empty());
    private final TrackedForms forms = SubmissionDatabase.forms();

    @BeforeEach
    void emptyView() {
        view.clear();
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, Integer.getInteger("seeds", 10)).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "random journals {0}")
    @MethodSource("seeds")
    @DisplayName("equals the fold of the topic, however it is cut into batches and repeated")
    void equalsTheFold(long seed) {
        var random = new Random(seed);
        var journals = IntStream.range(0, 4)
                .mapToObj(number -> Journal.random(random, "231083-2023-OBJECTIVE-department-" + number)
                        .entries())
                .toList();

        readInRandomBatchesWithRepeats(random, interleaved(random, journals));

        assertThat(journals).allSatisfy(this::assertShows);
    }

    @Test
    @DisplayName("is the same after it was emptied and read again")
    void rebuilt() {
        var journal = new Journal(FORM)
                .save("民政局")
                .submit()
                .giveBack("目标值不合理")
                .submit()
                .entries();
        read(journal);

        view.clear();
        assertThat(forms.find(id(journal), EVERYTHING)).isEmpty();
        read(journal);

        assertShows(journal);
    }

    @Test
    @DisplayName("keeps texts with characters that PostgreSQL's text can't hold")
    void oddCharacters() {
        var odd = "前\u0000后 '\"\\ \uD83D\uDE00";
        var journal = new Journal(FORM).save(odd).entries();

        read(journal);

        assertThat(forms.history(id(journal), EVERYTHING)).hasValue(journal);
        assertThat(forms.find(id(journal), EVERYTHING).orElseThrow().form().departmentName())
                .isEqualTo(odd.replace("\u0000", ""));
    }

    @Test
    @DisplayName("refuses what is no entry of a form")
    void refusesNonsense() {
        var entry = new Journal(FORM).save("民政局").entries();

        assertThatThrownBy(() -> view.apply(SubmissionDatabase.received("no form", entry)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.apply(List.of(SubmissionDatabase.<FormEvent>received(FORM, null, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertShows(List<FormEvent> journal) {
        var last = journal.get(journal.size() - 1);
        var content = last(journal.stream().filter(entry -> entry.getContent() != null));
        var submission = last(journal.stream().filter(entry -> entry.getTrigger() == Trigger.SUBMIT));
        var approval = last(journal.stream().filter(entry -> entry.getTrigger() == Trigger.APPROVE));

        var shown = forms.find(id(journal), EVERYTHING).orElseThrow();

        assertThat(shown.form().state()).isEqualTo(last.getToState());
        assertThat(shown.form().stage()).isEqualTo(last.getToStage());
        assertThat(shown.form().version()).isEqualTo(last.getVersion());
        assertThat(shown.form().revision()).isEqualTo(last.getRevision());
        assertThat(shown.form().lastTrigger()).isEqualTo(last.getTrigger());
        assertThat(shown.form().lastStep())
                .isEqualTo(last(journal.stream().filter(entry -> Transitions.isStep(entry.getTrigger())))
                        .getTrigger());
        assertThat(shown.form().changedAt().toInstant()).isEqualTo(last.getOccurredAt());
        assertThat(shown.editablePaths()).isEqualTo(last.getEditablePaths());
        assertThat(shown.content()).isEqualTo(content == null ? null : content.getContent());
        assertThat(shown.form().departmentName())
                .isEqualTo(content == null ? null : content.getContent().getDepartmentName());
        assertThat(shown.findings()).isEqualTo(submission == null ? List.of() : submission.getFindings());
        assertThat(
                        shown.form().submittedAt() == null
                                ? null
                                : shown.form().submittedAt().toInstant())
                .isEqualTo(submission == null ? null : submission.getOccurredAt());
        assertThat(shown.form().total()).isEqualTo(approval == null ? null : approval.getTotal());
        assertThat(shown.form().grade()).isEqualTo(approval == null ? null : approval.getGrade());
        assertThat(shown.comments()).isEqualTo(newestComments(journal));
        assertThat(forms.history(id(journal), EVERYTHING)).hasValue(journal);
    }

    private static List<FieldComment> newestComments(List<FormEvent> journal) {
        var newest = new LinkedHashMap<UUID, FieldComment>();
        journal.forEach(entry -> entry.getComments().forEach(comment -> newest.put(comment.getId(), comment)));
        return newest.values().stream()
                .sorted(Comparator.comparing(comment -> comment.getId().toString()))
                .toList();
    }

    private static FormEvent last(Stream<FormEvent> entries) {
        return entries.reduce((one, next) -> next).orElse(null);
    }

    private static FormId id(List<FormEvent> journal) {
        return FormId.parse(journal.get(0).getFormId()).orElseThrow();
    }

    private void read(List<FormEvent> entries) {
        view.apply(entries.stream()
                .map(entry -> SubmissionDatabase.received(entry.getFormId(), entry, 0))
                .toList());
    }

    private void readInRandomBatchesWithRepeats(Random random, List<FormEvent> topic) {
        var next = 0;
        while (next < topic.size()) {
            var from = random.nextInt(4) == 0 ? random.nextInt(next + 1) : next;
            next = Math.min(topic.size(), Math.max(next, from) + 1 + random.nextInt(12));
            read(topic.subList(from, next));
        }
    }

    private static List<FormEvent> interleaved(Random random, List<List<FormEvent>> journals) {
        var topic = new ArrayList<FormEvent>();
        var reached = new int[journals.size()];
        while (topic.size() < journals.stream().mapToInt(List::size).sum()) {
            var form = random.nextInt(journals.size());
            if (reached[form] < journals.get(form).size()) {
                topic.add(journals.get(form).get(reached[form]++));
            }
        }
        return topic;
    }
}
