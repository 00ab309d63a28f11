package org.jixiaoflow.submission.export;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The kinds of files forms are exported to, named as in addresses. */
@Schema(description = "The kinds of files forms are exported to, named as in addresses.")
enum FileFormat {
    xlsx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(List<PrintedLayout> forms, OutputStream out) throws IOException {
            SheetWriter.write(forms, out);
        }
    },
    docx("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        void write(List<PrintedLayout> forms, OutputStream out) throws IOException {
            WordWriter.write(forms, out);
        }
    };

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract void write(List<PrintedLayout> forms, OutputStream out) throws IOException;
}
