package org.jixiaoflow.workbench.live;

import org.jixiaoflow.workbench.services.Introductions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class LiveController {

    private final Hints hints;
    private final Introductions introductions;

    LiveController(Hints hints, Introductions introductions) {
        this.hints = hints;
        this.introductions = introductions;
    }

    /**
     * @param heard by a stream that broke off
     * @param after what the page shows that opens its first
     */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String heard,
            @RequestParam(required = false) @Nullable String after) {
        return hints.open(introductions.viewer().me(), heard == null ? after : heard);
    }
}
