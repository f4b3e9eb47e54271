package dev.orm.demo.api;

import dev.orm.demo.service.InvalidFieldException;
import dev.orm.demo.service.NotFoundException;
import dev.orm.demo.service.SlugTakenException;
import dev.orm.demo.service.StalePostException;
import dev.orm.spring.repository.UnsortablePropertyException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what goes wrong with a problem detail (RFC 9457); wrong fields are listed under {@code errors}. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail stale(StalePostException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail taken(SlugTakenException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        problem.setProperty("errors", Map.of("slug", String.valueOf(e.getMessage())));
        return problem;
    }

    /** Two requests changed the same at the same moment, and the other one was faster. */
    @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
    ProblemDetail overtaken() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Somebody else stored a change at the same moment. Read again, then repeat.");
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidFieldException e) {
        return invalid(Map.of(e.field(), String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail unsortable(UnsortablePropertyException e) {
        return invalid(Map.of("sort", "A post has no attribute “" + e.getProperty() + "” to sort by."));
    }

    @ExceptionHandler
    ProblemDetail withoutDatabase(DataAccessResourceFailureException e) {
        log.error("The database cannot be used", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The blog cannot reach its database. Please try again later.");
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        log.error("A request failed", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side. It was noted.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (FieldError error : e.getBindingResult().getFieldErrors()) {
            errors.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage()));
        }
        return createResponseEntity(invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Map<String, String> errors = new LinkedHashMap<>();
        e.getParameterValidationResults()
                .forEach(result -> errors.putIfAbsent(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        String.valueOf(result.getResolvableErrors().get(0).getDefaultMessage())));
        return createResponseEntity(invalid(errors), headers, status, request);
    }

    private static ProblemDetail invalid(Map<String, String> errors) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Please check the fields under errors.");
        problem.setProperty("errors", errors);
        return problem;
    }
}
