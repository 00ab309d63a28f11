package org.jixiaoflow.review.tracking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.departments.Registers;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.FormList;
import org.jixiaoflow.support.projection.FormVersions;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where forms stand, for those who may see them. */
@Component
public class FormLists implements FormVersions {

    /** Which forms a reader may see, to be put into a query over {@code review.form f}. */
    public static final String READERSHIP = ReadScope.condition("f.region_code", "f.department_code", "f.revision > 0");

    private static final String DRAFTS_TOO = ReadScope.draftsTooIn("f.department_code");

    private static final String EVERY_TAB = Arrays.stream(Tab.values())
            .map(tab -> "(" + tab.condition() + ")")
            .collect(Collectors.joining(" or ", "(", ")"));

    private static final String COUNTS = Arrays.stream(Tab.values())
            .map(tab -> "count(*) filter (where %s) as %s".formatted(tab.condition(), tab))
            .collect(Collectors.joining(", "));

    private static final String NARROWED =
            "%s and %s and %s".formatted(Reviewer.CONDITION, FormFilter.CONDITION, InboxFilter.CONDITION);

    private static final RowMapper<FormRow> FORM = RecordMapper.of(FormRow.class);

    private static final FormList<FormRow> LISTED = new FormList<>(
            FormRow.COLUMNS,
            "review.form",
            "%s and %s".formatted(READERSHIP, FormFilter.CONDITION),
            FORM,
            FormRow::place);

    private final JdbcClient sql;
    private final JsonMapper json;
    private final StoredValues<FormEvent> entries;
    private final Projections projections;
    private final Registers registers;
    private final FormCounts counts;

    FormLists(JdbcClient sql, JsonMapper json, TopicSerdes serdes, Projections projections, Registers registers) {
        this.sql = sql;
        this.json = json;
        this.entries = StoredValues.of(serdes, Topics.FORM_EVENTS);
        this.projections = projections;
        this.registers = registers;
        this.counts = new FormCounts(sql);
    }

    /** Forms the reader may see. */
    public Page<FormRow> list(ReadScope readScope, FormFilter filter, FormSorting sorting, Paging paging) {
        return LISTED.page(sql, List.of(readScope.parameters(), filter.parameters(registers)), sorting, paging, asOf());
    }

    /** One list of the reviewer's inbox, what waits longest first, with the length of every list. */
    public Inbox inbox(Reviewer reviewer, Tab tab, FormFilter filter, Paging paging) {
        return inbox(reviewer, tab, filter, InboxFilter.none(), InboxOrder.WAITING, paging);
    }

    /** The same narrowed further, in the order asked for, and from where a part before it ended. */
    public Inbox inbox(
            Reviewer reviewer, Tab tab, FormFilter filter, InboxFilter further, InboxOrder order, Paging paging) {
        var asOf = asOf();
        var after = paging.after() == null ? InboxEnd.NONE : InboxEnd.parse(paging.after(), order);
        var begun = paging.after() == null ? "true" : order.after();
        var found = sql.sql(
                        "select %s from review.form f where %s and %s and %s order by %s limit :limit offset :offset"
                                .formatted(FormRow.COLUMNS, NARROWED, tab.condition(), begun, order.columns()))
                .params(reviewer.parameters())
                .params(filter.parameters(registers))
                .params(further.parameters())
                .params(after.parameters())
                .param("limit", paging.limit() + 1)
                .param("offset", paging.after() == null ? paging.offset() : 0)
                .query(FORM)
                .list();
        var counts = counts(reviewer, filter, further);
        var more = found.size() > paging.limit();
        var items = more ? found.subList(0, paging.limit()) : found;
        var next = more
                ? InboxEnd.of(items.get(items.size() - 1), reviewer)
                        .cursor(order)
                        .toString()
                : null;
        return new Inbox(tab, counts, page(items, counts, tab, paging, next, asOf), next, null);
    }

    /** The forms before and after {@code form} in the same list, and its place; the beginning of the list if it isn't in it. */
    public Inbox around(
            FormId form,
            Reviewer reviewer,
            Tab tab,
            FormFilter filter,
            InboxFilter further,
            InboxOrder order,
            Paging paging) {
        record Numbered(FormRow row, long number, long at) {

            boolean within(long first, int size) {
                return number >= first && number < first + size;
            }
        }
        var asOf = asOf();
        var half = paging.limit() / 2;
        var found = sql.sql("""
                        with list as (
                          select f.form_id, row_number() over (order by %s) as number from review.form f where %s and %s),
                        at as (select coalesce(min(l.number), 0) as at from list l where l.form_id = :formId)
                        select %s, l.number, at.at
                        from list l cross join at join review.form f on f.form_id = l.form_id
                        where l.number = 1 or l.number between greatest(1, at.at - :half) - 1 and greatest(1, at.at - :half) + :limit
                        order by l.number""".formatted(order.columns(), NARROWED, tab.condition(), FormRow.COLUMNS))
                .params(reviewer.parameters())
                .params(filter.parameters(registers))
                .params(further.parameters())
                .param("formId", form.toString())
                .param("half", half)
                .param("limit", paging.limit())
                .query((row, number) ->
                        new Numbered(FORM.mapRow(row, number), row.getLong("number"), row.getLong("at")))
                .list();
        var counts = counts(reviewer, filter, further);
        var at = found.stream().mapToLong(Numbered::at).findFirst().orElse(0);
        var ids = found.stream()
                .collect(Collectors.toMap(Numbered::number, each -> each.row().formId()));
        var next = Optional.ofNullable(ids.get(at + 1))
                .or(() -> Optional.ofNullable(ids.get(1L)).filter(first -> !first.equals(form.toString())))
                .orElse(null);
        var shown = found.stream()
                .filter(each -> each.within(Math.max(1, at - half), paging.limit()))
                .map(Numbered::row)
                .toList();
        return new Inbox(
                tab,
                counts,
                page(shown, counts, tab, paging, null, asOf),
                null,
                new InboxPlace(at, ids.get(at - 1), next));
    }

    private static Page<FormRow> page(
            List<FormRow> items,
            Map<Tab, Long> counts,
            Tab tab,
            Paging paging,
            @Nullable String next,
            @Nullable Instant asOf) {
        return new Page<>(items, counts.getOrDefault(tab, 0L), paging.number(), paging.limit(), next, asOf);
    }

    private Map<Tab, Long> counts(Reviewer reviewer, FormFilter filter, InboxFilter further) {
        if (FormCounts.tell(reviewer, filter, further)) {
            return counts.of(reviewer, filter.parameters(registers));
        }
        return sql.sql("select %s from review.form f where %s and %s".formatted(COUNTS, NARROWED, EVERY_TAB))
                .params(reviewer.parameters())
                .params(filter.parameters(registers))
                .params(further.parameters())
                .query(FormCounts::row)
                .single();
    }

    /** One form with all that is known of it now. */
    public Optional<FormDetails> find(FormId form, ReadScope readScope) {
        return sql.sql("""
                        select %s, content.entry as content, submission.entry as submission, rating.entry as rating
                        from review.form f
                        left join lateral (select c.entry from review.journal c where c.form_id = f.form_id and c.has_content
                          and (c.version <= f.submission_version or %s) order by c.version desc limit 1) content on true
                        left join review.journal submission on (submission.form_id, submission.version) = (f.form_id, f.submission_version)
                        left join review.journal rating on (rating.form_id, rating.version) = (f.form_id, f.rating_version)
                        where f.form_id = :formId and %s""".formatted(FormRow.COLUMNS, DRAFTS_TOO, READERSHIP))
                .params(readScope.parameters())
                .param("formId", form.toString())
                .query(new FormDetails.Mapper(entries, comments(form)))
                .optional();
    }

    @Override
    public long version(String formId, ReadScope readScope) {
        return sql.sql("select f.version from review.form f where f.form_id = :formId and " + READERSHIP)
                .params(readScope.parameters())
                .param("formId", formId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private List<FieldComment> comments(FormId form) {
        return sql.sql("select comment from review.form_comment where form_id = ? order by made_at, id")
                .param(form.toString())
                .query((row, number) -> json.readValue(row.getString(1), FieldComment.class))
                .list();
    }

    /** Time of the newest journal entry that the lists reflect; null if there is none yet. */
    public @Nullable Instant asOf() {
        return reflects().time();
    }

    /** The same, and whether the journal is being read again: what a later entry took back may be shown as it was before. */
    public AsOf reflects() {
        return projections.asOf(JournalView.NAME);
    }
}
