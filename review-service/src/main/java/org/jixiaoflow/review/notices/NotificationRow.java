package org.jixiaoflow.review.notices;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.addresses.ActingPage;
import org.jspecify.annotations.Nullable;

/** A notification as one person sees it. */
@Schema(description = "A notification as one person sees it.")
record NotificationRow(
        @Schema(description = "Its id.") UUID id,

        @Schema(description = "Whom it is for: a stage, a department or a person.")
        String recipient,

        String formId,

        @Schema(description = "The form's version it tells of.")
        long version,

        @Schema(description = "What was done.") Trigger trigger,

        @Schema(
                description =
                        "EVENT: what happened. Of a form that waits: DUE_SOON, DUE_TODAY, OVERDUE, ESCALATED. COPIED: they hear of it from now on.")
        NotificationKind kind,

        @Schema(description = "True if the recipient must act now.")
        boolean actionRequired,

        @Schema(description = "True if it still is: what was asked for isn't done, by whomever.")
        boolean toDo,

        @Schema(description = "One sentence in the caller's language.")
        String text,

        @Schema(description = "Where to act, relative to the service's address.")
        String link,

        @Schema(description = "Page to act at, an address a browser can open.")
        URI page,

        @Schema(description = "When it was written.") Instant createdAt,

        @Schema(description = "When the caller read it; absent if not yet.") @Nullable Instant readAt) {

    static NotificationRow of(
            Notification notification, boolean toDo, @Nullable Timestamp readAt, URI workbench, Locale locale) {
        var english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new NotificationRow(
                notification.getId(),
                notification.getRecipient(),
                notification.getFormId(),
                notification.getVersion(),
                notification.getTrigger(),
                notification.getKind(),
                notification.getActionRequired(),
                toDo,
                english ? notification.getTextEn() : notification.getText(),
                notification.getLink(),
                workbench.resolve(ActingPage.of(notification)),
                notification.getCreatedAt(),
                readAt == null ? null : readAt.toInstant());
    }
}
