package org.jixiaoflow.notification.robot;

import java.time.Clock;
import org.jixiaoflow.notification.wording.Wording;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RobotConfiguration {

    @Bean
    RobotChannel robotChannel(RobotSettings settings, Wording wording, Clock clock) {
        return new RobotChannel(settings.groups(), wording, clock);
    }
}
