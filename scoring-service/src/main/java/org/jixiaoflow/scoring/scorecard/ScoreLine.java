package org.jixiaoflow.scoring.scorecard;

import java.util.List;
import java.util.TreeMap;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.LevelScore;

/** A score as a line of its department: its total, and its points by 一级指标. */
public final class ScoreLine {

    private ScoreLine() {}

    public static DepartmentFormScore of(FormScore score) {
        return new DepartmentFormScore(
                score.getFormId(),
                score.getKind(),
                score.getTotal(),
                score.getGrade(),
                score.getGradeBands(),
                levels(score));
    }

    private static List<LevelScore> levels(FormScore score) {
        var levels = new TreeMap<String, LevelScore>();
        score.getParts().stream()
                .filter(part -> part.getLevel1() != null)
                .map(part -> new LevelScore(part.getLevel1(), part.getPoints(), part.getMaximum()))
                .forEach(row -> levels.merge(row.getLevel1(), row, ScoreLine::sum));
        return List.copyOf(levels.values());
    }

    private static LevelScore sum(LevelScore one, LevelScore other) {
        return new LevelScore(
                one.getLevel1(),
                one.getPoints().add(other.getPoints()),
                one.getMaximum().add(other.getMaximum()));
    }
}
