package org.jixiaoflow.notification.mail;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A mail's subject, and the same words as text and as HTML. */
record MailText(String subject, String plain, String html) {

    static MailText of(List<Delivery> together, Wording wording, @Nullable URI unsubscribe) {
        var language = together.get(0).getLanguage();
        var digest = together.get(0).getDigest();
        var subject = digest
                ? wording.say("mail.digest.subject", language, together.size())
                : wording.subject(together.get(0), language);
        var intro = digest ? wording.say("mail.digest.intro", language) : "";
        var settings = wording.link("settings/notices");
        var plain = Stream.of(
                        Stream.of(intro),
                        sorted(together).map(each -> plain(each, wording, language)),
                        Stream.of("--\n" + wording.say("mail.why", language) + "\n" + settings),
                        Stream.ofNullable(unsubscribe)
                                .map(link -> wording.say("mail.unsubscribe", language) + "\n"
                                        + wording.link("settings/notices")))
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        var html = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: sans-serif; line-height: 1.6">
                %s
                %s
                <hr>
                <p style="color: #555; font-size: 0.9em">%s <a href="%s">%s</a></p>
                </body></html>
                """.formatted(
                language,
                escaped(subject),
                intro.isEmpty() ? "" : "<p>%s</p>".formatted(escaped(intro)),
                sorted(together).map(each -> html(each, wording, language)).collect(Collectors.joining("\n")),
                escaped(wording.say("mail.why", language)),
                escaped(settings.toString()),
                escaped(wording.say("mail.settings", language)));
        return new MailText(subject, plain, html);
    }

    /** What is to be done first. */
    private static Stream<Delivery> sorted(List<Delivery> together) {
        return Stream.concat(
                together.stream().filter(Delivery::getActionRequired),
                together.stream().filter(each -> !each.getActionRequired()));
    }

    private static String plain(Delivery delivery, Wording wording, String language) {
        return toDo(delivery, wording, language) + Wording.text(delivery) + "\n" + wording.link(delivery);
    }

    private static String html(Delivery delivery, Wording wording, String language) {
        return "<p>%s%s<br><a href=\"%s\">%s</a></p>"
                .formatted(
                        escaped(toDo(delivery, wording, language)),
                        escaped(Wording.text(delivery)),
                        escaped(wording.link(delivery).toString()),
                        escaped(wording.say("mail.open", language)));
    }

    private static String toDo(Delivery delivery, Wording wording, String language) {
        return delivery.getDigest() && delivery.getActionRequired()
                ? "[%s] ".formatted(wording.say("mail.digest.to-do", language))
                : "";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
