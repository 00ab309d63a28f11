package org.jixiaoflow.workbench.live;

import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.services.Me;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An open page, and what its reader may hear of. */
record Listener(HintStream stream, Me reader, ReadScope readership) {

    boolean hears(FormId form, boolean submitted) {
        return readership.covers(form.regionCode(), form.departmentCode(), submitted);
    }

    /** Whether a notification for that recipient, {@code department:<region>/<code>}, {@code stage:<region>/<id>} or {@code person:<region>/<id>}, is for the reader. */
    boolean isTold(String recipient) {
        var named = recipient.substring(recipient.indexOf(':') + 1);
        var region = named.substring(0, Math.max(0, named.indexOf('/')));
        var code = named.substring(named.indexOf('/') + 1);
        if (!region.isEmpty()
                && reader.regions().stream().noneMatch(each -> each.code().equals(region))) {
            return false;
        }
        if (recipient.startsWith("person:")) {
            return reader.isOrActsFor(code);
        }
        return recipient.startsWith("stage:")
                ? reader.reviews()
                        && reader.stages().stream()
                                .anyMatch(stage -> stage.code().equals(code))
                : reader.files()
                        && reader.department() != null
                        && reader.department().code().equals(code);
    }

    /** Whether totals are theirs to see. */
    boolean seesTotals() {
        return readership.everything() || readership.submitted();
    }

    /** Sends it; false if nobody is there any more. */
    boolean send(SseEmitter.SseEventBuilder event) {
        return stream.send(event);
    }
}
