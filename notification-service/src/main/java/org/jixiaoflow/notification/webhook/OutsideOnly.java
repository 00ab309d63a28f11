package org.jixiaoflow.notification.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Keeps requests out of the network they are sent from: whoever names a receiver could otherwise have this service ask its neighbours. */
final class OutsideOnly {

    private OutsideOnly() {}

    /** Whether any address of the host is one that only means something inside. */
    static boolean isInside(URI url) throws UnknownHostException {
        return Stream.of(InetAddress.getAllByName(url.getHost())).anyMatch(OutsideOnly::isInside);
    }

    static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal(address)
                || isShared(address);
    }

    /** fc00::/7. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /** 100.64.0.0/10, and 0.0.0.0/8. */
    private static boolean isShared(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 && (bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64));
    }
}
