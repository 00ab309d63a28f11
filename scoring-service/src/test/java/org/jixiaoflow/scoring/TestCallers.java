package org.jixiaoflow.scoring;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.util.List;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who asks in tests, wherever they are. */
public final class TestCallers {

    private TestCallers() {}

    public static RequestPostProcessor clerk(String department) {
        return jwt().jwt(token -> token.subject("c")
                .claim("roles", List.of("clerk"))
                .claim("regions", List.of("*"))
                .claim("department", department));
    }

    public static RequestPostProcessor caller(String role) {
        return jwt().jwt(token ->
                token.subject(role).claim("roles", List.of(role)).claim("regions", List.of("*")));
    }
}
