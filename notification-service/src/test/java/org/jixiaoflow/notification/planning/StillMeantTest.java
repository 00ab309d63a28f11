package org.jixiaoflow.notification.planning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.delivery;

import java.time.Duration;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

@DisplayName("What waits to be sent is still for")
class StillMeantTest {

    private static final String FORM = "231083-2026-OBJECTIVE-education";

    @Test
    @DisplayName("a clerk of the department, and no longer for one who moved to another or left")
    void whoeverStillIsThere() {
        assertThat(standing("department: education").holds(clerks())).isTrue();
        assertThat(standing("department: civil-affairs").holds(clerks())).isFalse();
        assertThat(standing("department: education")
                        .holds(Delivery.newBuilder(clerks())
                                .setPerson("left")
                                .setAddress("left@example.test")
                                .build()))
                .isFalse();
    }

    @Test
    @DisplayName("a mailbox that somebody shares who is there")
    void sharedMailbox() {
        assertThat(standing("department: education")
                        .holds(Delivery.newBuilder(clerks()).setPerson("left").build()))
                .isTrue();
    }

    @Test
    @DisplayName("who wants it, and not for who chose since that they want none")
    void whoeverWantsIt() {
        var wantsNothing =
                new StillMeant(people("department: education"), (person, delivery) -> false, delivery -> true, clock());

        assertThat(wantsNothing.holds(clerks())).isFalse();
    }

    @Test
    @DisplayName("a system or a group, which is nobody's own")
    void whateverIsNobodys() {
        assertThat(standing("department: civil-affairs")
                        .holds(Delivery.newBuilder(clerks()).setPerson(null).build()))
                .isTrue();
    }

    @Test
    @DisplayName("a digest, and what is late, as long as it is to be done; what comes at once isn't asked")
    void whatIsToBeDone() {
        var clock = clock();
        var done = new StillMeant(people("department: education"), StillMeantTest::wanted, delivery -> false, clock);

        assertThat(done.holds(clerks())).isTrue();
        assertThat(done.holds(Delivery.newBuilder(clerks()).setDigest(true).build()))
                .isFalse();

        clock.pass(Duration.ofMinutes(11));

        assertThat(done.holds(clerks())).isFalse();
    }

    private static StillMeant standing(String office) {
        return new StillMeant(people(office), StillMeantTest::wanted, delivery -> true, clock());
    }

    private static AddressBook people(String office) {
        var file = "identity: { people: [{ id: clerk, name: 王芳, roles: [clerk], regions: [\"231083\"], %s }] }";
        return AddressBook.of(
                new ByteArrayResource(file.formatted(office).getBytes(UTF_8)) {
                    @Override
                    public long lastModified() {
                        return 1;
                    }
                },
                "example.test",
                new SubstitutionTable());
    }

    private static ManualClock clock() {
        return new ManualClock(NOW);
    }

    private static Delivery clerks() {
        return delivery("mail", "clerk@example.test", 1)
                .setPerson("clerk")
                .setRecipient("department:231083/education")
                .setFormId(FORM)
                .build();
    }

    private static boolean wanted(Addressee person, Delivery delivery) {
        return true;
    }
}
