package org.jixiaoflow.review.templates;

import java.math.BigDecimal;
import java.util.List;

/**
 * One side of a form that reviewers rate, e.g. 完整性.
 *
 * @param code stable code, e.g. {@code COMPLETENESS}
 */
public record Dimension(String code, String name, String nameEn, List<Item> items) {

    public Dimension {
        items = List.copyOf(items);
    }

    /**
     * What is rated on its own, with a percentage.
     *
     * @param code stable and unlike any other of its template, e.g. {@code CLARITY}
     * @param points given for 100 %, two decimals at most
     * @param findings rules, e.g. {@code V13}, whose findings speak against a full rating
     */
    public record Item(String code, String name, String nameEn, BigDecimal points, List<String> findings) {

        public Item {
            points = points.setScale(2);
            findings = findings == null ? List.of() : List.copyOf(findings);
        }
    }
}
