package org.jixiaoflow.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Somebody the identity provider knows")
class PersonTest {

    @Test
    @DisplayName("may do the same by another name")
    void called() {
        var clerk = Person.clerk("education");

        var named = clerk.called("教育局填报人");

        assertThat(named.claims()).containsEntry("name", "教育局填报人");
        assertThat(named.called(clerk.name())).isEqualTo(clerk);
    }
}
