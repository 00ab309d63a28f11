package org.jixiaoflow.schemas.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;

/** What findings say, in the language of whoever reads them. Records carry a rule's code and what its sentence is filled with. */
public final class FindingSentences {

    /** Fields of a finding that only make its sentences. */
    public static final Set<String> PARTS = Set.of("sentence", "arguments", "words");

    private static final Sentences.InBoth SENTENCES = Sentences.of("finding-messages");

    private FindingSentences() {}

    /** What it says in that language: Chinese, unless it is English. */
    public static String in(Locale locale, Finding finding) {
        var words = SENTENCES.in(locale);
        if (finding.getSentence() == null) {
            return words == SENTENCES.english() ? finding.getMessageEn() : finding.getMessage();
        }
        var arguments = Stream.concat(
                        finding.getArguments().stream(),
                        finding.getWords().stream().map(symbol -> words.knows(symbol) ? words.word(symbol) : symbol))
                .toArray();
        var key = finding.getCode() + "." + finding.getSentence();
        // A newer writer may have a rule that isn't known here yet.
        return words.knows(key) ? words.say(key, arguments) : String.join(" ", finding.getArguments());
    }

    /** The same finding with its sentences in full: for readers who have only the record. */
    public static Finding told(Finding finding) {
        return finding.getSentence() == null
                ? finding
                : Finding.newBuilder(finding)
                        .setMessage(in(Locale.CHINA, finding))
                        .setMessageEn(in(Locale.ENGLISH, finding))
                        .setSentence(null)
                        .setArguments(List.of())
                        .setWords(List.of())
                        .build();
    }

    public static List<Finding> told(List<Finding> findings) {
        return findings.stream().map(FindingSentences::told).toList();
    }
}
