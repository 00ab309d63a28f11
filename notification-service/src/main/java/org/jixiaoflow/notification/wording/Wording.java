package org.jixiaoflow.notification.wording;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jixiaoflow.schemas.wording.Sentences;

/** Titles and links. A title names the form and what happened, and nobody. */
public final class Wording {

    private static final Sentences.InBoth SENTENCES = Sentences.of("notification-service-messages");

    private final URI workbench;

    /** @param workbench the pages' address, as people reach it */
    public Wording(URI workbench) {
        this.workbench = workbench;
    }

    /** What happened in a few words; of a kind that has no words of its own, that something did. */
    public String title(Delivery delivery, String language) {
        var form = FormId.parse(delivery.getFormId());
        var words = words(language);
        var key = "title." + delivery.getKind() + "." + side(delivery);
        var fallback = delivery.getActionRequired() ? "title.other.to-do" : "title.other.to-know";
        return words.say(
                words.knows(key) ? key : fallback,
                form.map(id -> String.valueOf(id.year())).orElse(""),
                form.map(id -> words.word("kind." + id.kind())).orElse(""));
    }

    /** The title after whose form it is: a reviewer's letters are about many departments'. */
    public String subject(Delivery delivery, String language) {
        var title = title(delivery, language);
        return department(delivery)
                .map(department -> say("mail.subject", language, department, title))
                .orElse(title);
    }

    private static Optional<String> department(Delivery delivery) {
        return Optional.ofNullable(delivery.getDepartmentName())
                .filter(name -> !name.isBlank())
                .or(() -> FormId.parse(delivery.getFormId()).map(FormId::departmentCode));
    }

    /** Which words it has: reviewers and who answers for them have the same. */
    private static String side(Delivery delivery) {
        return Recipient.parse(delivery.getRecipient())
                .map(recipient -> switch (recipient.kind()) {
                    case DEPARTMENT -> "department";
                    case PERSON -> "person";
                    case STAGE, HEAD -> "stage";
                })
                .orElse("stage");
    }

    /** The sentence of a delivery. */
    public static String text(Delivery delivery) {
        return isEnglish(delivery.getLanguage()) ? delivery.getTextEn() : delivery.getText();
    }

    /** A page one can open. */
    public URI link(Delivery delivery) {
        return workbench.resolve(delivery.getPage());
    }

    /** Another page, relative to the workbench. */
    public URI link(String page) {
        return workbench.resolve(page);
    }

    public String say(String key, String language, Object... values) {
        return words(language).say(key, values);
    }

    private static Sentences words(String language) {
        return isEnglish(language) ? SENTENCES.english() : SENTENCES.chinese();
    }

    private static boolean isEnglish(String language) {
        return language.equals(Locale.ENGLISH.getLanguage());
    }
}
