package dev.orm.session.load;

import dev.orm.mapping.ElementForm;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Loads collections of values, for many owners in one statement. */
final class ElementLoader {

    private final QueryPlanner planner;
    private final PersistenceContext context;
    private final StatementRunner runner;

    ElementLoader(QueryPlanner planner, PersistenceContext context, StatementRunner runner) {
        this.planner = planner;
        this.context = context;
        this.runner = runner;
    }

    /** Loads the collection of an object that was touched, and the same of its whole load group. */
    void touch(EntityEntry owner, ElementsAttribute attribute) {
        List<EntityEntry> owners = unloaded(attribute, owner.group().members());
        if (!owners.contains(owner)) {
            owners = new ArrayList<>(owners);
            owners.add(owner);
        }
        load(attribute, owners);
    }

    /** Loads the collections that a query asks for, or that always come along with the objects it has read. */
    void load(ReadPlan plan, List<EntityEntry> owners) {
        for (ElementsAttribute attribute : plan.values()) {
            List<EntityEntry> unloaded = unloaded(attribute, owners);
            if (!unloaded.isEmpty()) {
                load(attribute, unloaded);
            }
        }
    }

    private static List<EntityEntry> unloaded(ElementsAttribute attribute, List<EntityEntry> owners) {
        return AssociationLoader.choose(attribute.index(), owners, tracked -> !tracked.isLoaded());
    }

    private static Object key(SqlType<?> type, RowReader row, int column) throws SQLException {
        return Objects.requireNonNull(type.read(row, column));
    }

    private void load(ElementsAttribute attribute, List<EntityEntry> owners) {
        EntityModel<?> model = owners.get(0).model();
        IdentityMap identities = context.identities(model);
        OwnerReader ownerReader = new OwnerReader(
                model, IntStream.range(0, attribute.owner().size()).toArray());
        int column = 1 + attribute.owner().size();
        ElementForm form = attribute.form();
        int keyColumn = column + form.columns().size();
        SqlType<?> keyType = attribute.kind() == ToManyAttribute.Kind.MAP
                ? Objects.requireNonNull(attribute.key()).type()
                : null;
        List<Object> ids = new ArrayList<>(owners.size());
        Map<EntityEntry, List<Object>> values = new IdentityHashMap<>(owners.size() * 2);
        for (EntityEntry owner : owners) {
            ids.add(Objects.requireNonNull(owner.id()));
            values.put(owner, new ArrayList<>());
        }
        runner.query(planner.entities().elements(model, attribute), ids, row -> {
            while (row.next()) {
                EntityEntry owner = ownerReader.read(identities, row);
                Object value = form.read(row, column);
                List<Object> members = owner == null ? null : values.get(owner);
                if (members != null && value != null) {
                    members.add(keyType == null ? value : Map.entry(key(keyType, row, keyColumn), value));
                }
            }
            return 0;
        });
        values.forEach((owner, members) ->
                ((LazyCollection) Objects.requireNonNull(owner.collection(attribute.index()))).load(members));
    }
}
