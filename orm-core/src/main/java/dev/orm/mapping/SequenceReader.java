package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.SequenceDraft;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.SequenceGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the sequence of a generated id: the {@code @SequenceGenerator} at the id, the entity or a mapped superclass. */
final class SequenceReader {

    private static final Set<String> ELEMENTS =
            Set.of("name", "sequenceName", "schema", "initialValue", "allocationSize");

    private final Faults faults;

    SequenceReader(Faults faults) {
        this.faults = faults;
    }

    void read(EntityDraft<?> draft) {
        List<SequenceGenerator> ofClass = List.of(draft.mapping.getDeclaredAnnotationsByType(SequenceGenerator.class));
        boolean used = false;
        for (AttributeDraft id : draft.ids) {
            List<SequenceGenerator> ofMember =
                    List.of(id.member().element().getDeclaredAnnotationsByType(SequenceGenerator.class));
            if (id.generation == IdGeneration.SEQUENCE) {
                read(draft, id, ofMember, ofClass);
                used = true;
            } else if (!ofMember.isEmpty()) {
                faults.add(id.member(), unused());
            }
        }
        if (!used && !ofClass.isEmpty()) {
            faults.add(draft.type, unused());
        }
    }

    private static String unused() {
        return "its @SequenceGenerator gives out no ids. Write @GeneratedValue(strategy = GenerationType.SEQUENCE) at the @Id, or"
                + " remove it.";
    }

    private void read(
            EntityDraft<?> draft,
            AttributeDraft id,
            List<SequenceGenerator> ofMember,
            List<SequenceGenerator> ofClass) {
        Member member = id.member();
        GeneratedValue generated = member.find(GeneratedValue.class);
        String name = generated == null ? "" : generated.generator();
        List<SequenceGenerator> all = new ArrayList<>(ofMember);
        all.addAll(ofClass);
        for (Class<?> type = draft.mapping.getSuperclass(); type != null; type = type.getSuperclass()) {
            all.addAll(List.of(type.getDeclaredAnnotationsByType(SequenceGenerator.class)));
        }
        SequenceGenerator found = name.isEmpty() ? only(member, ofMember, all) : named(member, name, all);
        id.sequence =
                found == null ? SequenceDraft.STANDARD : sequence(found, sentence -> faults.add(member, sentence));
    }

    private @Nullable SequenceGenerator only(
            Member member, List<SequenceGenerator> ofMember, List<SequenceGenerator> all) {
        List<SequenceGenerator> nearest = ofMember.isEmpty() ? all : ofMember;
        if (nearest.size() > 1) {
            faults.add(
                    member,
                    "there are several @SequenceGenerator. Say which one it is by @GeneratedValue(generator = ...).");
        }
        return nearest.isEmpty() ? null : nearest.get(0);
    }

    private @Nullable SequenceGenerator named(Member member, String name, List<SequenceGenerator> all) {
        for (SequenceGenerator generator : all) {
            if (generator.name().equals(name)) {
                return generator;
            }
        }
        faults.add(
                member,
                "@GeneratedValue(generator = \"" + name + "\") names no @SequenceGenerator of this entity."
                        + Names.suggestion(
                                name, all.stream().map(SequenceGenerator::name).toList())
                        + " Write one at the id or at the class.");
        return null;
    }

    private static SequenceDraft sequence(SequenceGenerator generator, Consumer<String> sink) {
        RefusedAnnotations.elements(generator, ELEMENTS, sink);
        String name = generator.sequenceName().isEmpty() ? generator.name() : generator.sequenceName();
        AssociationReader.checkName(name, sink);
        AssociationReader.checkName(generator.schema(), sink);
        if (generator.allocationSize() < 1) {
            sink.accept(
                    "@SequenceGenerator(allocationSize) must be at least 1, not " + generator.allocationSize() + ".");
        }
        return new SequenceDraft(
                name, generator.schema(), generator.initialValue(), Math.max(1, generator.allocationSize()));
    }
}
