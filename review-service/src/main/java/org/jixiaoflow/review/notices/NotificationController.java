package org.jixiaoflow.review.notices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.notices.NotificationLists.Addressee;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
            operationId = "listNotifications",
            summary = "The caller's notifications, newest first",
            description = "Reviewers are told what their stages are told, clerks what their department is told.")
    Page<NotificationRow> list(
            Caller caller,
            @ParameterObject NotificationFilter filter,
            @ParameterObject @Valid Paging paging,
            Locale locale) {
        caller.require(Right.BE_NOTIFIED);
        return notifications.list(Addressee.of(caller), filter, paging, locale);
    }

    @GetMapping("/by-form")
    @Operation(
            operationId = "listNotificationsByForm",
            summary = "The same, one line a form: the newest about it, and how many there are")
    Page<NotifiedForm> byForm(
            Caller caller,
            @ParameterObject NotificationFilter filter,
            @ParameterObject @Valid Paging paging,
            Locale locale) {
        caller.require(Right.BE_NOTIFIED);
        return notifications.byForm(Addressee.of(caller), filter, paging, locale);
    }

    @GetMapping("/count")
    @Operation(
            operationId = "countNotifications",
            summary = "How many are unread, and on how many forms something is still to do")
    NotificationCount count(Caller caller) {
        caller.require(Right.BE_NOTIFIED);
        return notifications.count(Addressee.of(caller));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "markAllNotificationsRead",
            summary = "Mark everything read that the filter leaves: all, or all about a form",
            description = "Marking it again changes nothing.")
    void readAll(Caller caller, @ParameterObject NotificationFilter filter) {
        caller.require(Right.BE_NOTIFIED);
        notifications.markAllRead(Addressee.of(caller), filter, clock.instant());
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "markNotificationRead",
            summary = "Mark a notification read by the caller",
            description = "Marking it again changes nothing.")
    @ApiResponse(responseCode = "204", description = "Marked")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_NOTIFICATION: there is none, or it is somebody else's")
    void read(Caller caller, @Parameter(description = "The notification's id") @PathVariable UUID id) {
        caller.require(Right.BE_NOTIFIED);
        if (!notifications.markRead(Addressee.of(caller), id, clock.instant())) {
            throw new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_NOTIFICATION");
        }
    }
}
