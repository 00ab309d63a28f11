package org.jixiaoflow.workbench.services;

import org.jixiaoflow.schemas.DeliveryState;
import org.jspecify.annotations.Nullable;

/** What the list of deliveries is narrowed to; what is absent narrows nothing. */
public record DeliveryFilter(
        @Nullable DeliveryState state,
        @Nullable String channel,
        @Nullable String formId) {

    public DeliveryFilter {
        channel = channel == null || channel.isBlank() ? null : channel.strip();
        formId = formId == null || formId.isBlank() ? null : formId.strip();
    }

    Query query() {
        return new Query().with("state", state).with("channel", channel).with("formId", formId);
    }

    /** The address of a page of the list. */
    public String address(String path, long page) {
        return query().with("page", page).address(path);
    }
}
