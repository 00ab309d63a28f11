package org.jixiaoflow.access;

import java.util.Set;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Trigger;

/**
 * One line of the policy.
 *
 * @param action what is done
 * @param roles who may do it
 * @param to whose forms they may do it with
 * @param never roles that exclude it, whether held by the person or by the one they act for
 */
record Grant(Trigger action, Set<Role> roles, To to, Set<Role> never) {

    Grant(Trigger action, Set<Role> roles, To to) {
        this(action, roles, to, Set.of());
    }

    /** Whose forms a grant is for. */
    enum To {
        /** Forms of the department they file for. */
        OWN_DEPARTMENT(RefusalReason.NOT_YOUR_DEPARTMENT) {
            @Override
            boolean covers(Principal who, String department) {
                return who.roles().contains(Role.PORTAL)
                        ? who.speaksFor(department)
                        : department.equals(who.department());
            }
        },

        /** Forms of departments they review and don't file for. */
        OTHERS(RefusalReason.OWN_DEPARTMENT) {
            @Override
            boolean covers(Principal who, String department) {
                return !who.belongsTo(department);
            }
        },

        /** Forms of the department they file for, and those they review. */
        OWN_OR_REVIEWED(RefusalReason.NOT_YOUR_DEPARTMENT) {
            @Override
            boolean covers(Principal who, String department) {
                var reviews = who.is(Set.of(Role.REVIEWER, Role.FINAL_REVIEWER));
                return (reviews && !who.belongsTo(department))
                        ? who.reviews(department)
                        : OWN_DEPARTMENT.covers(who, department) && who.is(Set.of(Role.CLERK, Role.HEAD));
            }
        },

        /** Forms of every department. */
        ALL(RefusalReason.NOT_YOUR_DEPARTMENT) {
            @Override
            boolean covers(Principal who, String department) {
                return true;
            }
        };

        private final RefusalReason otherwise;

        To(RefusalReason otherwise) {
            this.otherwise = otherwise;
        }

        RefusalReason otherwise() {
            return otherwise;
        }

        abstract boolean covers(Principal who, String department);
    }
}
