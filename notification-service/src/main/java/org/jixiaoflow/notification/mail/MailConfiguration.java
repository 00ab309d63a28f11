package org.jixiaoflow.notification.mail;

import java.util.List;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.support.security.OpenPlaces;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Unsubscribing unsubscribing(MailSettings settings) {
        return new Unsubscribing(settings.address(), settings.secret());
    }

    /** Whoever ends their digests need not sign in; their link says who they are. */
    @Bean
    OpenPlaces unsubscribingIsOpen() {
        return () -> List.of(UnsubscribeController.PLACE);
    }

    /** Where no mail server is named, nobody is told by mail. */
    @Bean
    @ConditionalOnExpression("'${spring.mail.host:}' != ''")
    MailChannel mailChannel(
            JavaMailSender sender, MailSettings settings, Wording wording, Unsubscribing unsubscribing) {
        return new MailChannel(sender, settings, wording, unsubscribing);
    }
}
