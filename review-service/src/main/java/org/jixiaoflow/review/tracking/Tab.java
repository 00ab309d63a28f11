package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;

/** The lists of a reviewer's inbox; each is a condition over {@code review.form f}, with the reviewer's stages and id. */
@Schema(
        name = "InboxTab",
        description = "The lists of a reviewer's inbox: TO_REVIEW 待审核, REVIEWED 已审核, RETURNED 被退回, HANDLED 曾经办.")
public enum Tab {

    /** 待审核: waits at one of the reviewer's stages. */
    TO_REVIEW("f.state = 'SUBMITTED' and f.stage = any(:stages)"),

    /** 已审核: passed one of the reviewer's stages on its present way and stands beyond it. */
    REVIEWED("""
            f.state in ('SUBMITTED', 'APPROVED') and (f.stage is null or f.stage <> all(:stages))
            and f.passed_stages && :stages\
            """),

    /** 被退回: returned by one of the reviewer's stages and not submitted again. */
    RETURNED("f.state = 'RETURNED' and f.due_stage = any(:stages)"),

    /** 曾经办: the reviewer ever decided on it. */
    HANDLED("f.reviewer_ids @> array[cast(:reviewer as text)]");

    private final String condition;

    Tab(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
