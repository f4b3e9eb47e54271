package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.type.JavaTypes;
import jakarta.persistence.Convert;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Reads the attributes that say which rows are seen. */
final class RowFilters {

    private static final Set<Class<?>> TENANT_TYPES = Set.of(Long.class, Integer.class, String.class, UUID.class);

    private RowFilters() {}

    static void read(AttributeDraft attribute, Faults faults) {
        Member member = attribute.member();
        attribute.softDelete = member.has(SoftDelete.class);
        attribute.tenant = member.has(TenantId.class);
        if (!attribute.softDelete && !attribute.tenant) {
            return;
        }
        String annotation = attribute.softDelete ? "@SoftDelete" : "@TenantId";
        if (attribute.id || attribute.version || attribute.softDelete && attribute.tenant) {
            faults.add(member, annotation + " is for an attribute of its own. Declare another one for it.");
        }
        if (attribute.members.size() > 1) {
            faults.add(member, annotation + " in an embedded class is not supported. Put it on the entity.");
        }
        if (member.has(Convert.class) || member.has(DatabaseValue.class)) {
            faults.add(member, "the session writes what has " + annotation + ". Remove @Convert and @DatabaseValue.");
        }
        if (attribute.softDelete) {
            readSoftDelete(attribute, member, faults);
        } else {
            readTenant(attribute, member, faults);
        }
    }

    private static void readSoftDelete(AttributeDraft attribute, Member member, Faults faults) {
        boolean time = member.type() == Instant.class;
        if (member.type() != boolean.class && !time) {
            faults.add(
                    member,
                    "its type " + member.type().getSimpleName() + " cannot say that a row is deleted. Use boolean, or"
                            + " Instant, which is null while the row is alive.");
        } else if (time && !attribute.nullable) {
            faults.add(member, "it is null while the row is alive. Remove nullable = false and optional = false.");
        }
        if (!attribute.insertable || !attribute.updatable) {
            faults.add(
                    member, "it is written when the row is deleted. Remove insertable = false and updatable = false.");
        }
    }

    private static void readTenant(AttributeDraft attribute, Member member, Faults faults) {
        Class<?> type = JavaTypes.boxed(member.type());
        if (!TENANT_TYPES.contains(type)) {
            faults.add(
                    member, "its type " + type.getSimpleName() + " cannot be a tenant. Use String, UUID, long or int.");
        }
        if (!attribute.insertable) {
            faults.add(member, "the tenant is written when the row is inserted. Remove insertable = false.");
        }
        attribute.nullable = false;
        attribute.updatable = false;
    }

    /** Sees to it that one value can be the tenant of all entities. */
    static void checkTenants(Collection<EntityDraft<?>> drafts, Faults faults) {
        AttributeDraft first = null;
        for (EntityDraft<?> draft : drafts) {
            for (AttributeDraft attribute : draft.attributes) {
                if (!attribute.tenant) {
                    continue;
                }
                Class<?> type = JavaTypes.boxed(attribute.member().type());
                if (first == null) {
                    first = attribute;
                } else if (JavaTypes.boxed(first.member().type()) != type) {
                    faults.add(
                            attribute.member(),
                            "it is a tenant of type " + type.getSimpleName() + ", and another entity has one of type "
                                    + JavaTypes.boxed(first.member().type()).getSimpleName()
                                    + ". A session has one tenant: declare both alike.");
                }
            }
        }
    }
}
