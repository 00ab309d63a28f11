package org.jixiaoflow.review.tracking;

import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/**
 * Owed forms in numbers.
 *
 * @param state DRAFT or RETURNED; null of those that nobody has begun
 * @param forms how many
 * @param overdue how many of these should have been submitted by now
 */
public record Owing(@Nullable FormState state, int forms, int overdue) {}
