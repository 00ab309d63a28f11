package org.jixiaoflow.review.templates;

import java.util.Locale;

/**
 * A station of a review route.
 *
 * @param id stable, as in reviewers' tokens and the journal, e.g. {@code FINANCE_DIVISION}
 * @param name Chinese name, e.g. 财政业务股
 * @param nameEn English name
 */
public record Stage(String id, String name, String nameEn) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }
}
