package org.jixiaoflow.submission.imports;

import java.util.UUID;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The uploads of a caller who files forms. */
@Component
class OwnUploads {

    private final UploadStore uploads;

    OwnUploads(UploadStore uploads) {
        this.uploads = uploads;
    }

    /** Whoever may save no form has nothing to upload. */
    static void files(Caller caller) {
        if (Policy.roleFor(caller.party(), Trigger.SAVE).isEmpty()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
    }

    Upload find(Caller caller, UUID id) {
        files(caller);
        return uploads.find(id, caller.id()).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_UPLOAD"));
    }

    /** One that is wholly read. */
    Upload read(Caller caller, UUID id) {
        var upload = find(caller, id);
        if (upload.state() != Upload.State.READ) {
            throw new Problem(HttpStatus.CONFLICT, "NOT_READ", upload.state());
        }
        return upload;
    }
}
