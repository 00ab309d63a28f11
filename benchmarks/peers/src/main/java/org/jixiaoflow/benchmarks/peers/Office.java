package org.jixiaoflow.benchmarks.peers;

import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.springframework.transaction.support.TransactionOperations;

/** Carries out the commands that the pipeline gets, each in one transaction of the engine's and the desk's tables. */
record Office(TransactionOperations transactions, Engine engine, Desk desk) {

    void accept(SpecificRecord command) {
        transactions.executeWithoutResult(status -> {
            if (command instanceof FormSubmission submission) {
                file(submission);
            } else if (command instanceof ReviewDecision decision) {
                decide(decision);
            } else {
                throw new IllegalArgumentException("Not a command: " + command);
            }
        });
    }

    private void file(FormSubmission command) {
        var form = command.getFormId();
        if (command.getTrigger() == SubmissionTrigger.SAVE) {
            desk.enter(command);
            desk.file(command, 1);
            engine.begin(form, String.valueOf(command.getActor().getDepartmentCode()));
            return;
        }
        var place = requireDepartments(form, desk.of(form));
        desk.file(command, place.version() + 1);
        engine.complete(place.task(), command.getActor().getId(), true);
    }

    private void decide(ReviewDecision command) {
        var place = requireStage(command, desk.of(command.getFormId()));
        if (command.getTrigger() != DecisionTrigger.PASS) {
            desk.keep(command, place.version() + 1);
        }
        engine.complete(place.task(), command.getActor().getId(), command.getTrigger() != DecisionTrigger.RETURN);
    }

    /** The place of a form that its department may submit. */
    static Desk.Place requireDepartments(String form, Desk.Place place) {
        if (!place.state().equals("DRAFT") && !place.state().equals("RETURNED")) {
            throw new IllegalStateException("%s is not its department's: %s".formatted(form, place.state()));
        }
        return place;
    }

    /** The place of a form on which whoever sent the command may decide. */
    static Desk.Place requireStage(ReviewDecision command, Desk.Place place) {
        var actor = command.getActor();
        if (!actor.getStages().contains(place.state())) {
            throw new IllegalStateException(
                    "%s is not at a stage of %s: %s".formatted(command.getFormId(), actor.getId(), place.state()));
        }
        return place;
    }
}
