package org.jixiaoflow.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Setting up the brokers of the containers")
class SetUpBrokerTest {

    @Test
    @DisplayName("takes each user's password from the environment")
    void passwords() {
        var job = new SetUpBroker(Map.of(
                "PORTALS", "local,health-cloud",
                "REVIEW_SERVICE_PASSWORD", "a",
                "PORTAL_HEALTH_CLOUD_PASSWORD", "b")::get);

        assertThat(job.password("review-service")).isEqualTo("a");
        assertThat(job.password(AclPolicy.portal("health-cloud"))).isEqualTo("b");
    }

    @Test
    @DisplayName("makes nobody without one")
    void noPassword() {
        var job = new SetUpBroker(Map.of("PORTALS", "local", "AUDITOR_PASSWORD", " ")::get);

        assertThatThrownBy(() -> job.password(AclPolicy.AUDITOR)).hasMessage("AUDITOR_PASSWORD is not set");
        assertThatThrownBy(job::connection).hasMessageEndingWith("is not set");
    }
}
