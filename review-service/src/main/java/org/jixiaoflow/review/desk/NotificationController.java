package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.review.tracking.NotificationLists;
import org.jixiaoflow.review.tracking.NotificationLists.Addressee;
import org.jixiaoflow.review.tracking.NotificationRow;
import org.jixiaoflow.review.tracking.Page;
import org.jixiaoflow.review.tracking.Paging;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications", description = "What happened, and what is one's own to do")
class NotificationController {

    private final NotificationLists notifications;
    private final Clock clock;

    NotificationController(NotificationLists notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "The caller's notifications, newest first",
            description = "Reviewers are told what their stages are told, clerks what their department is told.")
    Page<NotificationRow> list(
            Caller caller,
            @Parameter(description = "Only what the caller hasn't read") @RequestParam(defaultValue = "false")
                    boolean unread,
            @ParameterObject @Valid Paging paging,
            Locale locale) {
        return notifications.list(Addressee.of(caller), unread, paging, locale);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a notification read by the caller", description = "Marking it again changes nothing.")
    void read(Caller caller, @PathVariable UUID id) {
        if (!notifications.markRead(Addressee.of(caller), id, clock.instant())) {
            throw new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_NOTIFICATION");
        }
    }
}
