package org.jixiaoflow.workbench.session;

import java.util.Locale;

/**
 * With what the services are asked on somebody's behalf.
 *
 * @param person who is signed in; the address of whoever needn't be
 * @param token their access token; empty for what needs none
 * @param actingFor in whose name they act; empty for their own
 */
public record Pass(String person, String token, String actingFor, Locale locale) {

    /** Of nobody in particular, for what everybody may read. */
    static Pass anybodys(String address, Locale locale) {
        return new Pass(address, "", "", locale);
    }

    public boolean isAnybodys() {
        return token.isEmpty();
    }

    /** What must never reach a log does not get there by accident. */
    @Override
    public String toString() {
        return actingFor.isEmpty() ? person : person + " for " + actingFor;
    }
}
