package org.jixiaoflow.notification.preferences;

import java.time.Clock;
import java.time.Duration;
import org.jixiaoflow.notification.addresses.AddressBook;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class PreferenceConfiguration {

    private static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(3);

    @Bean
    PreferenceTable preferenceTable(ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes) {
        return new PreferenceTable(
                consumers, serdes.of(Topics.NOTICE_PREFERENCES).deserializer(), WAIT_AFTER_FAULT);
    }

    @Bean
    Wishes wishes(PreferenceTable table, PreferenceSettings settings, WorkingCalendar calendar, AddressBook people) {
        return new Wishes(
                table, settings.defaults(), new Timetable(calendar, settings.begin(), settings.end()), people);
    }

    @Bean
    Choices choices(PreferenceTable table, Wishes wishes, Publisher publisher, Clock clock) {
        return new Choices(table, wishes, publisher, clock);
    }
}
