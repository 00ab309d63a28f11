package org.jixiaoflow.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.Trigger;

/** Notifications and deliveries to begin with. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private Samples() {}

    public static Notification.Builder notification(String recipient, String formId, Trigger trigger) {
        return Notification.newBuilder()
                .setId(UUID.nameUUIDFromBytes((recipient + formId + trigger).getBytes(UTF_8)))
                .setRecipient(recipient)
                .setFormId(formId)
                .setVersion(2)
                .setTrigger(trigger)
                .setActionRequired(trigger == Trigger.RETURN || trigger == Trigger.SUBMIT)
                .setText("民政局的 2026 年绩效目标表有新情况")
                .setTextEn("There is news of the form of Civil Affairs")
                .setLink("/api/v1/forms/" + formId)
                .setCreatedAt(NOW);
    }

    public static Delivery.Builder delivery(String channel, String address, int number) {
        return Delivery.newBuilder()
                .setId(UUID.nameUUIDFromBytes((channel + address + number).getBytes(UTF_8)))
                .setNotificationId(UUID.nameUUIDFromBytes(("n" + number).getBytes(UTF_8)))
                .setChannel(channel)
                .setAddress(address)
                .setRecipient("department:231083/department-" + number)
                .setFormId("231083-2026-OBJECTIVE-department-" + number)
                .setVersion(2)
                .setKind("RETURN")
                .setActionRequired(true)
                .setText("第 %d 张表被退回".formatted(number))
                .setTextEn("Form %d was returned".formatted(number))
                .setPage("forms/231083-2026-OBJECTIVE-department-" + number)
                .setCreatedAt(NOW.plusMillis(number))
                .setState(DeliveryState.WAITING)
                .setDue(NOW)
                .setFirstDue(NOW)
                .setChangedAt(NOW);
    }
}
