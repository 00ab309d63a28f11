package org.jixiaoflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.List;
import org.jixiaoflow.notification.Mails;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("A mail")
class MailChannelTest {

    private static final String ADDRESS = "clerk@example.test";
    private static final URI WORKBENCH = URI.create("http://localhost:8080/");

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final Unsubscribing unsubscribing = new Unsubscribing(URI.create("http://localhost:8086/"), "secret");
    private MailChannel channel;

    @BeforeEach
    void start() {
        server.start();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        channel = new MailChannel(
                sender,
                new MailSettings("no-reply@example.test", URI.create("http://localhost:8086/"), "secret", 2),
                new Wording(WORKBENCH),
                unsubscribing);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void saysInTextAndHtmlWhatHappenedAndWhereToAct() throws Exception {
        var mail = sent(delivery("mail", ADDRESS, 1).build());

        assertThat(mail.getSubject()).isEqualTo("department-1 2026 年度部门整体绩效目标表被退回，请修改");
        assertThat(mail.getContentType()).startsWith("multipart/");
        assertThat(Mails.text(mail))
                .contains("第 1 张表被退回")
                .contains("http://localhost:8080/forms/231083-2026-OBJECTIVE-department-1")
                .contains("<a href=\"http://localhost:8080/forms/231083-2026-OBJECTIVE-department-1\">打开页面</a>");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void toAReviewerNamesTheDepartmentWhoseFormItIsAbout() throws Exception {
        var mail = sent(delivery("mail", ADDRESS, 1)
                .setRecipient("person:231083/finance")
                .setKind("HAND_OVER")
                .setDepartmentName("教育局")
                .build());

        assertThat(mail.getSubject()).isEqualTo("教育局 2026 年度部门整体绩效目标表转给您审核");
    }

    @Test
    void isInTheReadersLanguage() throws Exception {
        var mail = sent(delivery("mail", ADDRESS, 1).setLanguage("en").build());

        assertThat(mail.getSubject()).isEqualTo("department-1: The objectives form of 2026 was returned for changes");
        assertThat(Mails.text(mail)).contains("Form 1 was returned");
    }

    @Test
    void hasTheSameMessageIdWhenItIsRepeated() throws Exception {
        var delivery = delivery("mail", ADDRESS, 1).build();

        channel.send(ADDRESS, List.of(delivery));
        channel.send(ADDRESS, List.of(delivery));

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .contains(delivery.getId().toString())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void aboutAKindThatHasNoTitleYetHasAGeneralOne() throws Exception {
        var mail = sent(delivery("mail", ADDRESS, 1).setKind("SOMETHING_NEW").build());

        assertThat(mail.getSubject()).isEqualTo("department-1 2026 年度部门整体绩效目标表有一件事待您办理");
    }

    @Test
    void ofSomebodyElsesWordsHoldsNoHtml() throws Exception {
        var mail = sent(delivery("mail", ADDRESS, 1)
                .setText("<script>alert(1)</script>")
                .build());

        assertThat(Mails.text(mail)).contains("&lt;script&gt;");
    }

    @Test
    void toAnAddressThatIsNoneIsGivenUp() {
        assertThat(channel.send(
                        "no address", List.of(delivery("mail", "no address", 1).build())))
                .isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void thatIsADigestHoldsAllThatIsDueAndEndsWithOneClick() throws Exception {
        var due = List.of(digest(1), digest(2), delivery("mail", ADDRESS, 3).build());

        var parcels = channel.parcels(ADDRESS, due).now();
        parcels.forEach(parcel -> channel.send(ADDRESS, parcel));

        assertThat(parcels).hasSize(2);
        var mail = server.getReceivedMessages()[1];
        assertThat(mail.getSubject()).isEqualTo("绩效流：2 条通知");
        assertThat(Mails.text(mail)).contains("第 1 张表", "第 2 张表").doesNotContain("第 3 张表");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe", null)).isEqualTo("<%s>".formatted(unsubscribing.link("clerk")));
    }

    @Test
    void endsDigestsOnlyOfWhomItWasFor() {
        var link = unsubscribing.link("clerk").getQuery();
        var token = link.substring(link.indexOf("token=") + 6);

        assertThat(unsubscribing.isGenuine("clerk", token)).isTrue();
        assertThat(unsubscribing.isGenuine("head", token)).isFalse();
    }

    private static Delivery digest(int number) {
        return delivery("mail", ADDRESS, number)
                .setDigest(true)
                .setPerson("clerk")
                .build();
    }

    private MimeMessage sent(Delivery delivery) {
        assertThat(channel.send(ADDRESS, List.of(delivery))).isInstanceOf(Attempt.Taken.class);
        return server.getReceivedMessages()[0];
    }
}
