package dev.orm.hostile;

import dev.orm.dialect.Dialects;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A corpus of hostile strings that lies beside the repository where it is at hand. Without tags, because it may be skipped. */
@EachDatabase
class HostileCorpusTest {

    @Test
    void everyLineIsDataOrRefusedInEveryPlace(TestDatabase database) {
        List<String> payloads = HostileStrings.corpusAtHand();
        Assumptions.assumeFalse(payloads.isEmpty(), "no " + HostileStrings.CORPUS);
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
