package org.jixiaoflow.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The process that delivers")
class DeliveryCrashIT {

    @Test
    void losesNothingWhenItIsKilled(@TempDir Path data) throws Exception {
        var result = DeliveryCrash.run(data, Integer.getInteger("kills", 2), 1, kill -> {});

        assertThat(result.told()).isPositive();
        assertThat(result.lost()).isZero();
    }
}
