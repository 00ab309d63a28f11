package org.jixiaoflow.review.notices;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A notification")
class NotificationControllerTest {

    private static final UUID MINE = UUID.fromString("6f1c2f4e-0a36-4f0e-9c55-0d8a3f7b9a11");
    private static final UUID OTHERS = UUID.fromString("0d8a3f7b-0a36-4f0e-9c55-6f1c2f4e9a11");
    private static final Instant NOW = Instant.parse("2022-03-01T02:00:00Z");

    private final NotificationLists lists = mock();
    private final NotificationController notifications =
            new NotificationController(lists, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Caller wang =
            new Caller("wang", "王审核", Set.of("reviewer"), Regions.EVERY, "finance", List.of(), List.of());

    @Test
    @DisplayName("is marked read by those it was meant for, and found by nobody else")
    void read() {
        when(lists.markRead(any(), eq(MINE), eq(NOW))).thenReturn(true);

        assertThatCode(() -> notifications.read(wang, MINE)).doesNotThrowAnyException();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> notifications.read(wang, OTHERS))
                .matches(problem -> problem.code().equals("UNKNOWN_NOTIFICATION"));
    }
}
