package org.jixiaoflow.support.replies;

import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

@AutoConfiguration(afterName = "org.jixiaoflow.support.kafka.KafkaConfiguration")
@ConditionalOnProperty(name = "jixiao.replies.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ReplySettings.class)
class RepliesConfiguration {

    @Bean
    Replies replies(
            Publisher publisher,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            ReplySettings settings,
            ObjectProvider<LateCommands> late) {
        return new Replies(
                publisher,
                consumers,
                serdes,
                settings,
                (command, formId) -> late.ifAvailable(known -> known.note(command, formId)));
    }
}
