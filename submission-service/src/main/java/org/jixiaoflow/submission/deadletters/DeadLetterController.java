package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.support.deadletters.DeadLetterId;
import org.jixiaoflow.support.deadletters.ScanPosition;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What nobody could process, of every topic and every service. */
@RestController
@RequestMapping("/api/v1/dead-letters")
@Tag(name = "dead-letters")
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "403", description = "FORBIDDEN: operators act, auditors look on")
@ApiResponse(responseCode = "404", description = "UNKNOWN_DEAD_LETTER")
class DeadLetterController {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

    private static final int LARGEST_PAGE = 200;

    private static final int MOST_AT_ONCE = 100;

    private final Desk desk;
    private final Problems problems;

    DeadLetterController(Desk desk, Problems problems) {
        this.desk = desk;
        this.problems = problems;
    }

    @GetMapping
    @Operation(
            operationId = "listDeadLetters",
            summary = "Dead letters, the newest first; a page may be short and still have a next one")
    @ApiResponse(responseCode = "400", description = "INVALID_CURSOR, INVALID_PARAMETER, UNKNOWN_PARAMETER")
    DeadLetterList list(
            Caller caller,
            @Parameter(description = "Only those received on that topic") @RequestParam @Nullable String topic,
            @Parameter(description = "Only those with that text in their reason") @RequestParam @Nullable String reason,
            @RequestParam @Nullable State state,
            @Parameter(description = "Only those put there at that time or later") @RequestParam @Nullable Instant since,
            @Parameter(description = "Only those put there before that time") @RequestParam @Nullable Instant until,
            @Parameter(description = "`next` of the page before") @RequestParam @Nullable String from,
            @Parameter(description = "Most letters on a page, 1 to 200") @RequestParam(defaultValue = "50") int limit) {
        caller.require(Right.LOOK_AT_DEAD_LETTERS);
        var start = from == null
                ? null
                : ScanPosition.parse(from)
                        .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "INVALID_CURSOR").at("from"));
        return DeadLetterList.of(desk.list(
                new DeadLetterFilter(topic, reason, state, since, until),
                start,
                Math.min(Math.max(limit, 1), LARGEST_PAGE)));
    }

    @GetMapping("/counts")
    @Operation(
            operationId = "countDeadLetters",
            summary = "How many there are of which topic, for which reason",
            description = "Of as many of the newest as a page looks at; `complete` says whether these are all.")
    DeadLetterCounts count(
            Caller caller,
            @Parameter(description = "Only those that stand there; without it all") @RequestParam @Nullable State state) {
        caller.require(Right.LOOK_AT_DEAD_LETTERS);
        return desk.count(new DeadLetterFilter(null, null, state, null, null));
    }

    @PostMapping("/actions")
    @Operation(
            operationId = "actOnDeadLetters",
            summary = "Has many letters processed again as they are, or discarded",
            description = "Each has a result of its own; what was done of them stays done.")
    @ApiResponse(responseCode = "422", description = "ACTION_REQUIRED, REASON_REQUIRED, TOO_MANY_LETTERS")
    ManyLetters.Results act(Caller caller, @RequestBody ManyLetters asked, Locale locale) {
        var actor = caller.actor(Right.MEND_DEAD_LETTERS);
        if (asked.letters().size() > MOST_AT_ONCE) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "TOO_MANY_LETTERS", MOST_AT_ONCE).at("/letters");
        }
        var step = step(asked, actor, locale);
        var letters = asked.letters().stream()
                .flatMap(id -> DeadLetterId.parse(id).stream())
                .distinct()
                .toList();
        var undone = new HashMap<DeadLetterId, RuntimeException>();
        try {
            undone.putAll(step.apply(letters));
        } catch (KafkaException | IllegalStateException | DataAccessException away) {
            letters.forEach(letter -> undone.put(letter, away));
        }
        return new ManyLetters.Results(asked.letters().stream()
                .distinct()
                .map(id -> result(id, undone, locale))
                .toList());
    }

    private Function<List<DeadLetterId>, Map<DeadLetterId, RuntimeException>> step(
            ManyLetters asked, Actor actor, Locale locale) {
        if (asked.kind() == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "ACTION_REQUIRED").at("/kind");
        }
        return switch (asked.kind()) {
            case REPLAYED -> letters -> desk.replay(letters, asked.reason(), actor, locale);
            case DISCARDED -> {
                var reason = requireReason(asked.reason());
                yield letters -> desk.discard(letters, reason, actor);
            }
        };
    }

    private ManyLetters.Result result(String id, Map<DeadLetterId, RuntimeException> undone, Locale locale) {
        var letter = DeadLetterId.parse(id);
        var why = letter.isEmpty() ? Desk.unknown(id) : undone.get(letter.get());
        if (why == null) {
            return new ManyLetters.Result(id, true, null, null);
        }
        if (why instanceof Problem refused) {
            return refused(id, refused, locale);
        }
        log.warn("What was to be done with dead letter {} failed", id, why);
        return refused(id, new Problem(HttpStatus.SERVICE_UNAVAILABLE, "OUT_OF_REACH"), locale);
    }

    private ManyLetters.Result refused(String id, Problem refused, Locale locale) {
        return new ManyLetters.Result(
                id, false, refused.code(), problems.detail(refused, locale).getDetail());
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getDeadLetter",
            summary = "One letter: where it comes from, why it is here, what it says, what was done with it")
    DeadLetterDetails look(
            Caller caller,
            @Parameter(description = "The letter's id, as in the list") @PathVariable String id,
            Locale locale) {
        caller.require(Right.LOOK_AT_DEAD_LETTERS);
        return desk.look(letter(id), locale);
    }

    @PostMapping("/{id}/replay")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Has a letter processed again, as it is or mended",
            description =
                    "`fix.record` is the record as JSON, as the letter shows it; or `fix.bytes` in base64; and `fix.key`.")
    @ApiResponse(
            responseCode = "409",
            description = "ALREADY_REPLAYED, ALREADY_DISCARDED: ask with `again` to do it all the same")
    @ApiResponse(
            responseCode = "422",
            description =
                    "NOT_REPLAYABLE, with what helps instead; STILL_UNREADABLE, INVALID_FIX, SENDER_UNKNOWN, FIX_CHANGES_COMMAND,"
                            + " KEY_MISMATCH, LETTER_TOO_LARGE")
    DeadLetterDetails replay(
            Caller caller,
            @Parameter(description = "The letter's id, as in the list") @PathVariable String id,
            @RequestBody @Nullable ReplayRequest asked,
            Locale locale) {
        var actor = caller.actor(Right.MEND_DEAD_LETTERS);
        var letter = letter(id);
        desk.replay(letter, asked == null ? new ReplayRequest(null, null, null) : asked, actor, locale);
        return desk.look(letter, locale);
    }

    @PostMapping("/{id}/discard")
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Writes down that nobody needs a letter, and why; it stays where it is")
    @ApiResponse(responseCode = "409", description = "ALREADY_REPLAYED, ALREADY_DISCARDED")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED")
    DeadLetterDetails discard(
            Caller caller,
            @Parameter(description = "The letter's id, as in the list") @PathVariable String id,
            @RequestBody DiscardRequest asked,
            Locale locale) {
        var actor = caller.actor(Right.MEND_DEAD_LETTERS);
        var letter = letter(id);
        desk.discard(letter, requireReason(asked.reason()), actor);
        return desk.look(letter, locale);
    }

    private static String requireReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_REQUIRED").at("/reason");
        }
        return reason;
    }

    private static DeadLetterId letter(String id) {
        return DeadLetterId.parse(id).orElseThrow(() -> Desk.unknown(id));
    }
}
