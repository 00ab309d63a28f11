package org.jixiaoflow.review.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.disclosure.PublicRevision.Standing;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.review.tracking.Story;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What is public")
@NullUnmarked
class PublicationsIT {

    private final JdbcClient sql = ReviewDatabase.empty();
    private final PublicForms publications = new PublicForms(sql, JsonMapper.shared());

    @Test
    @DisplayName("is what was published last of each form, with the hash of what its entry says")
    void current() {
        var story = approved("civil-affairs").publish();
        ReviewDatabase.tell(
                story, approved("education"), approved("health").publish().withhold());

        var listed = list(null);

        assertThat(listed).extracting(PublicForm::formId).containsExactly(form("civil-affairs"));
        assertThat(listed.get(0).grade()).isEqualTo(Grade.EXCELLENT);
        var entries = story.entries();
        assertThat(listed.get(0).hash())
                .isEqualTo(EntryHash.of(
                        entries.get(entries.size() - 1).getPublished().getBytes(StandardCharsets.UTF_8)));
        assertThat(publications.regions()).containsExactlyEntriesOf(Map.of("231083", List.of(2022)));
    }

    @Test
    @DisplayName("stays so when the form is adjusted, and says that there is a newer one once there is")
    void superseded() {
        var story = approved("civil-affairs")
                .publish()
                .grantAdjustment("li")
                .adjust()
                .save()
                .submit();
        ReviewDatabase.tell(story);
        assertThat(standing("civil-affairs", 1)).isEqualTo(Standing.CURRENT);

        ReviewDatabase.tell(story.pass("li").pass("li").approve("li").publish());

        assertThat(standing("civil-affairs", 1)).isEqualTo(Standing.SUPERSEDED);
        assertThat(standing("civil-affairs", 2)).isEqualTo(Standing.CURRENT);
        assertThat(list(null)).extracting(PublicForm::revision).containsExactly(2);
        assertThat(find("civil-affairs", 1).newest()).isEqualTo(2);
    }

    @Test
    @DisplayName("is nothing any more once it is withheld, in none of its revisions, till it is published again")
    void withheld() {
        var story = approved("civil-affairs")
                .publish()
                .grantAdjustment("li")
                .adjust()
                .save()
                .submit();
        story.pass("li").pass("li").approve("li").publish().withhold();
        ReviewDatabase.tell(story);

        assertThat(standing("civil-affairs", 1)).isEqualTo(Standing.WITHHELD);
        assertThat(find("civil-affairs", 2).document()).isNull();
        assertThat(find("civil-affairs", 2).hash()).isNull();
        assertThat(list(null)).isEmpty();

        // all of it is read once more
        ReviewDatabase.tell(story.publish());
        assertThat(standing("civil-affairs", 1)).isEqualTo(Standing.WITHHELD);
        assertThat(standing("civil-affairs", 2)).isEqualTo(Standing.CURRENT);
    }

    @Test
    @DisplayName("is found by the department's name and by what a form says")
    void search() {
        ReviewDatabase.tell(approved("civil-affairs").publish());

        assertThat(list("民政局")).hasSize(1);
        assertThat(list("救助及时")).hasSize(1);
        assertThat(list("教育")).isEmpty();
        assertThat(publications.list("231083", 2022, FormKind.SELF_EVALUATION, null))
                .isEmpty();
    }

    @Test
    @DisplayName("is a table of indicators, too")
    void table() {
        ReviewDatabase.tell(approved("civil-affairs").publish());
        var table = new PublicTable(Samples.messages());
        var rows = new ArrayList<List<Object>>();

        publications.read("231083", 2022, null, null, each -> rows.addAll(table.rows(each, Locale.CHINESE)));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row).hasSameSizeAs(table.head(Locale.CHINESE).get(0));
            assertThat(row).contains(form("civil-affairs"), "绩效目标表", "优", "救助及时率");
        });
    }

    @Test
    @DisplayName("is told to who says so, beside what may be")
    void candidates() {
        ReviewDatabase.tell(
                approved("civil-affairs").publish(),
                approved("education"),
                approved("health").publish().revoke("li"),
                new Story(form("drafting")).save());
        var candidates = new Candidates(sql, mock(), Clock.systemUTC());

        assertThat(candidates.of("231083", 2022))
                .extracting(Candidate::departmentCode, each -> each.open().toString())
                .containsExactlyInAnyOrder(
                        tuple("civil-affairs", "[WITHHOLD]"),
                        tuple("education", "[PUBLISH]"),
                        tuple("health", "[WITHHOLD]"));
    }

    private List<PublicForm> list(String q) {
        return publications.list("231083", 2022, null, q);
    }

    private PublicRevision find(String department, int revision) {
        return publications
                .find(FormId.parse(form(department)).orElseThrow(), revision)
                .orElseThrow();
    }

    private Standing standing(String department, int revision) {
        return find(department, revision).standing();
    }

    private static Story approved(String department) {
        return new Story(form(department)).save().submit().pass("li").pass("li").approve("li");
    }

    private static String form(String department) {
        return "231083-2022-OBJECTIVE-" + department;
    }
}
