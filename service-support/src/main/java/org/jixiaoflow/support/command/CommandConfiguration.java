package org.jixiaoflow.support.command;

import org.jixiaoflow.support.replies.Replies;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** For services that take commands. */
@AutoConfiguration(afterName = "org.jixiaoflow.support.replies.RepliesConfiguration")
@ConditionalOnWebApplication
@ConditionalOnBean(CommandOutcomes.class)
class CommandConfiguration {

    @Bean
    CommandController commandController(CommandOutcomes outcomes, Replies replies) {
        return new CommandController(outcomes, replies);
    }
}
