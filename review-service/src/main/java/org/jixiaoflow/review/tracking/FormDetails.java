package org.jixiaoflow.review.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * One form with all that is known of it now.
 *
 * @param content the newest content; null if it has none
 * @param findings what validation found in the newest submission
 * @param explanations what the department said to those that ask for it
 * @param comments every comment ever made, as it stands now
 * @param ratings the ratings given so far
 */
public record FormDetails(
        FormRow form,
        @Nullable FormContent content,
        List<Finding> findings,
        List<Explanation> explanations,
        List<FieldComment> comments,
        List<RatedItem> ratings) {

    /** Reads a form with the journal entries that hold its long parts. */
    record Mapper(StoredValues<FormEvent> entries, List<FieldComment> comments) implements RowMapper<FormDetails> {

        private static final RowMapper<FormRow> FORM = RecordMapper.of(FormRow.class);

        @Override
        public FormDetails mapRow(ResultSet row, int number) throws SQLException {
            return new FormDetails(
                    FORM.mapRow(row, number),
                    entry(row, "content").map(FormEvent::getContent).orElse(null),
                    entry(row, "submission").map(FormEvent::getFindings).orElse(List.of()),
                    entry(row, "submission").map(FormEvent::getExplanations).orElse(List.of()),
                    comments,
                    entry(row, "rating").map(FormEvent::getRatings).orElse(List.of()));
        }

        private Optional<FormEvent> entry(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getBytes(column)).map(entries::read);
        }
    }
}
