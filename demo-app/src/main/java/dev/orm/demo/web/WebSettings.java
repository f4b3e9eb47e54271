package dev.orm.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How pages show dates, and what browsers may do with them. */
@Configuration(proxyBeanMethods = false)
class WebSettings implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatter(new ReadableInstant());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SafetyHeaders());
    }

    /** {@code 7 March 2025, 14:05 UTC}; the pages write it as {@code ${{post.createdAt}}}. */
    private static final class ReadableInstant implements Formatter<Instant> {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                        "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);

        @Override
        public String print(Instant instant, Locale locale) {
            return FORMAT.format(instant);
        }

        @Override
        public Instant parse(String text, Locale locale) throws ParseException {
            return FORMAT.parse(text, Instant::from);
        }
    }

    /** Pages use nothing but this server's own files, and no scripts at all. */
    private static final class SafetyHeaders implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "same-origin");
            return true;
        }
    }
}
