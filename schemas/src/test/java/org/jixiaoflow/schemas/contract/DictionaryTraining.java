package org.jixiaoflow.schemas.contract;

import com.github.luben.zstd.ZstdDictTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jixiaoflow.schemas.reading.TopicReader;

/**
 * Makes a dictionary for {@link PackedValues} of what lies on the topics of a stack. Its arguments are the broker's address and the file
 * to write; a dictionary that tables were packed with stays.
 */
final class DictionaryTraining {

    private static final int SIZE = 32 * 1024;
    private static final int MOST = 64 * 1024 * 1024;

    private DictionaryTraining() {}

    public static void main(String[] broker) throws IOException {
        var trainer = new ZstdDictTrainer(MOST, SIZE);
        var topics = List.of(
                Topics.FORM_EVENTS,
                Topics.NOTIFICATIONS,
                Topics.FORM_OUTCOMES,
                Topics.APPROVED_FORMS,
                Topics.FORM_SCORES,
                Topics.SCORE_HISTORY);
        for (var topic : topics) {
            TopicReader.of(broker[0]).read(topic.name(), entry -> {
                if (entry.value() != null) {
                    trainer.addSample(entry.value());
                }
            });
        }
        Files.write(Path.of(broker[1]), trainer.trainSamples());
    }
}
