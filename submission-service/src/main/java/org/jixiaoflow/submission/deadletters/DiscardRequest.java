package org.jixiaoflow.submission.deadletters;

import org.jspecify.annotations.Nullable;

/** @param reason why nobody needs the letter; must be there */
record DiscardRequest(@Nullable String reason) {}
