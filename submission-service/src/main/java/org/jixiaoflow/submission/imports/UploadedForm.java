package org.jixiaoflow.submission.imports;

import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;

/**
 * A form of an upload, as it was read.
 *
 * @param ordinal counts the upload's forms from 1
 * @param document the document it stands in
 */
record UploadedForm(int ordinal, String document, FormContent content, List<Finding> findings) {}
