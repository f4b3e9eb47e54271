package dev.orm.tour;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.DialectProvider;
import org.jspecify.annotations.Nullable;

public class AcmeDialectProvider implements DialectProvider {

    private static final Dialect ACME = new AcmeDialect();

    @Override
    public @Nullable Dialect forUrl(String url) {
        return url.startsWith("jdbc:postgresql:") && url.contains("ApplicationName=acme") ? ACME : null;
    }
}
