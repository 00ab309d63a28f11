package org.jixiaoflow.local.access;

import org.jixiaoflow.fixtures.BrokenRules;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A rule about endpoints")
class EndpointsRulesTest extends BrokenRules {

    EndpointsRulesTest() {
        super(EndpointsTest.class);
        breaks(
                "EVERY_ENDPOINT_TAKES_ITS_CALLER",
                "org.jixiaoflow.review.desk",
                "@org.springframework.web.bind.annotation.GetMapping(\"/all\") public String all() { return \"\"; }");
        breaks(
                "EVERY_ENDPOINT_ASKS_THE_POLICY",
                "org.jixiaoflow.scoring.dashboard",
                "@org.springframework.web.bind.annotation.GetMapping(\"/all\") public String all(org.jixiaoflow.support.security.Caller caller) { return caller.id(); }");
    }
}
