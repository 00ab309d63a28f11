package org.jixiaoflow.review.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jspecify.annotations.Nullable;

/** 绩效自评: what was achieved of an approved objective, in the objective's own rows. All but the achievement comes from there. */
final class SelfEvaluation {

    /** What a department fills in about an indicator. */
    static final Set<String> ACHIEVEMENT =
            Set.of("actual", "baseline", "band", "bandPercent", "actualGrade", "evidence", "deviation");

    private static final Set<String> OWN = Set.of("execution", "notes", "source");
    private static final String REVISION = "/objectiveRevision";

    private SelfEvaluation() {}

    /** The filing with all that its content needn't repeat of the objective in force. */
    static Filing completed(Filing filing, @Nullable ApprovedForm objective) {
        var content = filing.content();
        if (content == null || objective == null) {
            return filing;
        }
        var answered = new Objective(objective.getRevision(), objective.getContent());
        return new Filing(
                FormSubmission.newBuilder(filing.submission())
                        .setContent(answered.completed(content))
                        .build(),
                filing.at());
    }

    /** Whether the place is the self-evaluation's own; everything else is its objective's. */
    static boolean isOwn(String path) {
        var segments = ContentPaths.segments(path);
        return OWN.contains(segments.get(0))
                || (segments.size() == 3
                        && segments.get(0).equals("indicators")
                        && ACHIEVEMENT.contains(segments.get(2)));
    }

    /** Where the self-evaluation differs from its objective in what is the objective's. */
    static Stream<String> strayed(FormContent objective, FormContent evaluation) {
        return ContentPaths.changed(objective, evaluation).stream()
                .filter(path -> !isOwn(path) && !path.equals(REVISION));
    }

    /** What changed between two contents as far as it is the self-evaluation's own. */
    static List<String> ownChanges(FormContent before, FormContent after) {
        return ContentPaths.changed(before, after).stream()
                .filter(SelfEvaluation::isOwn)
                .toList();
    }
}
