package org.jixiaoflow.review.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers of the last moments: a person's pages, and people with the same rights, ask the same again and again. The question has all
 * rights in it that the answer depends on, so that nobody is told more than is theirs.
 */
final class Recent<K, V> {

    private final Duration kept;
    private final int most;
    private final Clock clock;
    private final Map<K, Answer<V>> answers = new LinkedHashMap<>();

    Recent(Duration kept, int most, Clock clock) {
        this.kept = kept;
        this.most = most;
        this.clock = clock;
    }

    private record Answer<V>(V value, Instant until) {}

    V get(K question, Supplier<V> source) {
        var now = clock.instant();
        synchronized (answers) {
            var answer = answers.get(question);
            if (answer != null && now.isBefore(answer.until())) {
                return answer.value();
            }
        }
        var value = source.get();
        synchronized (answers) {
            answers.remove(question);
            answers.put(question, new Answer<>(value, now.plus(kept)));
            var oldest = answers.values().iterator();
            while (oldest.hasNext() && (!now.isBefore(oldest.next().until()) || answers.size() > most)) {
                oldest.remove();
            }
        }
        return value;
    }
}
