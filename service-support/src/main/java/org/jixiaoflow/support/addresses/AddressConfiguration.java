package org.jixiaoflow.support.addresses;

import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(afterName = "org.jixiaoflow.support.substitution.SubstitutionConfiguration")
@EnableConfigurationProperties(AddressSettings.class)
class AddressConfiguration {

    @Bean
    AddressBook addressBook(AddressSettings settings, ObjectProvider<SubstitutionTable> substitutions) {
        return AddressBook.of(
                settings.people(), settings.domain(), substitutions.getIfAvailable(SubstitutionTable::new));
    }
}
