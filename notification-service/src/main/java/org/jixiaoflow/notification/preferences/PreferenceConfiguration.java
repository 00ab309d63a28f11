package org.jixiaoflow.notification.preferences;

import java.time.Clock;
import org.jixiaoflow.schemas.NoticePreference;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.kafka.TopicTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class PreferenceConfiguration {

    @Bean
    PreferenceTable preferenceTable() {
        return new PreferenceTable();
    }

    @Bean
    TopicTable<NoticePreference> preferences(
            ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes, PreferenceTable table) {
        return new TopicTable<>(
                consumers,
                Topics.NOTICE_PREFERENCES,
                serdes.of(Topics.NOTICE_PREFERENCES).deserializer(),
                table::take);
    }

    @Bean
    RegionalDefaults regionalDefaults(
            PreferenceSettings settings, ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes) {
        return new RegionalDefaults(settings.defaults(), consumers, serdes);
    }

    @Bean
    DefaultsDesk defaultsDesk(RegionalDefaults defaults, Publisher publisher, Clock clock) {
        return new DefaultsDesk(defaults, publisher, clock);
    }

    @Bean
    Wishes wishes(
            PreferenceTable table,
            RegionalDefaults defaults,
            PreferenceSettings settings,
            WorkingCalendar calendar,
            AddressBook people) {
        return new Wishes(table, defaults, new Timetable(calendar, settings.begin(), settings.end()), people);
    }

    @Bean
    Choices choices(PreferenceTable table, Wishes wishes, Publisher publisher, Clock clock) {
        return new Choices(table, wishes, publisher, clock);
    }
}
