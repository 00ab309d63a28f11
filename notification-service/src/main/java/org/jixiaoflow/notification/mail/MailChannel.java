package org.jixiaoflow.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.delivery.Channel;
import org.jixiaoflow.notification.delivery.Destination;
import org.jixiaoflow.notification.delivery.Parcels;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.addresses.Addressee;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** To each person's own address. A repeat has the same Message-ID. */
final class MailChannel implements Channel {

    static final String NAME = "mail";

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Wording wording;
    private final Unsubscribing unsubscribing;

    MailChannel(JavaMailSender sender, MailSettings settings, Wording wording, Unsubscribing unsubscribing) {
        this.sender = sender;
        this.settings = settings;
        this.wording = wording;
        this.unsubscribing = unsubscribing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Destination> destinations(Notification notification, List<Addressee> hearers) {
        return hearers.stream()
                .flatMap(person -> Stream.ofNullable(person.email()).map(address -> new Destination(address, person)))
                .toList();
    }

    @Override
    public boolean reachesPeople() {
        return true;
    }

    /** What is for the digest goes together, in one language. */
    @Override
    public Parcels parcels(String address, List<Delivery> due) {
        var parcels = new ArrayList<List<Delivery>>();
        due.stream().filter(each -> !each.getDigest()).map(List::of).forEach(parcels::add);
        parcels.addAll(due.stream()
                .filter(Delivery::getDigest)
                .collect(Collectors.groupingBy(Delivery::getLanguage))
                .values());
        return new Parcels(parcels, Duration.ZERO);
    }

    @Override
    public Attempt send(String address, List<Delivery> together) {
        try {
            sender.send(message(address, together));
            return new Attempt.Taken();
        } catch (AddressException unfit) {
            return new Attempt.Refused(String.valueOf(unfit.getMessage()));
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private MimeMessage message(String address, List<Delivery> together) throws MessagingException {
        var first = together.get(0);
        var unsubscribe = first.getDigest() && first.getPerson() != null ? unsubscribing.link(first.getPerson()) : null;
        var text = MailText.of(together, wording, unsubscribe);
        var message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(new InternetAddress(address, true));
        helper.setSubject(text.subject());
        helper.setText(text.plain(), text.html());
        message.setHeader("Message-ID", "<%s@jixiaoflow.org>".formatted(first.getId()));
        message.setHeader(
                "X-Jixiao-Delivery",
                together.stream().map(each -> each.getId().toString()).collect(Collectors.joining(",\r\n ")));
        message.setHeader("Auto-Submitted", "auto-generated");
        unsubscribeBy(message, unsubscribe);
        return message;
    }

    private static void unsubscribeBy(MimeMessage message, @Nullable URI link) throws MessagingException {
        if (link != null) {
            message.setHeader("List-Unsubscribe", "<%s>".formatted(link));
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    @Override
    public int lanes() {
        return settings.lanes();
    }
}
