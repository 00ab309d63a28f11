package org.jixiaoflow.cli;

import java.net.URI;
import org.jixiaoflow.local.stack.LocalStack.Addresses;

/** Tells where to look. */
final class Places {

    private Places() {}

    static void tell(Addresses addresses, StackOptions options, Messages messages, Terminal terminal) {
        terminal.line(messages.say("places.workbench", addresses.workbench()));
        terminal.line(messages.say("places.submission", page(addresses.submission())));
        terminal.line(messages.say("places.review", page(addresses.review())));
        terminal.line(messages.say("places.scoring", page(addresses.scoring())));
        terminal.line(messages.say("places.kafka", addresses.kafka()));
        terminal.line(messages.say("places.registry", addresses.registry()));
        terminal.line(messages.say("places.identity", addresses.identity()));
        terminal.line(messages.say("places.people", options.dataAsSaid()));
        terminal.line(messages.say("places.token", options.dataAsSaid()));
    }

    private static URI page(URI service) {
        return URI.create("http://localhost:%d/swagger-ui.html".formatted(service.getPort()));
    }
}
