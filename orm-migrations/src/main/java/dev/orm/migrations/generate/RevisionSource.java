package dev.orm.migrations.generate;

import dev.orm.migrations.AcceptedRisk;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.reflect.SourceFile;
import dev.orm.reflect.internal.JavaText;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A revision as it is written into a file.
 *
 * @param id its id
 * @param parents ids of the revisions just before
 * @param message what it does, in a few words
 * @param created when it was written, in the time of whoever wrote it
 * @param labels names of the branch that begins here
 * @param dependsOn ids or labels of revisions of other branches that must have run before
 * @param replaces ids of the revisions that it stands for
 * @param transactional whether everything happens in one transaction, where the database can do that
 * @param acceptedRisks why findings of lint are no danger, by their codes
 */
public record RevisionSource(
        String id,
        List<String> parents,
        String message,
        LocalDateTime created,
        List<String> labels,
        List<String> dependsOn,
        List<String> replaces,
        boolean transactional,
        Map<String, String> acceptedRisks) {

    private static final int LONGEST_SLUG = 40;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

    /** Copies the collections. */
    public RevisionSource {
        parents = List.copyOf(parents);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
        replaces = List.copyOf(replaces);
        acceptedRisks = Collections.unmodifiableMap(new LinkedHashMap<>(acceptedRisks));
    }

    /**
     * A revision like most: it has no label, depends on no other branch and stands for itself.
     *
     * @param id its id
     * @param parents ids of the revisions just before
     * @param message what it does, in a few words
     * @param created when it was written, in the time of whoever wrote it
     */
    public RevisionSource(String id, List<String> parents, String message, LocalDateTime created) {
        this(id, parents, message, created, List.of(), List.of(), List.of(), true, Map.of());
    }

    /**
     * Makes an id that nobody else makes.
     *
     * @return twelve hexadecimal digits
     */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /**
     * Returns the name of the class, which sorts by time and says what it does.
     *
     * @return the name, such as {@code R202611260144_add_user_email}
     */
    public String className() {
        String slug =
                message.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String cut = slug.length() <= LONGEST_SLUG
                ? slug
                : slug.substring(0, LONGEST_SLUG).replaceAll("_$", "");
        return "R" + STAMP.format(created) + (cut.isEmpty() ? "_" + id : "_" + cut);
    }

    /**
     * Writes the source.
     *
     * @param draft what the revision says
     * @param packageName the package of the class
     * @return the file
     */
    public SourceFile file(RevisionDraft draft, String packageName) {
        JavaText java = new JavaText();
        OperationText operations = new OperationText(java);
        String upgrade = body(operations, draft.upgrade());
        String downgrade = body(operations, draft.downgrade());
        List<String> attributes = new ArrayList<>();
        attributes.add("id = " + java.string(id));
        names(java, "parents", parents).ifPresent(attributes::add);
        if (!message.isEmpty()) {
            attributes.add("message = " + java.string(message));
        }
        names(java, "labels", labels).ifPresent(attributes::add);
        names(java, "dependsOn", dependsOn).ifPresent(attributes::add);
        names(java, "replaces", replaces).ifPresent(attributes::add);
        if (!transactional) {
            attributes.add("transactional = false");
        }
        String text = """
                package %s;

                %s
                %s
                public final class %s implements %s {

                    @Override
                    public void upgrade(%s op) {%s}

                    @Override
                    public void downgrade(%s op) {%s}
                }
                """;
        List<String> annotations = new ArrayList<>();
        annotations.add("@" + java.type(Revision.class) + "(" + String.join(", ", attributes) + ")");
        acceptedRisks.forEach((code, reason) -> annotations.add("@" + java.type(AcceptedRisk.class) + "(value = "
                + java.string(code) + ", reason = " + java.string(reason) + ")"));
        String migration = java.type(Migration.class);
        String operationsType = java.type(Operations.class);
        return new SourceFile(
                packageName,
                className(),
                text.formatted(
                        packageName,
                        java.imports(),
                        annotations.stream()
                                .map(annotation -> SourceLayout.of(annotation, 0))
                                .collect(Collectors.joining("\n")),
                        className(),
                        migration,
                        operationsType,
                        upgrade,
                        operationsType,
                        downgrade));
    }

    private static Optional<String> names(JavaText java, String attribute, List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String all = names.stream().map(java::string).collect(Collectors.joining(", "));
        return Optional.of(attribute + " = " + (names.size() == 1 ? all : "{" + all + "}"));
    }

    private static String body(OperationText operations, List<MigrationStep> steps) {
        return steps.stream()
                        .map(step -> "\n        " + SourceLayout.of(operations.of(step), 8))
                        .collect(Collectors.joining())
                + (steps.isEmpty() ? "" : "\n    ");
    }
}
