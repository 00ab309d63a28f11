package org.jixiaoflow.support.security;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads people who come to a service's address to the pages they look for. */
@Controller
class Door {

    static final String PLACE = "/";

    private final URI workbench;

    Door(@Value("${jixiao.workbench:http://localhost:8080/}") URI workbench) {
        this.workbench = workbench;
    }

    @GetMapping(PLACE)
    ResponseEntity<Void> toTheWorkbench() {
        return ResponseEntity.status(HttpStatus.FOUND).location(workbench).build();
    }
}
