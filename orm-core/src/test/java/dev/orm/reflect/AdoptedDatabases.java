package dev.orm.reflect;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orm.engine.Engine;
import dev.orm.engine.Fixture;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Databases that others designed, of {@code ../shared/data} beside the repository; a test is left out where they are not there. */
public final class AdoptedDatabases {

    private static final Path DATA = Path.of(System.getProperty("orm.test.data", "../../shared/data"));

    private AdoptedDatabases() {}

    public static Engine load(TestDatabase database, Path folder, String name) throws IOException, SQLException {
        DatabaseKind kind = database.kind();
        String ending = kind == DatabaseKind.SQLITE ? ".sqlite" : ".sql";
        Path data = DATA.resolve(kind.name().toLowerCase(Locale.ROOT)).resolve(name + ending);
        assumeThat(data)
                .as("left out: there is no such file beside the repository")
                .isRegularFile();
        if (kind == DatabaseKind.SQLITE) {
            Path copy = folder.resolve(name + ending);
            Files.write(copy, Files.readAllBytes(data));
            return Engine.create("jdbc:sqlite:" + copy);
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : Files.readString(data).split(";\\R")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        }
        return Fixture.engine(database);
    }
}
