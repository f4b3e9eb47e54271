package dev.orm.boot.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Runs the command {@code db} instead of the application. That happens when the properties are known and nothing else: no banner is shown,
 * no context is made, and the program ends with the exit code of the command. With {@code --full-context} the application starts, without
 * a web server and with beans on demand, and its own data source and mapping are used.
 */
final class DbRunListener implements SpringApplicationRunListener, Ordered {

    static final String COMMAND = "db";

    static final String FULL_CONTEXT = "--full-context";

    private final SpringApplication application;
    private final List<String> arguments;

    DbRunListener(SpringApplication application, String[] arguments) {
        this.application = application;
        this.arguments = Arrays.asList(arguments);
    }

    /** After the listener that reads the configuration files and starts the logging. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private boolean isCommand() {
        return !arguments.isEmpty() && arguments.get(0).equals(COMMAND);
    }

    private boolean needsWholeContext() {
        return arguments.contains(FULL_CONTEXT);
    }

    @Override
    public void environmentPrepared(
            ConfigurableBootstrapContext bootstrapContext, ConfigurableEnvironment environment) {
        if (!isCommand()) {
            return;
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "orm-db-command",
                        Map.of(
                                "orm.migrations.mode", "none",
                                "orm.schema.mode", "none",
                                "spring.main.web-application-type", "none",
                                "spring.main.lazy-initialization", "true",
                                "spring.main.banner-mode", "off",
                                "spring.main.log-startup-info", "false",
                                "spring.sql.init.mode", "never")));
        quiet();
        if (!needsWholeContext()) {
            run(DatabaseContext.small(application, environment));
        }
    }

    @Override
    public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        if (isCommand() && needsWholeContext()) {
            run(DatabaseContext.whole(context));
        }
    }

    private void run(DatabaseContext database) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        try (database) {
            code = DbCommand.run(database, arguments.subList(1, arguments.size()), out, err);
        }
        System.exit(code);
    }

    /** What a command prints is its result. Its progress may be seen too, where nothing but a person reads it. */
    private void quiet() {
        LoggingSystem logging = LoggingSystem.get(application.getClassLoader());
        boolean json = arguments.contains("--json");
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, json ? LogLevel.OFF : LogLevel.WARN);
        logging.setLogLevel("dev.orm.migrations", json ? LogLevel.OFF : LogLevel.INFO);
    }
}
