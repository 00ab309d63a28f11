package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.review.tracking.ReviewDatabase.tell;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.review.tracking.Story;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A form's past")
class JournalIT {

    private static final FormId FORM =
            FormId.parse("231083-2022-OBJECTIVE-civil-affairs").orElseThrow();
    private static final ReadScope EVERYBODY = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

    private final Journal journal = new Journal(ReviewDatabase.empty(), new UnregisteredSerdes());

    private final Story story = new Story(FORM.toString()).save().submit();

    @Test
    @DisplayName("is every journal entry in order, chained, without the contents")
    void history() {
        tell(story.giveBack("wang", "目标值不合理").save().submit());

        var history = journal.history(FORM, EVERYBODY);

        assertThat(history)
                .extracting(FormEvent::getTrigger, FormEvent::getVersion, FormEvent::getPreviousHash)
                .containsExactly(
                        tuple(Trigger.SAVE, 1L, null),
                        tuple(Trigger.SUBMIT, 2L, hash("1")),
                        tuple(Trigger.RETURN, 3L, hash("2")),
                        tuple(Trigger.SAVE, 4L, hash("3")),
                        tuple(Trigger.SUBMIT, 5L, hash("4")));
        assertThat(history).extracting(FormEvent::getContent).containsOnlyNulls();
        assertThat(history.get(2).getComments()).hasSize(1);
    }

    @Test
    @DisplayName("has what was approved, as long as its approval stands, for those who may read it")
    void approved() {
        tell(story.giveBack("wang", "目标值不合理").submit());
        assertThat(journal.approved(FORM, EVERYBODY)).isEmpty();
        tell(story.pass("wang").pass("li").approve("zhao"));
        assertThat(journal.approved(FORM, EVERYBODY))
                .map(found -> found.revision().revision())
                .hasValue(2);
        var heir = new ReadScope(Regions.EVERY, false, false, List.of(), List.of("civil-service"));
        assertThat(journal.approved(FORM, heir)).isEmpty();
        assertThat(journal.approved(FORM, heir.withPredecessors("civil-service", List.of("civil-affairs"))))
                .isPresent();
        assertThat(journal.approved(FORM, heir.withPredecessors("education", List.of("civil-affairs"))))
                .isEmpty();

        tell(story.revoke("zhao"));
        assertThat(journal.approved(FORM, EVERYBODY)).isEmpty();
    }

    @Test
    @DisplayName("has a revision for every submission, graded as long as its approval stands")
    void revisions() {
        tell(story.giveBack("wang", "目标值不合理").submit().pass("wang").pass("li").approve("zhao"));
        assertThat(journal.revisions(FORM, EVERYBODY))
                .extracting(Revision::revision, Revision::version, Revision::grade, Revision::total)
                .containsExactly(tuple(2, 4L, Grade.EXCELLENT, new BigDecimal("92.00")), tuple(1, 2L, null, null));

        tell(story.revoke("zhao"));
        assertThat(journal.revisions(FORM, EVERYBODY))
                .extracting(Revision::grade)
                .containsOnlyNulls();
    }

    @Test
    @DisplayName("keeps what was submitted, whatever was saved since")
    void revision() {
        tell(story.giveBack("wang", "目标值不合理").save().save());

        var submitted = journal.revision(FORM, 1, EVERYBODY).orElseThrow();

        assertThat(submitted.content().getIndicators().get(0).getTarget()).isEqualTo("2");
        assertThat(submitted.findings()).hasSize(1);
        assertThat(submitted.revision().submittedBy()).isEqualTo("姓名 clerk-1");
        assertThat(journal.revision(FORM, 2, EVERYBODY)).isEmpty();
    }

    @Test
    @DisplayName("is part of a region's year, which proves itself as one")
    void year() {
        tell(new Story(FORM.toString()).save());
        tell(new Story("231083-2022-OBJECTIVE-education").save());
        tell(new Story("231083-2023-OBJECTIVE-education").save());
        tell(new Story("231084-2022-OBJECTIVE-education").save());
        var proof = new JournalProof();

        var forms = journal.forms("231083", 2022, EVERYBODY);
        journal.export(forms, true, EVERYBODY, proof::take);

        assertThat(journal.forms("231083", 2024, EVERYBODY)).isEmpty();
        assertThat(proof.result()).isEmpty();
        assertThat(proof.forms()).isEqualTo(2);
        assertThat(proof.entries()).isEqualTo(2);
    }

    @Test
    @DisplayName("is hidden with the form")
    void hidden() {
        tell(story);
        var strangers = new ReadScope(Regions.EVERY, false, false, List.of(), List.of("education"));

        assertThat(journal.history(FORM, strangers)).isEmpty();
        assertThat(journal.revisions(FORM, strangers)).isEmpty();
        assertThat(journal.revision(FORM, 1, strangers)).isEmpty();
    }

    @Test
    @DisplayName(
            "tells the department that opinions were asked and forms handed over, but not what reviewers say to each other about it")
    void amongReviewers() {
        tell(story.handOver("wang", "li")
                .consult("li", "expert")
                .opine("expert")
                .giveBack("li", "目标值不合理"));
        var department = new ReadScope(Regions.EVERY, false, false, List.of(), List.of("civil-affairs"));
        var portal = new ReadScope(Regions.EVERY, true, false, List.of(), List.of("*"));
        var reviewer = new ReadScope(Regions.EVERY, false, true, List.of(), List.of("finance"));

        assertThat(List.of(department, portal))
                .allSatisfy(readScope -> assertThat(journal.history(FORM, readScope))
                        .hasSize(6)
                        .satisfies(entries -> assertThat(entries.toString())
                                .contains("合理", "目标值不合理")
                                .doesNotContain("出差", Story.QUESTION)));
        assertThat(journal.history(FORM, reviewer).toString()).contains("出差", Story.QUESTION);
    }

    private static String hash(String end) {
        return "0".repeat(63) + end;
    }
}
