package org.jixiaoflow.review.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Who asks for what is public: an address, or the one that it asks for if it is a host that passes on what browsers ask. */
final class Askers {

    private static final String ASKS_FOR = "X-Forwarded-For";

    private final List<String> passedOnBy;

    Askers(List<String> passedOnBy) {
        this.passedOnBy = List.copyOf(passedOnBy);
    }

    String of(HttpServletRequest request) {
        var sender = request.getRemoteAddr();
        var browser = request.getHeader(ASKS_FOR);
        return browser == null || !passesOn(sender) ? sender : browser.strip();
    }

    private boolean passesOn(String sender) {
        return passedOnBy.stream()
                .flatMap(Askers::addresses)
                .anyMatch(address -> address.getHostAddress().equals(sender));
    }

    /** As they are by now: containers come back with other ones. */
    private static Stream<InetAddress> addresses(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException away) {
            return Stream.empty();
        }
    }
}
