package org.jixiaoflow.review.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.tracking.ReviewDatabase.received;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.notices.NotificationLists.Addressee;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.review.tracking.Story;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Paging;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Notifications")
class NotificationListsIT {

    private static final Regions HERE = new Regions(List.of("231083"));
    private static final ReadScope EVERYTHING = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());
    private static final Instant NOW = Instant.parse("2022-02-01T00:00:00Z");

    private final Addressee reviewer =
            addressee("wang", List.of("stage:FINANCE_DIVISION", "stage:PERFORMANCE_DIVISION"), List.of("finance"));
    private final Addressee colleague = addressee("li", List.of("stage:FINANCE_DIVISION"), List.of());
    private final Addressee clerk = addressee("zhao", List.of("department:finance"), List.of("finance"));

    private final Notification toStage = notification("stage:FINANCE_DIVISION", "civil-affairs", 1);
    private final Notification aboutFinance = notification("stage:FINANCE_DIVISION", "finance", 2);
    private final Notification toFinance = notification("department:finance", "finance", 3);

    private final NotificationLists notifications = notifications();
    private final NotificationView view = new NotificationView(ReviewDatabase.sql());

    private static NotificationLists notifications() {
        Projections projections = mock();
        when(projections.asOf(anyString())).thenReturn(new AsOf(NOW, Map.of()));
        return new NotificationLists(
                ReviewDatabase.empty(),
                new UnregisteredSerdes(),
                projections,
                new NotificationSettings(URI.create("https://workbench.example/")));
    }

    @BeforeEach
    void told() {
        view.apply(received(List.of(toStage, aboutFinance)));
        view.apply(received(List.of(aboutFinance, toFinance)));
    }

    @Test
    @DisplayName("reach those they are meant for, newest first, but no reviewer about their own department's form")
    void recipients() {
        assertThat(ids(reviewer, false)).containsExactly(toStage.getId());
        assertThat(ids(colleague, false)).containsExactly(aboutFinance.getId(), toStage.getId());
        assertThat(ids(clerk, false)).containsExactly(toFinance.getId());
        assertThat(ids(addressee("nobody", List.of(), List.of()), false)).isEmpty();
    }

    @Test
    @DisplayName("reach nobody of another region, whether or not their recipient names one")
    void regions() {
        var elsewhere = notification("231084", "department:231084/finance", "finance", 4);
        var here = notification("231083", "department:231083/finance", "finance", 5);
        var stageElsewhere = notification("231084", "stage:231084/FINANCE_DIVISION", "health", 6);
        view.apply(received(List.of(elsewhere, here, stageElsewhere)));
        var neighbour = new Addressee(
                "qian",
                new Regions(List.of("231084")),
                List.of("department:finance"),
                List.of("finance"),
                List.of(),
                EVERYTHING);
        var city = new Addressee(
                "sun",
                new Regions(List.of("2310*")),
                List.of("stage:FINANCE_DIVISION"),
                List.of(),
                List.of(),
                EVERYTHING);

        assertThat(ids(clerk, false)).containsExactly(here.getId(), toFinance.getId());
        assertThat(ids(neighbour, false)).containsExactly(elsewhere.getId());
        assertThat(ids(colleague, false)).doesNotContain(stageElsewhere.getId());
        assertThat(ids(city, false)).contains(stageElsewhere.getId(), toStage.getId());
        assertThat(notifications.markRead(neighbour, here.getId(), NOW)).isFalse();
    }

    @Test
    @DisplayName("of several audiences are in one order, a page after the other, and all are counted")
    void pages() {
        var later = notification("stage:PERFORMANCE_DIVISION", "health", 4);
        var last = notification("stage:FINANCE_DIVISION", "education", 5);
        view.apply(received(List.of(later, last)));
        var ofTwoStages = addressee(
                "wang",
                List.of("stage:FINANCE_DIVISION", "stage:PERFORMANCE_DIVISION", "stage:FINANCE_DIVISION"),
                List.of());

        assertThat(page(ofTwoStages, 0)).containsExactly(last.getId(), later.getId());
        assertThat(page(ofTwoStages, 1)).containsExactly(aboutFinance.getId(), toStage.getId());
        assertThat(page(ofTwoStages, 2)).isEmpty();
        assertThat(notifications
                        .list(ofTwoStages, NotificationFilter.none(), Paging.of(0, 3), Locale.CHINA)
                        .total())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("about departments a reviewer isn't for don't reach them")
    void limited() {
        var limited = new Addressee(
                "zhou", HERE, List.of("stage:FINANCE_DIVISION"), List.of(), List.of("civil-affairs"), EVERYTHING);

        assertThat(ids(limited, false)).containsExactly(toStage.getId());
        assertThat(notifications.markRead(limited, aboutFinance.getId(), NOW)).isFalse();
    }

    @Test
    @DisplayName("reach whoever was named as long as they may read the form, and no longer")
    void named() {
        var watched = notification("person:231083/wu", "civil-affairs", 7);
        view.apply(received(List.of(watched)));
        var filed = new ReadScope(HERE, false, true, List.of(), List.of());
        var elsewhere = new ReadScope(HERE, false, false, List.of(), List.of("education"));

        assertThat(ids(new Addressee("wu", HERE, List.of("person:wu"), List.of(), List.of(), filed), false))
                .containsExactly(watched.getId());
        assertThat(ids(new Addressee("wu", HERE, List.of("person:wu"), List.of(), List.of(), elsewhere), false))
                .isEmpty();
    }

    @Test
    @DisplayName("are there for whoever may read no form at all, and say nothing")
    void noForms() {
        var administrator = Addressee.of(
                new Caller("qian", "钱", Set.of("business-administrator"), Regions.EVERY, null, List.of(), List.of()));

        assertThat(ids(administrator, false)).isEmpty();
        assertThat(notifications.count(administrator)).isEqualTo(new NotificationCount(0, 0));
    }

    @Test
    @DisplayName("speak the reader's language")
    void language() {
        assertThat(notifications
                        .list(clerk, NotificationFilter.none(), Paging.first(), Locale.CHINA)
                        .items())
                .extracting(NotificationRow::text)
                .containsExactly("请审核");
        assertThat(notifications
                        .list(clerk, NotificationFilter.none(), Paging.first(), Locale.ENGLISH)
                        .items())
                .extracting(NotificationRow::text)
                .containsExactly("Please review");
    }

    @Test
    @DisplayName("are read by each person alone, and stay read when the view is filled again")
    void read() {
        assertThat(notifications.markRead(colleague, toStage.getId(), NOW)).isTrue();
        assertThat(notifications.markRead(colleague, toStage.getId(), NOW.plusSeconds(1)))
                .isTrue();

        view.clear();
        told();

        assertThat(ids(colleague, true)).containsExactly(aboutFinance.getId());
        assertThat(ids(reviewer, true)).containsExactly(toStage.getId());
        assertThat(notifications
                        .list(colleague, NotificationFilter.none(), Paging.first(), Locale.CHINA)
                        .items())
                .extracting(NotificationRow::readAt)
                .containsExactly(null, NOW);
    }

    @Test
    @DisplayName("of others can't be marked read")
    void ofOthers() {
        assertThat(notifications.markRead(clerk, toStage.getId(), NOW)).isFalse();
        assertThat(notifications.markRead(reviewer, aboutFinance.getId(), NOW)).isFalse();
        assertThat(notifications.markRead(reviewer, UUID.randomUUID(), NOW)).isFalse();
    }

    @Test
    @DisplayName("are counted, and read all at once or all about a form")
    void allAtOnce() {
        assertThat(notifications.count(colleague)).isEqualTo(new NotificationCount(2, 2));

        notifications.markAllRead(colleague, new NotificationFilter(null, null, toStage.getFormId()), NOW);

        assertThat(ids(colleague, true)).containsExactly(aboutFinance.getId());
        assertThat(notifications.count(colleague)).isEqualTo(new NotificationCount(1, 2));

        notifications.markAllRead(colleague, NotificationFilter.none(), NOW);

        assertThat(ids(colleague, true)).isEmpty();
        assertThat(ids(reviewer, true)).containsExactly(toStage.getId());
    }

    @Test
    @DisplayName("ask for nothing any more once it is done, by whomever, and count no longer as unread")
    void done() {
        var told = NOW.plusSeconds(60);
        ReviewDatabase.tell(
                new Story(toStage.getFormId(), Duration.between(Instant.parse("2022-01-10T08:00:00Z"), told))
                        .save()
                        .submit());

        assertThat(toDo(colleague)).containsExactly(aboutFinance.getId());
        assertThat(ids(colleague, true)).containsExactly(aboutFinance.getId());
        assertThat(ids(colleague, false)).containsExactly(aboutFinance.getId(), toStage.getId());
        assertThat(notifications.count(colleague)).isEqualTo(new NotificationCount(1, 1));
    }

    @Test
    @DisplayName("are one line a form, the newest on top, and lead to the page where one acts")
    void byForm() {
        view.apply(received(List.of(notification("stage:FINANCE_DIVISION", "civil-affairs", 9))));

        var lines = notifications
                .byForm(colleague, NotificationFilter.none(), Paging.first(), Locale.CHINA)
                .items();

        assertThat(lines).extracting(NotifiedForm::total).containsExactly(2L, 1L);
        assertThat(lines.get(0).newest().page())
                .isEqualTo(URI.create("https://workbench.example/review/231083-2022-OBJECTIVE-civil-affairs"));
        assertThat(notifications
                        .byForm(clerk, NotificationFilter.none(), Paging.first(), Locale.CHINA)
                        .items()
                        .get(0)
                        .newest()
                        .page())
                .isEqualTo(URI.create("https://workbench.example/forms/231083-2022-OBJECTIVE-finance"));
    }

    private List<UUID> page(Addressee addressee, int page) {
        return notifications
                .list(addressee, NotificationFilter.none(), Paging.of(page, 2), Locale.CHINA)
                .items()
                .stream()
                .map(NotificationRow::id)
                .toList();
    }

    private List<UUID> toDo(Addressee addressee) {
        return notifications
                .list(addressee, new NotificationFilter(null, true, null), Paging.first(), Locale.CHINA)
                .items()
                .stream()
                .map(NotificationRow::id)
                .toList();
    }

    private List<UUID> ids(Addressee addressee, boolean unread) {
        return notifications
                .list(addressee, new NotificationFilter(unread, null, null), Paging.first(), Locale.CHINA)
                .items()
                .stream()
                .map(NotificationRow::id)
                .toList();
    }

    private static Addressee addressee(String person, List<String> audiences, List<String> departments) {
        return new Addressee(person, HERE, audiences, departments, List.of(), EVERYTHING);
    }

    private static Notification notification(String recipient, String department, int minute) {
        return notification("231083", recipient, department, minute);
    }

    private static Notification notification(String region, String recipient, String department, int minute) {
        return Notification.newBuilder()
                .setId(UUID.randomUUID())
                .setRecipient(recipient)
                .setFormId(region + "-2022-OBJECTIVE-" + department)
                .setVersion(2)
                .setTrigger(Trigger.SUBMIT)
                .setActionRequired(true)
                .setText("请审核")
                .setTextEn("Please review")
                .setLink("/forms/" + region + "-2022-OBJECTIVE-" + department)
                .setCreatedAt(NOW.plusSeconds(60L * minute))
                .build();
    }
}
