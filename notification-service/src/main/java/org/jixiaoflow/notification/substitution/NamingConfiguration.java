package org.jixiaoflow.notification.substitution;

import java.time.Clock;
import org.jixiaoflow.notification.planning.Letters;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class NamingConfiguration {

    @Bean
    Substitutions namedSubstitutes(
            SubstitutionTable table,
            AddressBook people,
            Publisher publisher,
            WorkingCalendar calendar,
            SubstitutionSettings settings,
            Letters letters,
            Wording wording,
            Clock clock) {
        return new Substitutions(
                table, people, publisher, calendar, settings, new AwayLetters(letters, wording, calendar), clock);
    }

    @Bean
    SubstitutionWatch substitutionWatch(Substitutions substitutions) {
        return new SubstitutionWatch(substitutions);
    }
}
