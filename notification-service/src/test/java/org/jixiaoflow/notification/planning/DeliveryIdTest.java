package org.jixiaoflow.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The id of a delivery")
class DeliveryIdTest {

    private static final UUID NOTIFICATION = UUID.fromString("0b9ff6f4-4d56-3f4e-a5e5-8e4c0a3f7d11");

    @Test
    void isTheSameForTheSameNotificationChannelAndAddress() {
        assertThat(DeliveryId.of(NOTIFICATION, "mail", "a@example.test"))
                .isEqualTo(DeliveryId.of(NOTIFICATION, "mail", "a@example.test"))
                .isNotEqualTo(DeliveryId.of(NOTIFICATION, "mail", "b@example.test"))
                .isNotEqualTo(DeliveryId.of(NOTIFICATION, "webhook", "a@example.test"));
    }

    @Test
    void isAUuidOfVersion5() {
        var id = DeliveryId.of(NOTIFICATION, "mail", "a@example.test");

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }
}
