package org.jixiaoflow.local.cli;

import org.jixiaoflow.local.stack.LocalStack.Addresses;

/** Tells where to look. */
final class Places {

    private Places() {}

    static void tell(Addresses addresses, Words words, Terminal terminal) {
        terminal.line(words.say("places.submission", addresses.submission() + "/swagger-ui.html"));
        terminal.line(words.say("places.review", addresses.review() + "/swagger-ui.html"));
        terminal.line(words.say("places.scoring", addresses.scoring() + "/swagger-ui.html"));
        terminal.line(words.say("places.kafka", addresses.kafka()));
        terminal.line(words.say("places.registry", addresses.registry()));
        terminal.line(words.say("places.token"));
    }
}
