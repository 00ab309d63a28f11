package org.jixiaoflow.workbench.live;

import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jixiaoflow.workbench.services.Me;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An open page, and what its reader may hear of. */
record Listener(HintStream stream, Me reader, ReadScope readership) {

    boolean hears(FormId form, boolean submitted) {
        return readership.covers(form.regionCode(), form.departmentCode(), submitted);
    }

    /** Whether a notification for that {@link Recipient} is for the reader. */
    boolean isTold(String recipient) {
        return Recipient.parse(recipient).filter(this::isTold).isPresent();
    }

    private boolean isTold(Recipient who) {
        return (who.region() == null || knows(who.region()))
                && switch (who.kind()) {
                    case DEPARTMENT -> reader.files() && isOf(who.code());
                    case STAGE -> reader.reviews() && isAt(who.code());
                    case HEAD -> reader.has("final-reviewer") && isAt(who.code());
                    case PERSON -> reader.isOrActsFor(who.code());
                };
    }

    private boolean knows(String region) {
        return reader.regions().stream().anyMatch(each -> each.code().equals(region));
    }

    private boolean isOf(String department) {
        return reader.department() != null && reader.department().code().equals(department);
    }

    private boolean isAt(String stage) {
        return reader.stages().stream().anyMatch(each -> each.code().equals(stage));
    }

    /** Whether totals are theirs to see. */
    boolean seesTotals() {
        return readership.everything() || readership.submitted() || reader.seesSums();
    }

    /** Sends it; false if nobody is there any more. */
    boolean send(SseEmitter.SseEventBuilder event) {
        return stream.send(event);
    }
}
