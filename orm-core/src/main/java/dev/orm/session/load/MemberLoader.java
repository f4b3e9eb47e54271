package dev.orm.session.load;

import dev.orm.engine.EngineConnection;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntryMap;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.Places;
import dev.orm.sql.BoundStatement;
import dev.orm.sql.Select;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads what associations to many hold, for many owners in one statement. */
final class MemberLoader {

    private final AssociationLoader associations;
    private final QueryPlanner planner;
    private final PersistenceContext context;
    private final StatementRunner runner;

    MemberLoader(
            AssociationLoader associations, QueryPlanner planner, PersistenceContext context, StatementRunner runner) {
        this.associations = associations;
        this.planner = planner;
        this.context = context;
        this.runner = runner;
    }

    /** What was read of one owner; places only of a list that is ordered by them. */
    private record Members(List<Object> elements, List<Integer> places) {}

    void load(List<EntityEntry> owners, ToManyAttribute collection, @Nullable Select<?> elements, ReadPlan plan) {
        EntityModel<?> ownerModel = owners.get(0).model();
        int place = elements == null ? placeColumn(collection, plan.model()) : 0;
        List<Object> ids = new ArrayList<>(owners.size());
        EntryMap<Members> members = new EntryMap<>(owners.size());
        for (EntityEntry owner : owners) {
            ids.add(Objects.requireNonNull(owner.id()));
            members.put(owner, new Members(new ArrayList<>(), place > 0 ? new ArrayList<>() : List.of()));
        }
        EntityReader reader = new EntityReader(context, plan, Reread.EXPIRED);
        reader.follow(OwnerReader.reference(plan.model(), collection));
        OwnerReader ownerReader = new OwnerReader(ownerModel, plan.model(), collection);
        EngineConnection.Rows<Integer> rows = row -> read(row, reader, ownerModel, ownerReader, place, members);
        if (elements == null) {
            Filters filters = runner.filters().on(plan.model());
            associations.query(
                    planner.entities().members(ownerModel, collection, filters), filters, List.of(ids), rows);
        } else {
            MemberSelect select = MemberSelect.of(ownerModel, collection, plan.model(), elements, ids);
            BoundStatement<Select<?>> bound = BoundStatement.of(select.statement());
            Filters filters = runner.filters();
            filters.collectBinds(bound.binds());
            QueryPlan query = planner.members(select, bound.binds(), filters);
            filters.check(query.reads());
            runner.query(query.statement(), bound.binds(), rows);
        }
        // A list that is shown in another order would be taken for one that was put in that order.
        boolean part = elements != null
                && (elements.parts().where() != null
                        || elements.parts().paging().limit() != null
                        || collection.place() != null);
        members.forEach((owner, loaded) -> {
            LazyCollection lazy = (LazyCollection) Objects.requireNonNull(owner.collection(collection.index()));
            if (part) {
                lazy.loadPart(loaded.elements());
                return;
            }
            lazy.load(loaded.elements());
            if (place > 0) {
                lazy.places(Places.compact(
                        loaded.places().stream().mapToInt(Integer::intValue).toArray()));
            }
        });
        associations.finish(reader);
    }

    /** Returns the position of the column of the place in a list, behind all others, or 0 if there is none. */
    private static int placeColumn(ToManyAttribute collection, EntityModel<?> target) {
        if (collection.place() == null) {
            return 0;
        }
        JoinTable joinTable = collection.joinTable();
        int owner = joinTable == null ? 0 : joinTable.ownerColumns().size();
        return target.columns().all().size() + owner + 1;
    }

    private static int read(
            RowReader row,
            EntityReader reader,
            EntityModel<?> ownerModel,
            OwnerReader ownerReader,
            int place,
            EntryMap<Members> members)
            throws SQLException {
        IdentityMap identities = reader.context().identities(ownerModel);
        EntityEntry last = null;
        Members of = null;
        while (row.next()) {
            EntityEntry element = reader.entry(row, 1);
            EntityEntry owner = reader.referred();
            if (owner == null) {
                owner = ownerReader.read(identities, row);
            }
            if (owner != last) {
                // Elements of one owner mostly follow each other.
                of = owner == null ? null : members.get(owner);
                last = owner;
            }
            if (of != null && element != null && element.isManaged()) {
                of.elements().add(element.entity());
                if (place > 0) {
                    int number = row.getInt(place);
                    of.places().add(row.wasNull() ? Places.NONE : number);
                }
            }
        }
        return 0;
    }
}
