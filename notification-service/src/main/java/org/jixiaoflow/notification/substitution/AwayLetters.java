package org.jixiaoflow.notification.substitution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.UUID;
import org.jixiaoflow.notification.planning.Letter;
import org.jixiaoflow.notification.planning.Letters;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.support.calendar.WorkingCalendar;

/** By a letter, once for each of both substitutions: what the person named them for stays with a substitute who isn't there. */
final class AwayLetters implements SubstituteAway {

    /** Names the letter's title, and what the page of deliveries calls it. */
    private static final String KIND = "SUBSTITUTE_AWAY";

    private final Letters letters;
    private final Wording wording;
    private final WorkingCalendar calendar;

    AwayLetters(Letters letters, Wording wording, WorkingCalendar calendar) {
        this.letters = letters;
        this.wording = wording;
        this.calendar = calendar;
    }

    @Override
    public void tell(Substitution said, Substitution away) {
        letters.tell(
                said.getPerson(),
                new Letter(
                        UUID.nameUUIDFromBytes((said.getId() + "|" + away.getId()).getBytes(UTF_8)),
                        KIND,
                        text("zh", away),
                        text("en", away),
                        "settings/substitution"));
    }

    private String text(String language, Substitution away) {
        return wording.say(
                "substitution.away",
                language,
                away.getPersonName(),
                calendar.dayOf(away.getFrom()).toString(),
                calendar.dayOf(away.getUntil().minus(Duration.ofMillis(1))).toString());
    }
}
