package org.jixiaoflow.submission.imports;

import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;

/**
 * A form of an upload, as it was read; what a self-evaluation answers is only known where it goes.
 *
 * @param ordinal counts the upload's forms from 1
 * @param document the document it stands in
 */
record UploadedForm(int ordinal, String document, FormKind kind, FormContent content, List<Finding> findings) {}
