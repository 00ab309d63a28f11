package org.jixiaoflow.notification.substitution;

import org.jixiaoflow.schemas.Substitution;

/** Tells whoever named a substitute that this one is away, too. */
@FunctionalInterface
interface SubstituteAway {

    /**
     * Tells it.
     *
     * @param said whose substitute is away
     * @param away who stands in for that substitute, and when
     */
    void tell(Substitution said, Substitution away);
}
