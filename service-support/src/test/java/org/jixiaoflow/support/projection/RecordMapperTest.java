package org.jixiaoflow.support.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Making records of rows")
class RecordMapperTest {

    private record Row(
            String formId,
            int year,
            long version,
            boolean lastYear,
            @Nullable BigDecimal total,
            @Nullable Instant changedAt,
            @Nullable TimeUnit unit) {}

    private final ResultSet row = mock(ResultSet.class);

    @Test
    @DisplayName("reads each component from the column that is called like it")
    void columns() throws SQLException {
        given(row.getString("form_id")).willReturn("f1");
        given(row.getInt("year")).willReturn(2023);
        given(row.getLong("version")).willReturn(7L);
        given(row.getBoolean("last_year")).willReturn(true);
        given(row.getBigDecimal("total")).willReturn(new BigDecimal("90.5"));
        given(row.getObject("changed_at", OffsetDateTime.class))
                .willReturn(OffsetDateTime.parse("2023-05-01T08:00:00+08:00"));
        given(row.getString("unit")).willReturn("DAYS");

        var read = RecordMapper.of(Row.class).mapRow(row, 0);

        assertThat(read)
                .isEqualTo(new Row(
                        "f1",
                        2023,
                        7,
                        true,
                        new BigDecimal("90.5"),
                        Instant.parse("2023-05-01T00:00:00Z"),
                        TimeUnit.DAYS));
    }

    @Test
    @DisplayName("leaves null what the row has no value for")
    void nothing() throws SQLException {
        given(row.getString("form_id")).willReturn("f1");

        var read = RecordMapper.of(Row.class).mapRow(row, 0);

        assertThat(read).isEqualTo(new Row("f1", 0, 0, false, null, null, null));
    }

    @Test
    @DisplayName("refuses a constant that there isn't")
    void unknownConstant() throws SQLException {
        given(row.getString("unit")).willReturn("FORTNIGHTS");

        assertThatThrownBy(() -> RecordMapper.of(Row.class).mapRow(row, 0)).hasMessageContaining("FORTNIGHTS");
    }

    @Test
    @DisplayName("refuses a component of a type that no column is read as, before any row is")
    void unknownType() {
        record Odd(Thread thread) {}

        assertThatThrownBy(() -> RecordMapper.of(Odd.class)).hasMessageContaining("Thread");
    }
}
