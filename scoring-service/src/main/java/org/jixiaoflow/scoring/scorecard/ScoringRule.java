package org.jixiaoflow.scoring.scorecard;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One scoring rule (评分规则) for a row.
 *
 * @param code stable, of the domain's list
 * @param when the rows it is for, unless a rule before it is
 * @param formula what it says of such a row
 */
record ScoringRule(String code, Predicate<RowFacts> when, Function<RowFacts, Verdict> formula) {

    Verdict apply(RowFacts facts) {
        return formula.apply(facts).by(code);
    }
}
