package org.jixiaoflow.benchmarks.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentDraft;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;

/** A command of a form's journey. */
public enum Step {
    SAVE {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            return filing(journey, at, SubmissionTrigger.SAVE)
                    .setContent(journey.sample().content())
                    .build();
        }
    },
    SUBMIT {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            return submission(journey, at).build();
        }
    },
    RETURN {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            var indicator = journey.sample().content().getIndicators().get(0).getId();
            return decision(journey, at, DecisionTrigger.RETURN, SUPERVISOR)
                    .setComments(List.of(new CommentDraft(
                            journey.commentId(),
                            "/indicators/%s/target".formatted(indicator),
                            Severity.WARN,
                            "请说明目标值的依据",
                            null)))
                    .build();
        }
    },
    RESUBMIT {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            return submission(journey, at)
                    .setAnswers(List.of(new CommentAnswer(journey.commentId(), "依据上年实际完成数")))
                    .build();
        }
    },
    PASS_SUPERVISOR {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            return decision(journey, at, DecisionTrigger.PASS, SUPERVISOR).build();
        }
    },
    PASS_FINANCE {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            return decision(journey, at, DecisionTrigger.PASS, FINANCE).build();
        }
    },
    APPROVE {
        @Override
        public SpecificRecord command(Journey journey, Instant at) {
            return decision(journey, at, DecisionTrigger.APPROVE, FINAL)
                    .setRatings(RATINGS)
                    .setOpinion("同意")
                    .build();
        }
    };

    private static final String EVERY_REGION = "*";
    private static final Actor SUPERVISOR = reviewer("SUPERVISING_DEPARTMENT", "reviewer", "主管部门审核人");
    private static final Actor FINANCE = reviewer("FINANCE_DIVISION", "reviewer", "业务股审核人");
    private static final Actor FINAL = reviewer("PERFORMANCE_DIVISION", "final-reviewer", "绩效股审核人");
    /** What a reviewer rates. */
    static final List<String> ITEMS = List.of(
            "FORMAT",
            "CLARITY",
            "OBJECTIVE_RELEVANCE",
            "INDICATOR_SCIENCE",
            "PERFORMANCE_REASONABLENESS",
            "RESOURCE_MATCH",
            "ATTAINABILITY",
            "CONDITIONS");

    private static final List<Rating> RATINGS = ITEMS.stream()
            .map(item -> new Rating(item, new BigDecimal("90.00")))
            .toList();

    /** The command, as it is sent. */
    public abstract SpecificRecord command(Journey journey, Instant at);

    /** The topic it is sent to. */
    public Topic<? extends SpecificRecord> topic() {
        return switch (this) {
            case SAVE, SUBMIT, RESUBMIT -> Topics.FORM_SUBMISSIONS;
            case RETURN, PASS_SUPERVISOR, PASS_FINANCE, APPROVE -> Topics.REVIEW_DECISIONS;
        };
    }

    FormSubmission.Builder submission(Journey journey, Instant at) {
        return filing(journey, at, SubmissionTrigger.SUBMIT)
                .setContent(journey.sample().content())
                .setFindings(journey.sample().findings());
    }

    FormSubmission.Builder filing(Journey journey, Instant at, SubmissionTrigger trigger) {
        return FormSubmission.newBuilder()
                .setCommandId(journey.commandId(this))
                .setFormId(journey.formId())
                .setTrigger(trigger)
                .setActor(Actor.newBuilder()
                        .setId("clerk-" + journey.department())
                        .setName("填报人")
                        .setRole("clerk")
                        .setRegions(List.of(EVERY_REGION))
                        .setDepartmentCode(journey.department())
                        .build())
                .setIssuedAt(at);
    }

    ReviewDecision.Builder decision(Journey journey, Instant at, DecisionTrigger trigger, Actor reviewer) {
        return ReviewDecision.newBuilder()
                .setCommandId(journey.commandId(this))
                .setFormId(journey.formId())
                .setTrigger(trigger)
                .setActor(reviewer)
                .setIssuedAt(at)
                .setExpectedVersion((long) journey.steps().indexOf(this));
    }

    private static Actor reviewer(String stage, String role, String name) {
        return Actor.newBuilder()
                .setId("reviewer-" + stage)
                .setName(name)
                .setRole(role)
                .setRegions(List.of(EVERY_REGION))
                .setStages(List.of(stage))
                .build();
    }
}
