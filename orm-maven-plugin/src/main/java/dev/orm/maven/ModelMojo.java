package dev.orm.maven;

import dev.orm.mapping.MappingException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.OpenQuestionsException;
import dev.orm.migrations.generate.Question;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that reads the classes of the project. */
abstract class ModelMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
    private List<String> classPath = List.of();

    @Parameter(defaultValue = "${project.packaging}", readonly = true, required = true)
    private String packaging = "";

    /** Packages in which entities and revisions are found; all classes of the project unless it is set. */
    @Parameter(property = "orm.packages")
    private List<String> packages = List.of();

    /** Class of the naming strategy that the application uses, if it uses one. */
    @Parameter(property = "orm.namingStrategy")
    private @Nullable String namingStrategy;

    /** Names that are left alone, such as {@code legacy_*}, {@code audit.*} or {@code users.search_vector}, with commas between. */
    @Parameter(property = "orm.exclude")
    private List<String> exclude = List.of();

    /** The schema that is meant where an entity or a revision names none. */
    @Parameter(property = "orm.defaultSchema")
    private @Nullable String defaultSchema;

    /** Class of the {@code ComparisonRules} that say what else is compared, and how. */
    @Parameter(property = "orm.rules")
    private @Nullable String rules;

    /** The table that remembers revisions, as {@code orm.migrations.table} of the application says it. */
    @Parameter(property = "orm.table", defaultValue = HistoryTable.DEFAULT_NAME)
    private String table = HistoryTable.DEFAULT_NAME;

    /** Leaves the goal out. */
    @Parameter(property = "orm.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoFailureException {
        if (skip || packaging.equals("pom")) {
            getLog().debug("Nothing is done here.");
            return;
        }
        List<Path> paths = classPath.stream().map(Path::of).toList();
        ComparisonRules excluding = new HistoryTable(table())
                .leftOut()
                .and(ComparisonRules.excluding(exclude))
                .inDefaultSchema(defaultSchema);
        try (ProjectModel project = ProjectModel.read(paths, packages, namingStrategy, excluding, rules)) {
            if (project.isEmpty()) {
                getLog().info("There are neither entities nor revisions in this project.");
            } else {
                run(project);
            }
        } catch (OpenQuestionsException open) {
            // Maven would write the message of a cause behind this one.
            throw new MojoFailureException(questions(open));
        } catch (MigrationException | MappingException | IllegalArgumentException wrong) {
            throw new MojoFailureException(wrong.getMessage());
        }
    }

    final TableName table() {
        int dot = table.indexOf('.');
        return dot < 0 ? TableName.of(table) : new TableName(table.substring(0, dot), table.substring(dot + 1));
    }

    abstract void run(ProjectModel project) throws MojoFailureException;

    /** The answers in the words of Maven. */
    static String questions(OpenQuestionsException open) {
        return open.questions().stream()
                .map(ModelMojo::question)
                .collect(Collectors.joining("\n", "The revision was not written, as only you can know this:\n", ""));
    }

    private static String question(Question question) {
        return "- " + question.text() + " "
                + question.answers().stream()
                        .map(answer -> answer.startsWith("--")
                                ? "-Dorm." + answer.substring(2).replaceFirst(" ", "=")
                                : answer)
                        .collect(Collectors.joining(" or "));
    }
}
