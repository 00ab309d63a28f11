package org.jixiaoflow.workbench.services;

import org.jspecify.annotations.Nullable;

/**
 * What the indicator library is narrowed to; what is absent narrows nothing.
 *
 * @param form into which an indicator is looked for
 */
public record LibraryFilter(
        @Nullable String region,
        @Nullable String q,
        @Nullable String level1,
        @Nullable Show show,
        @Nullable String form) {

    /** Only some. */
    public enum Show {
        RECOMMENDED,
        SHARED,
        UNUSED,
        ALIKE
    }

    public LibraryFilter {
        region = region == null || region.isBlank() ? null : region.strip();
        form = form == null || form.isBlank() ? null : form;
    }

    /** The same of another region. */
    public LibraryFilter in(@Nullable String other) {
        return new LibraryFilter(other, q, level1, show, form);
    }

    /** The same with another text to look for. */
    public LibraryFilter named(String text) {
        return new LibraryFilter(region, text, null, null, form);
    }

    Query query() {
        return new Query().with("q", q).with("level1", level1).with("show", show);
    }

    /** The address of {@code path} with all this. */
    public String address(String path) {
        return query().with("region", region).with("form", form).address(path);
    }
}
