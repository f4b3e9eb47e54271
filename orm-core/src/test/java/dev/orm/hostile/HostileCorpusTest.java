package dev.orm.hostile;

import dev.orm.dialect.Dialects;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A corpus of hostile strings that lies beside the repository where it is at hand. Without tags, because it may be skipped. */
@EachDatabase
class HostileCorpusTest {

    private static final String CORPUS = "../shared/data/hostile-inputs.txt";

    private static List<String> corpus() {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Assumptions.assumeTrue(root != null && Files.exists(root.resolve(CORPUS)), "no " + CORPUS);
        return HostileStrings.corpus(root.resolve(CORPUS));
    }

    @Test
    void everyLineIsDataOrRefusedInEveryPlace(TestDatabase database) {
        List<String> payloads = corpus();
        try (Places places = new Places(database)) {
            places.values(payloads);
            places.patterns(payloads);
            places.names(payloads);
            places.tables(payloads);
            places.words(payloads);
            Places.tokens(Dialects.forUrl(database.url()), payloads);
            places.assertAlive();
        }
    }
}
