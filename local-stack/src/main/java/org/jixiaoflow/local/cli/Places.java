package org.jixiaoflow.local.cli;

import java.net.URI;
import org.jixiaoflow.local.stack.LocalStack.Addresses;

/** Tells where to look. */
final class Places {

    private Places() {}

    static void tell(Addresses addresses, Words words, Terminal terminal) {
        terminal.line(words.say("places.workbench", addresses.workbench()));
        terminal.line(words.say("places.submission", page(addresses.submission())));
        terminal.line(words.say("places.review", page(addresses.review())));
        terminal.line(words.say("places.scoring", page(addresses.scoring())));
        terminal.line(words.say("places.kafka", addresses.kafka()));
        terminal.line(words.say("places.registry", addresses.registry()));
        terminal.line(words.say("places.identity", addresses.identity()));
        terminal.line(words.say("places.people"));
        terminal.line(words.say("places.token"));
    }

    private static URI page(URI service) {
        return URI.create("http://localhost:%d/swagger-ui.html".formatted(service.getPort()));
    }
}
