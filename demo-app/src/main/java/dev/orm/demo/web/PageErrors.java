package dev.orm.demo.web;

import dev.orm.demo.service.NotFoundException;
import dev.orm.demo.service.StalePostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Answers what goes wrong in the pages with a page. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    @ExceptionHandler
    ModelAndView notFound(NotFoundException e) {
        return page("error/404", HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ModelAndView stale(StalePostException e) {
        return page("error/409", HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
    ModelAndView overtaken() {
        return page("error/409", HttpStatus.CONFLICT, "Somebody else stored a change at the same moment.");
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class,
        HandlerMethodValidationException.class
    })
    ModelAndView unreadable() {
        return page("error/4xx", HttpStatus.BAD_REQUEST, "Something in the address or the form cannot be read.");
    }

    @ExceptionHandler
    ModelAndView withoutDatabase(DataAccessResourceFailureException e) {
        log.error("The database cannot be used", e);
        return page("error/5xx", HttpStatus.SERVICE_UNAVAILABLE, "");
    }

    private static ModelAndView page(String view, HttpStatus status, String message) {
        ModelAndView page = new ModelAndView(view, "message", message);
        page.setStatus(status);
        return page;
    }
}
