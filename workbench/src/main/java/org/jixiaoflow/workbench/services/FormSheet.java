package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** One form with all that is known of it now, as the review service tells it. */
public record FormSheet(
        FormRow form,
        @Nullable FormContent content,
        List<Finding> findings,
        List<Explanation> explanations,
        List<Review.Change> changes,
        List<FieldComment> comments,
        List<RatedItem> ratings,
        List<Suggestion> suggestedRatings,
        Template template,
        List<Trigger> allowedActions,
        @Nullable Look look,
        @Nullable Claim claim,
        List<Colleague> present,
        List<AskedOpinion> consultations,
        List<Watch> watchers,
        @Nullable Instant asOf) {

    /** Whether the reader may do one of these, by their names. */
    public boolean allows(String... actions) {
        return Stream.of(actions).map(Trigger::valueOf).anyMatch(allowedActions::contains);
    }

    /** Comments that the department still has to deal with. */
    public List<FieldComment> openComments() {
        return comments.stream()
                .filter(comment -> comment.getState() == CommentState.OPEN)
                .toList();
    }

    /** The revision that the reader looked through last. */
    public record Look(int revision, Instant lookedAt) {}

    /** How it is reviewed. */
    public record Template(
            String id, List<Stage> route, List<Dimension> dimensions, Map<Grade, BigDecimal> bands, boolean headSigns) {

        /** What a stage is called. */
        public String stageName(@Nullable String id, Locale locale) {
            return Optional.ofNullable(id)
                    .flatMap(wanted -> route.stream()
                            .filter(stage -> stage.id().equals(wanted))
                            .findFirst())
                    .map(stage -> stage.name(locale))
                    .orElse(id == null ? "" : id);
        }

        /** What a part of the score is called: a rated item by its names here, anything else by its own. */
        public String nameOf(ScorePart part, Locale locale) {
            return dimensions.stream()
                    .filter(dimension -> dimension.code().equals(part.getLevel1()))
                    .flatMap(dimension -> dimension.items().stream()
                            .filter(item -> item.code().equals(part.getPath()))
                            .map(item -> dimension.name(locale) + " · " + item.name(locale)))
                    .findFirst()
                    .orElse(part.getLabel());
        }
    }

    /** A station of the route. */
    public record Stage(String id, String name, String nameEn) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : name;
        }
    }

    /** One side of a form that reviewers rate. */
    public record Dimension(String code, String name, String nameEn, List<Item> items) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : name;
        }
    }

    /** What is rated on its own. */
    public record Item(String code, String name, String nameEn, BigDecimal points) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : name;
        }
    }

    /** What an item might be rated by what validation found, and what speaks against more. */
    public record Suggestion(String item, BigDecimal percent, BigDecimal points, List<Finding> findings) {}

    /**
     * Who has taken a form on; nobody else is kept from it.
     *
     * @param until null where it was handed over to them
     * @param by who handed it over
     */
    public record Claim(
            String person,
            String name,
            @Nullable Instant until,
            @Nullable String by) {

        /** Whether it was handed over to them, and so stays theirs until it moves on. */
        public boolean handed() {
            return until == null;
        }
    }

    /** An opinion that a reviewer asked for. */
    public record AskedOpinion(
            UUID id,
            String person,
            String name,
            String question,
            @Nullable Instant dueAt,
            String stage,
            String askedBy,
            Instant askedAt,
            ConsultationState state) {

        /** Whether it is waited for. */
        public boolean open() {
            return state == ConsultationState.OPEN;
        }
    }

    /** Whether somebody watches it. */
    public boolean watchedBy(String person) {
        return watchers.stream().anyMatch(watch -> watch.person().equals(person));
    }

    /** Somebody who is told what becomes of it. */
    public record Watch(String person, String name, String addedByName, Instant since) {}

    /** Who has a form open too. */
    public record Colleague(String person, String name) {}
}
