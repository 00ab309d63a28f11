package org.jixiaoflow.cli.check;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The invariants with what was found of each. */
public final class Report {

    private final Map<Invariant.Kind, Invariant> invariants = new EnumMap<>(Invariant.Kind.class);

    Report() {
        for (var kind : Invariant.Kind.values()) {
            invariants.put(kind, new Invariant(kind));
        }
    }

    Invariant of(Invariant.Kind kind) {
        return invariants.computeIfAbsent(kind, Invariant::new);
    }

    /** All of them, in their order. */
    public Collection<Invariant> invariants() {
        return invariants.values();
    }

    /** How many things were tested. */
    public long checked() {
        return invariants().stream().mapToLong(Invariant::checked).sum();
    }

    /** How many of them were wrong. */
    public long violated() {
        return invariants().stream().mapToLong(Invariant::violated).sum();
    }
}
