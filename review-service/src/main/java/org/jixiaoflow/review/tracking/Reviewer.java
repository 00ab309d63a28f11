package org.jixiaoflow.review.tracking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whose inbox it is.
 *
 * @param department the reviewer's own, whose forms are never in the inbox
 */
public record Reviewer(
        String id, List<String> stages, @Nullable String department) {

    /** To be put into a query over {@code review.form f}, with {@link #parameters()}. */
    static final String CONDITION = "f.department_code is distinct from cast(:ownDepartment as text)";

    public Reviewer {
        stages = List.copyOf(stages);
    }

    public static Reviewer of(Caller caller) {
        return new Reviewer(caller.id(), caller.stages(), caller.department());
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("reviewer", id);
        parameters.put("stages", new Columns<>(stages).texts(stage -> stage));
        parameters.put("ownDepartment", department);
        return parameters;
    }
}
