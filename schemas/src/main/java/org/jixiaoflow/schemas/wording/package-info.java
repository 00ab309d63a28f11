/** Sentences for people, from bundles in both languages; for whoever has no message source of Spring's. */
@NullMarked
package org.jixiaoflow.schemas.wording;

import org.jspecify.annotations.NullMarked;
