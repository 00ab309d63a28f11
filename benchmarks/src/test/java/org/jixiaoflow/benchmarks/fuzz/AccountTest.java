package org.jixiaoflow.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jixiaoflow.benchmarks.fuzz.Account.Fate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The account of records thrown")
class AccountTest {

    private final Account account = new Account(3, 2);

    @BeforeEach
    void threeRecords() {
        account.sent(0, Kind.VALID);
        account.sent(1, Kind.RANDOM_BYTES);
        account.sent(2, Kind.NO_VALUE);
        account.put(0, 0, 0);
        account.put(1, 1, 0);
        account.put(2, 0, 1);
    }

    @Test
    void balancesWhenEachBecameSomethingOnce() {
        account.accepted(FuzzRecords.id(0));
        account.settle(1, 0, Fate.DEAD);
        account.settle(0, 1, Fate.REFUSED);

        assertThat(account.missing() + account.twice() + account.strangers()).isZero();
        assertThat(account.count(Kind.RANDOM_BYTES, Fate.DEAD)).isEqualTo(1);
        assertThat(account.sent(Kind.VALID)).isEqualTo(1);
    }

    @Test
    void missesALostRecord() {
        account.accepted(FuzzRecords.id(0));

        assertThat(account.missing()).isEqualTo(2);
    }

    @Test
    void noticesARecordThatBecameTwoThings() {
        account.accepted(FuzzRecords.id(0));
        account.settle(0, 0, Fate.REFUSED);

        assertThat(account.twice()).isEqualTo(1);
        assertThat(account.missing()).isEqualTo(2);
    }

    @Test
    void noticesWhatComesFromNowhere() {
        account.accepted(UUID.fromString("6f1c9f0e-6a4e-4c8a-9a63-0f2b7c6f3a10"));
        account.settle(1, 2, Fate.DEAD);
        account.settle(5, 0, Fate.DEAD);

        assertThat(account.strangers()).isEqualTo(3);
        assertThat(account.missing()).isEqualTo(3);
    }

    @Test
    void everyKindHasItsShare() {
        assertThat(Kind.at(0)).isEqualTo(Kind.VALID);
        assertThat(Kind.at(99)).isEqualTo(Kind.WRONG_KEY);
    }
}
