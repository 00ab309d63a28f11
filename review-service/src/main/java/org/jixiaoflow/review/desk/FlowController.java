package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.templates.Stage;
import org.jixiaoflow.review.tracking.Flow;
import org.jixiaoflow.review.tracking.Flows;
import org.jixiaoflow.review.tracking.Owing;
import org.jixiaoflow.review.tracking.Waiting;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How forms flow through the stages. */
@RestController
@Tag(name = "flows", description = "How many forms stand where, for how long, and who is late")
class FlowController {

    private static final List<FormState> WAY =
            List.of(FormState.DRAFT, FormState.RETURNED, FormState.SUBMITTED, FormState.APPROVED);

    private final Flows flows;
    private final ReviewTemplates templates;
    private final WorkingCalendar calendar;
    private final Clock clock;

    FlowController(Flows flows, ReviewTemplates templates, WorkingCalendar calendar, Clock clock) {
        this.flows = flows;
        this.templates = templates;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/api/v1/flows/{region}/{year}")
    @Operation(
            operationId = "getFlow",
            summary = "How many forms stand where, with median, p90 and oldest of their waiting, and who is late",
            description = "In working days: 0 for what came there today. All of one moment.")
    @ApiResponse(responseCode = "200", description = "Found")
    FlowAnswer flow(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind kind,
            Locale locale) {
        caller.require(Right.READ_SUMS, region);
        return answer(flows.of(caller.listReadership(), region, year, kind), locale);
    }

    private FlowAnswer answer(Flow flow, Locale locale) {
        var now = clock.instant();
        var stages = templates.stages();
        var owed = flow.owed();
        var unbegun = owed.stream()
                .filter(each -> each.state() == null)
                .map(each -> new FlowAnswer.Station(
                        null, null, null, each.forms(), null, null, null, null, null, null, each.overdue()));
        var stations = flow.stations().stream()
                .sorted(Comparator.comparing((Waiting waiting) -> WAY.indexOf(waiting.state()))
                        .thenComparing(waiting -> place(stages, waiting.stage())))
                .map(waiting -> station(waiting, owed, stages, locale, now));
        return new FlowAnswer(
                flow.asOf().time(),
                flow.asOf().refilling(),
                flow.asOf().positions(),
                Stream.concat(unbegun, stations).toList(),
                flow.late());
    }

    /** Stages of a route that was never configured come last. */
    private static int place(List<Stage> stages, @Nullable String stage) {
        var at = stages.stream().map(Stage::id).toList().indexOf(stage == null ? "" : stage);
        return at < 0 ? stages.size() : at;
    }

    private FlowAnswer.Station station(
            Waiting waiting, List<Owing> owed, List<Stage> stages, Locale locale, Instant now) {
        var stage = waiting.stage();
        var name = stages.stream()
                .filter(each -> each.id().equals(stage))
                .findFirst()
                .map(each -> each.name(locale))
                .orElse(stage);
        if (waiting.state() == FormState.APPROVED) {
            return new FlowAnswer.Station(
                    waiting.state(), null, null, waiting.forms(), null, null, null, null, null, null, 0);
        }
        return new FlowAnswer.Station(
                waiting.state(),
                stage,
                name,
                waiting.forms(),
                calendar.between(waiting.medianSince(), now),
                calendar.between(waiting.longSince(), now),
                calendar.between(waiting.oldestSince(), now),
                waiting.oldestSince(),
                waiting.oldestForm(),
                waiting.oldestDepartment(),
                overdue(waiting, owed));
    }

    /** A draft may be due by its list alone. */
    private static int overdue(Waiting waiting, List<Owing> owed) {
        return owed.stream()
                .filter(each -> each.state() == waiting.state())
                .findFirst()
                .map(Owing::overdue)
                .orElse(waiting.overdue());
    }
}
