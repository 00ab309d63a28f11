package org.jixiaoflow.support.addresses;

import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.Recipient;

/** Where whoever is notified goes on, relative to the workbench's address. */
public final class ActingPage {

    private ActingPage() {}

    /** Whoever must act is led to where they can: reviewers to the review, others to the form, and home where there is no form yet. */
    public static String of(Notification notification) {
        if (notification.getVersion() == 0) {
            return "";
        }
        var reviewed = notification.getActionRequired() && isReviewer(notification.getRecipient());
        return (reviewed ? "review/" : "forms/") + notification.getFormId();
    }

    private static boolean isReviewer(String recipient) {
        return Recipient.parse(recipient)
                .filter(who -> who.kind() != Recipient.Kind.DEPARTMENT)
                .isPresent();
    }
}
