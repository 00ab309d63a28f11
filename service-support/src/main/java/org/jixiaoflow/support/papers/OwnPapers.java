package org.jixiaoflow.support.papers;

import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Papers as their owners ask for them: whoever somebody acts for, a paper is their own, and they may take it home when they may no longer
 * send it. Who may keep one is said by the controller.
 *
 * @param <T> what is kept
 */
public final class OwnPapers<T> {

    private final WorkingPapers<T> papers;
    private final String none;

    /** @param none the code of there being none */
    public OwnPapers(WorkingPapers<T> papers, String none) {
        this.papers = papers;
        this.none = none;
    }

    public ResponseEntity<WorkingPaper<T>> find(Caller caller, String formId) {
        caller.require(Right.KEEP_PAPERS);
        return papers.find(caller.id(), FormIds.parse(formId).toString())
                .map(OwnPapers::answer)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, none));
    }

    public ResponseEntity<WorkingPaper<T>> keep(
            Caller caller, FormId form, long baseVersion, Precondition seen, T content) {
        return answer(papers.keep(caller.id(), form.toString(), baseVersion, seen, content));
    }

    public void drop(Caller caller, String formId) {
        caller.require(Right.KEEP_PAPERS);
        papers.drop(caller.id(), FormIds.parse(formId).toString());
    }

    private static <T> ResponseEntity<WorkingPaper<T>> answer(WorkingPaper<T> paper) {
        return ResponseEntity.ok().eTag(String.valueOf(paper.number())).body(paper);
    }
}
