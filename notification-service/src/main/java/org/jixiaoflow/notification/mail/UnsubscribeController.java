package org.jixiaoflow.notification.mail;

import io.swagger.v3.oas.annotations.Hidden;
import org.jixiaoflow.notification.preferences.Choices;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One click in a mail program ends a person's digests (RFC 8058). Looking at the link does nothing: programs look at links by themselves. */
@RestController
@Hidden
class UnsubscribeController {

    static final String PLACE = "/unsubscribe";

    private final Unsubscribing unsubscribing;
    private final Choices choices;
    private final Wording wording;

    UnsubscribeController(Unsubscribing unsubscribing, Choices choices, Wording wording) {
        this.unsubscribing = unsubscribing;
        this.choices = choices;
        this.wording = wording;
    }

    @PostMapping(PLACE)
    ResponseEntity<Void> end(
            @RequestParam String person,
            @RequestParam String token,
            @RequestParam(name = "List-Unsubscribe", defaultValue = "One-Click") String click) {
        if (!unsubscribing.isGenuine(person, token) || !click.equals("One-Click")) {
            throw new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        choices.endDigests(person, MailChannel.NAME);
        return ResponseEntity.noContent().build();
    }

    @GetMapping(PLACE)
    ResponseEntity<Void> choose(@RequestParam String person, @RequestParam String token) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(wording.link("settings/notices"))
                .build();
    }
}
