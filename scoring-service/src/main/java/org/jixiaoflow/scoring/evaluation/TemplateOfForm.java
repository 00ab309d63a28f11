package org.jixiaoflow.scoring.evaluation;

import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ScoringTemplate;

/** Tells which template scores a form. */
@FunctionalInterface
interface TemplateOfForm {
    ScoringTemplate of(String regionCode, int year, FormKind kind);
}
