package dev.orm.migrations.run;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A program of its own that upgrades a database, and ends or stops at one of its statements. */
final class OtherProgram {

    /** How a program ends that was killed at a statement. */
    static final int KILLED = 137;

    /** What a program says when it has stopped and waits to be killed. */
    static final String WAITING = "waiting";

    private OtherProgram() {}

    /** What happens at the chosen statement. */
    enum End {
        /** The program ends as if the machine had been switched off, when the database has done it. */
        HALT,
        /** It stops before it, and is killed from outside. */
        WAIT
    }

    static Process start(String url, String user, String password, End end, int statement) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        OtherProgram.class.getName(),
                        url,
                        user,
                        password,
                        end.name(),
                        String.valueOf(statement))
                .redirectErrorStream(true)
                .start();
    }

    private static String classPath() throws URISyntaxException {
        if (!(OtherProgram.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> paths = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            paths.add(Path.of(url.toURI()).toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    public static void main(String[] arguments) {
        End end = End.valueOf(arguments[3]);
        int statement = Integer.parseInt(arguments[4]);
        try (Engine engine = Engine.builder()
                .url(arguments[0])
                .credentials(arguments[1], arguments[2])
                .listener(new Ending(end, statement))
                .build()) {
            int run = Migrator.builder(engine)
                    .migrations(Blog.all())
                    .build()
                    .upgrade("heads")
                    .size();
            System.out.println("applied " + run);
        }
    }

    /** Ends the program. */
    private static final class Ending implements StatementListener {

        private final End end;
        private final int statement;
        private final AtomicInteger sent = new AtomicInteger();

        Ending(End end, int statement) {
            this.end = end;
            this.statement = statement;
        }

        @Override
        public void beforeStatement(CompiledStatement sql) {
            if (sent.incrementAndGet() == statement && end == End.WAIT) {
                System.out.println(WAITING);
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw new IllegalStateException("Nobody is there to kill this program.", e);
                }
            }
        }

        @Override
        public void afterStatement(StatementEvent event) {
            if (sent.get() == statement && end == End.HALT) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
