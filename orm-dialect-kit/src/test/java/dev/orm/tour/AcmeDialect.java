package dev.orm.tour;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.postgresql.PostgresqlDialect;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Acme speaks the language of PostgreSQL, but has no locks of rows. */
public class AcmeDialect extends PostgresqlDialect {

    private static final Set<Capability> LACKING =
            EnumSet.of(Capability.FOR_UPDATE, Capability.SKIP_LOCKED, Capability.COVERING_INDEXES);

    public AcmeDialect() {
        super("Acme", capabilities());
    }

    private static Set<Capability> capabilities() {
        return Arrays.stream(Capability.values())
                .filter(capability -> Dialects.POSTGRESQL.supports(capability) && !LACKING.contains(capability))
                .collect(Collectors.toSet());
    }
}
