package org.jixiaoflow.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jixiaoflow.benchmarks.fuzz.Fuzzing.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whatever a portal sends")
class FuzzingIT {

    private static final int RECORDS = Integer.getInteger("records", 1000);

    @TempDir
    Path data;

    @Test
    @DisplayName("is accepted, refused or put aside, each record once, and every command is answered or put aside")
    void accountedFor() {
        var result = Fuzzing.run(data, RECORDS, 42, (sent, settled) -> {});

        assertThat(result.balances()).as(result.toString()).isTrue();
        assertThat(result.total().sent()).isEqualTo(RECORDS);
        assertThat(result.rows())
                .filteredOn(row -> row.kind().equals("VALID"))
                .singleElement()
                .satisfies(valid -> {
                    assertThat(valid.dead()).isZero();
                    assertThat(valid.accepted()).isPositive();
                });
        assertThat(result.rows())
                .filteredOn(row -> row.kind().equals("UNKNOWN_SCHEMA")
                        || row.kind().equals("RANDOM_BYTES")
                        || row.kind().equals("NO_VALUE"))
                .allSatisfy(row -> {
                    assertThat(row.sent()).isPositive();
                    assertThat(row.accepted()).isZero();
                });
        assertThat(result.rows())
                .extracting(Result.Row::sent)
                .filteredOn(sent -> sent > 0)
                .hasSizeGreaterThan(12);
    }
}
