/** Scoring templates (评分模板): their versions and what differs, what another would do to scores, and publishing it. */
@NullMarked
package org.jixiaoflow.workbench.templates;

import org.jspecify.annotations.NullMarked;
