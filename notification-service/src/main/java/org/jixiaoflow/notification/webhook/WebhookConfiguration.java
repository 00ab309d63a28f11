package org.jixiaoflow.notification.webhook;

import java.time.Clock;
import java.util.Objects;
import org.jixiaoflow.notification.wording.Wording;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /** Where no webhook is named, none is told. */
    @Bean
    @ConditionalOnExpression("'${jixiao.webhook.url:}' != ''")
    WebhookChannel webhookChannel(WebhookSettings settings, Wording wording, Clock clock) {
        return new WebhookChannel(Objects.requireNonNull(settings.url()), settings, wording, clock);
    }
}
