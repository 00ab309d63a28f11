package org.jixiaoflow.submission.tracking;

import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/** What a form holds at a version. */
public record SavedContent(long version, @Nullable FormContent content) {}
