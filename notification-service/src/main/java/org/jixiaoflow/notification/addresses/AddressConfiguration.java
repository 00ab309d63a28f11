package org.jixiaoflow.notification.addresses;

import java.util.List;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

    @Bean
    AddressBook addressBook(AddressSettings settings, SubstitutionTable substitutions) {
        var file = settings.people();
        return new AddressBook(file == null ? List::of : new PeopleFile(file, settings.domain()), substitutions);
    }
}
