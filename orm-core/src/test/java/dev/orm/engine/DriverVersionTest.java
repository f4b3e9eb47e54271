package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drivers that are tested, and that the starter brings, are newer than their known faults. */
@EachDatabase
class DriverVersionTest {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

    /** The first version without any fault that is known. */
    private static String floor(DatabaseKind kind) {
        return switch (kind) {
            // CVE-2023-32697 of the driver, CVE-2025-6965 of SQLite itself.
            case SQLITE -> "3.50.2";
            // CVE-2021-42392, CVE-2022-23221 and CVE-2022-45868.
            case H2 -> "2.2.220";
            // CVE-2024-1597, CVE-2025-49146, CVE-2026-42198 and CVE-2026-54291.
            case POSTGRESQL -> "42.7.12";
            // None is known of this line.
            case MARIADB -> "3.5.0";
        };
    }

    private static int[] parts(String version) {
        Matcher found = VERSION.matcher(version);
        assertThat(found.find()).as("a version in %s", version).isTrue();
        return Arrays.stream(found.group().split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Test
    @Tag("SEC-27")
    void theDriverIsNewerThanItsKnownFaults(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            String version = connection.getMetaData().getDriverVersion();
            assertThat(Arrays.compare(parts(version), parts(floor(database.kind()))))
                    .as("%s is not below %s", version, floor(database.kind()))
                    .isNotNegative();
        }
    }

    @Test
    @Tag("SEC-27")
    void versionsAreComparedByTheirNumbers() {
        assertThat(Arrays.compare(parts("42.7.9"), parts(floor(DatabaseKind.POSTGRESQL))))
                .isNegative();
        assertThat(Arrays.compare(parts("PostgreSQL JDBC 42.7.12.jre7"), parts(floor(DatabaseKind.POSTGRESQL))))
                .isZero();
        assertThat(Arrays.compare(parts("42.10.0"), parts(floor(DatabaseKind.POSTGRESQL))))
                .isPositive();
    }
}
