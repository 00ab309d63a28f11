package org.jixiaoflow.review.notes;

import java.util.List;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;

/** Who has a say on a form, and so something to note. */
final class Reviewers {

    private static final List<Trigger> SAYING_SOMETHING = List.of(Trigger.RETURN, Trigger.OPINE);

    private Reviewers() {}

    /** A problem 403 with the policy's objection, if whoever calls reviews no form of that department and gives no opinion on it. */
    static void require(Caller caller, FormId form) {
        var objections = SAYING_SOMETHING.stream()
                .map(action -> Policy.objection(caller.party(), action, form))
                .toList();
        if (objections.stream().allMatch(objection -> objection.isPresent())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    objections.get(0).map(RefusalReason::name).orElseThrow(),
                    form.toString());
        }
    }
}
