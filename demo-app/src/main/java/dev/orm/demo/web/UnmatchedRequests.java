package dev.orm.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests that no controller takes: with a problem detail below {@code /api}, with a page elsewhere. */
@ControllerAdvice
class UnmatchedRequests {

    @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class})
    Object handle(Exception e, HttpServletRequest request) {
        ErrorResponse response = (ErrorResponse) e;
        HttpStatusCode status = response.getStatusCode();
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return ResponseEntity.status(status).headers(response.getHeaders()).body(response.getBody());
        }
        ModelAndView page = new ModelAndView(status.value() == 404 ? "error/404" : "error/4xx");
        page.setStatus(status);
        return page;
    }
}
