package org.jixiaoflow.support.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where the container sends what was refused by status alone; it is told like every other problem. */
@Controller
class ErrorDispatch implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void tell(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem known) {
                    throw known;
                }
            }
            // Nobody resolved it, e.g. because a page could not be rendered: it is told by its incident number.
            throw new IllegalStateException("Not answered", thrown);
        }
        throw new ResponseStatusException(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    }
}
