package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.schemas.RefusalReason.TOO_LONG;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentDraft;
import org.jspecify.annotations.Nullable;

/** How much may be said with one command, so that there is always room in a form for the comments it is returned with. */
final class Texts {

    /** Characters of one text. */
    static final int LONGEST = 4_000;

    /** Comments, answers or explanations of one command. */
    static final int MOST = 200;

    /** Characters of all comments, answers or explanations of one command, the places they are about included. */
    static final int LONGEST_TOGETHER = 50_000;

    private Texts() {}

    static Optional<Refusal> fit(CommandContext at, Review command) {
        var decision = command.decision();
        var comments = decision.getComments().stream()
                .map(comment -> new Said(comment.getPath() + suggested(comment), comment.getText()))
                .toList();
        return tooLong("/opinion", decision.getOpinion())
                .or(() -> tooLong("/reason", decision.getReason()))
                .or(() -> tooLong("/comments", comments));
    }

    static Optional<Refusal> fit(CommandContext at, Filing command) {
        var answers = command.answers().stream()
                .map(CommentAnswer::getText)
                .map(text -> new Said("", text))
                .toList();
        var explanations = command.explanations().stream()
                .map(given -> new Said(given.getCode() + given.getPath(), given.getText()))
                .toList();
        return tooLong("/reason", command.reason())
                .or(() -> tooLong("/answers", answers))
                .or(() -> tooLong("/explanations", explanations));
    }

    private static String suggested(CommentDraft comment) {
        var suggestion = comment.getSuggestion();
        return suggestion == null ? "" : suggestion.getPath() + suggestion.getValue();
    }

    private static Optional<Refusal> tooLong(String pointer, @Nullable String text) {
        return CommonRules.refuse(text != null && text.length() > LONGEST, new Refusal(TOO_LONG, pointer));
    }

    private static Optional<Refusal> tooLong(String pointer, List<Said> said) {
        if (said.size() > MOST || said.stream().mapToInt(Said::length).sum() > LONGEST_TOGETHER) {
            return Optional.of(new Refusal(TOO_LONG, pointer));
        }
        return IntStream.range(0, said.size())
                .filter(number -> said.get(number).text().length() > LONGEST)
                .mapToObj(number -> new Refusal(TOO_LONG, "%s/%d/text".formatted(pointer, number)))
                .findFirst();
    }

    private record Said(String place, String text) {

        int length() {
            return place.length() + text.length();
        }
    }
}
