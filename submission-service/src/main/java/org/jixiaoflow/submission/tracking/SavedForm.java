package org.jixiaoflow.submission.tracking;

import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;

/** A form with what it holds and where it stands. */
public record SavedForm(FormState state, long version, FormContent content) {}
