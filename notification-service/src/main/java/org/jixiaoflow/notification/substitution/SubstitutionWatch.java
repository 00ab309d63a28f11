package org.jixiaoflow.notification.substitution;

import org.springframework.scheduling.annotation.Scheduled;

/** Looks now and then whether those who named a substitute still are what they were: rights that end do so in other hands, too. */
final class SubstitutionWatch {

    private final Substitutions substitutions;

    SubstitutionWatch(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT20S")
    void look() {
        substitutions.endOutdated();
    }
}
