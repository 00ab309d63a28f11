package org.jixiaoflow.review.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
import org.jixiaoflow.support.calendar.Calendars;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
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
                        entries.get(entries.size() - 1).getPublished().getBytes(UTF_8)));
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
        assertThat(list("Civil-Affairs")).hasSize(1);
        assertThat(list("教育")).isEmpty();
        assertThat(list("indicators")).isEmpty();
        assertThat(publications
                        .list("231083", 2022, FormKind.SELF_EVALUATION, null, Paging.first(), null)
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("is listed part by part")
    void parts() {
        ReviewDatabase.tell(
                approved("a").publish(), approved("b").publish(), approved("c").publish());

        var first = publications.list("231083", 2022, null, null, Paging.of(null, 2), Instant.EPOCH);
        var second = publications.list("231083", 2022, null, null, new Paging(null, 2, first.next()), Instant.EPOCH);

        assertThat(first.items()).extracting(PublicForm::formId).containsExactly(form("a"), form("b"));
        assertThat(second.items()).extracting(PublicForm::formId).containsExactly(form("c"));
        assertThat(second.next()).isNull();
        assertThat(first.total()).isEqualTo(3);
    }

    @Test
    @DisplayName("has what it is found by and its hash from before they were kept, too")
    void fromBefore() throws IOException {
        ReviewDatabase.tell(approved("civil-affairs").publish());
        var kept = kept();
        sql.sql("update review.publication set hash = '', found_by = ''").update();

        var migration = new ClassPathResource("db/review/V27__found_in_what_is_public.sql").getContentAsString(UTF_8);
        sql.sql(migration.split(";", -1)[1].replace("update publication", "update review.publication"))
                .update();

        assertThat(kept()).isEqualTo(kept);
    }

    private Map<String, Object> kept() {
        return sql.sql("select hash, found_by from review.publication").query().singleRow();
    }

    @Test
    @DisplayName("is a table of indicators, too")
    void table() {
        ReviewDatabase.tell(approved("civil-affairs").publish());
        var table = new PublicTable(Samples.messages(), Calendars.read(ZoneId.of("Asia/Shanghai"), null));
        var rows = new ArrayList<List<Object>>();

        publications.read("231083", 2022, null, null, each -> rows.addAll(table.rows(each, Locale.CHINESE)));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row).hasSameSizeAs(table.head(Locale.CHINESE).get(0));
            assertThat(row).contains(form("civil-affairs"), "绩效目标表", "优", "救助及时率");
        });
        assertThat(table.head(Locale.CHINESE).get(0)).contains("公开时间（Asia/Shanghai）");
        var at = list(null).get(0).publishedAt().atZone(ZoneId.of("Asia/Shanghai"));
        assertThat(rows.get(0))
                .contains(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at));
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
        return publications.list("231083", 2022, null, q, Paging.first(), null).items();
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
