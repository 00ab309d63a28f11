package org.jixiaoflow.workbench.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.workbench.services.FormSheet;

/** Where a form stands on its way: filling in, the stages of its route, approval. */
record StateStrip(List<Step> steps) {

    /** How far a step is. */
    enum Progress {
        DONE,
        NOW,
        AHEAD
    }

    /**
     * A step.
     *
     * @param kind {@code FILL}, {@code STAGE} or {@code END}
     * @param name of a stage
     * @param returned whether the form was sent back from here and will come here next
     */
    record Step(String kind, String name, Progress progress, boolean returned) {}

    static StateStrip of(FormSheet sheet, Locale locale) {
        var form = sheet.form();
        var route = sheet.template().route();
        var filling = form.state() == FormState.DRAFT || form.state() == FormState.RETURNED;
        var steps = new ArrayList<Step>();
        steps.add(new Step("FILL", "", filling ? Progress.NOW : Progress.DONE, false));
        var reached = route.stream().map(FormSheet.Stage::id).toList().indexOf(Objects.toString(form.stage(), ""));
        for (var i = 0; i < route.size(); i++) {
            var stage = route.get(i);
            steps.add(
                    new Step("STAGE", stage.name(locale), at(form.state(), i, reached), isReturnedFrom(sheet, stage)));
        }
        steps.add(new Step("END", "", form.state() == FormState.APPROVED ? Progress.NOW : Progress.AHEAD, false));
        return new StateStrip(steps);
    }

    private static Progress at(FormState state, int stage, int reached) {
        return switch (state) {
            case DRAFT, RETURNED -> Progress.AHEAD;
            case APPROVED -> Progress.DONE;
            case SUBMITTED -> stage < reached ? Progress.DONE : stage == reached ? Progress.NOW : Progress.AHEAD;
        };
    }

    private static boolean isReturnedFrom(FormSheet sheet, FormSheet.Stage stage) {
        return sheet.form().state() == FormState.RETURNED
                && stage.id().equals(sheet.form().dueStage());
    }
}
