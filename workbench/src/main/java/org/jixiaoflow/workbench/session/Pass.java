package org.jixiaoflow.workbench.session;

import java.util.Locale;

/**
 * With what the services are asked on somebody's behalf.
 *
 * @param person who is signed in
 * @param token their access token
 * @param actingFor in whose name they act; empty for their own
 */
public record Pass(String person, String token, String actingFor, Locale locale) {

    /** What must never reach a log does not get there by accident. */
    @Override
    public String toString() {
        return actingFor.isEmpty() ? person : person + " for " + actingFor;
    }
}
