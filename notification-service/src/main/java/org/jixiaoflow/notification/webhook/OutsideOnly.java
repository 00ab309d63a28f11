package org.jixiaoflow.notification.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keeps requests out of the network they are sent from: whoever names a receiver could otherwise have this service ask its neighbours. */
final class OutsideOnly {

    private OutsideOnly() {}

    /** Whether the address only means something inside. */
    static boolean isInside(InetAddress address) {
        return leadsInside(address)
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal(address)
                || isShared(address);
    }

    /** An address of IPv6 may hold one of IPv4: 64:ff9b::/96 and ::/96 end with it, in 2002::/16 it comes next. */
    private static boolean leadsInside(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return false;
        }
        var bytes = address.getAddress();
        var parts = ByteBuffer.wrap(bytes);
        var ends = (parts.getLong(0) == 0x0064_ff9b_0000_0000L || parts.getLong(0) == 0) && parts.getInt(8) == 0;
        var next = parts.getShort(0) == 0x2002;
        return (ends && isInside(address(Arrays.copyOfRange(bytes, 12, 16))))
                || (next && isInside(address(Arrays.copyOfRange(bytes, 2, 6))));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
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
