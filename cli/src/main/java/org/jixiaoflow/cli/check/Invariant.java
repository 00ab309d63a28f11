package org.jixiaoflow.cli.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What must hold after any crash, restart, rebalance or duplicate; with how often it was tested, and where it doesn't hold.
 */
public final class Invariant {

    /** Which of them. */
    public enum Kind {
        ONE_ENTRY_PER_COMMAND,
        ENTRIES_ARE_TRANSITIONS,
        ONE_OUTCOME_PER_COMMAND,
        APPROVED_IS_LAST_APPROVAL,
        ONE_SCORE_PER_APPROVED,
        VIEWS_EQUAL_TOPICS,
        HASH_CHAIN,
        DEPARTMENTS_GO_ON
    }

    private static final int MOST_KEPT = 1000;

    private final Kind kind;
    private final List<String> violations = new ArrayList<>();
    private long checked;
    private long violated;

    Invariant(Kind kind) {
        this.kind = kind;
    }

    void test(boolean holds, String where) {
        checked++;
        if (!holds) {
            violated++;
            if (violations.size() < MOST_KEPT) {
                violations.add(where);
            }
        }
    }

    public Kind kind() {
        return kind;
    }

    /** How many things were tested. */
    public long checked() {
        return checked;
    }

    /** How many of them were wrong. */
    public long violated() {
        return violated;
    }

    /** Where it doesn't hold; the first thousand places. */
    public List<String> violations() {
        return Collections.unmodifiableList(violations);
    }
}
