/** Scores as pure functions: from an approved form and a template to an explained score. */
@NullMarked
package org.jixiaoflow.scoring.scorecard;

import org.jspecify.annotations.NullMarked;
