package org.jixiaoflow.notification;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads mails. */
public final class Mails {

    private Mails() {}

    /** Every part of a mail's text. */
    public static String text(MimeMessage mail) {
        try {
            return text(mail.getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) {
            return content.toString();
        }
        var text = new StringBuilder();
        for (var i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            text.append(text(part.getContent())).append('\n');
        }
        return text.toString();
    }

    /** To whom a mail is. */
    public static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
