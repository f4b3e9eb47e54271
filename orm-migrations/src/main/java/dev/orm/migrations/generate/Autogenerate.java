package dev.orm.migrations.generate;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.operation.SchemaState;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.EnumType;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a revision has to do so that the schema of the history becomes that of the model ({@code --autogenerate} of Alembic).
 * It needs no database, so it says the same on every machine.
 */
public final class Autogenerate {

    private final Schema history;
    private final Schema model;
    private final Decisions decisions;
    private final ComparisonRules rules;
    private final Map<TableName, Map<String, String>> renamedValues = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();

    private Autogenerate(Schema history, Schema model, Decisions decisions, ComparisonRules rules) {
        this.history = PlainTypes.of(history);
        this.model = PlainTypes.of(named(model, history, rules.defaultSchema()));
        this.decisions = decisions;
        this.rules = rules;
    }

    /** The model with the names of the history, where one says the schema that is meant anyway and the other does not. */
    private static Schema named(Schema model, Schema history, @Nullable String schema) {
        if (schema == null) {
            return model;
        }
        return model.renamed(name -> {
            TableName bare = TableName.of(name.name());
            TableName full = new TableName(schema, name.name());
            boolean meant = name.equals(bare) || name.equals(full);
            boolean known =
                    history.objects().stream().anyMatch(object -> object.name().equals(full));
            return meant ? (known ? full : bare) : name;
        });
    }

    /**
     * Compares a model with a history.
     *
     * @param history the schema that all revisions make
     * @param model the schema that there shall be
     * @param decisions what a person has decided
     * @return what a revision has to do; empty if there is nothing
     * @throws OpenQuestionsException if something has to be decided first
     * @throws MigrationException if a decision makes no sense, or there is no operation for a difference
     */
    public static RevisionDraft compare(Schema history, Schema model, Decisions decisions) {
        return compare(history, model, decisions, ComparisonRules.NONE);
    }

    /**
     * Compares a model with a history, by rules.
     *
     * @param history the schema that all revisions make
     * @param model the schema that there shall be
     * @param decisions what a person has decided
     * @param rules what is compared; whatever they leave out is neither made, changed nor dropped
     * @return what a revision has to do; empty if there is nothing
     * @throws OpenQuestionsException if something has to be decided first
     * @throws MigrationException if a decision makes no sense, or there is no operation for a difference
     */
    public static RevisionDraft compare(Schema history, Schema model, Decisions decisions, ComparisonRules rules) {
        return new Autogenerate(history, model, decisions, rules).draft();
    }

    private RevisionDraft draft() {
        List<MigrationStep> steps = new ArrayList<>();
        Schema state = history;
        for (MigrationStep rename : renames()) {
            steps.add(rename);
            state = SchemaState.apply(state, rename);
        }
        List<MigrationStep> changes = SchemaChanges.between(state, model, rules, renamedValues);
        for (MigrationStep change : changes) {
            steps.add(decided(changes, (SchemaChange) change));
        }
        if (!questions.isEmpty()) {
            throw new OpenQuestionsException(questions);
        }
        return RevisionDraft.of(history, steps);
    }

    private List<MigrationStep> renames() {
        List<MigrationStep> tables = new ArrayList<>();
        List<MigrationStep> columns = new ArrayList<>();
        for (Map.Entry<String, String> rename : decisions.renames().entrySet()) {
            Optional<Table> table = table(history, rename.getKey());
            if (isValue(rename)) {
                continue;
            } else if (table.isPresent()) {
                TableName renamed = table(model, rename.getValue())
                        .map(Table::name)
                        .orElseThrow(() -> meaningless(rename, "the model has no table \"" + rename.getValue() + "\""));
                tables.add(new SchemaChange(new RenameTable(table.get().name(), renamed.name())));
            } else {
                columns.add(renamedColumn(rename));
            }
        }
        tables.addAll(columns);
        return tables;
    }

    /** Values of enum types are renamed when the type is changed. */
    private boolean isValue(Map.Entry<String, String> rename) {
        for (EnumType before : history.enumTypes()) {
            String prefix = before.name() + ".";
            for (EnumType after : model.enumTypes()) {
                boolean same = after.name().equals(before.name())
                        && rename.getKey().startsWith(prefix)
                        && rename.getValue().startsWith(prefix);
                String value = same ? rename.getKey().substring(prefix.length()) : "";
                String renamed = same ? rename.getValue().substring(prefix.length()) : "";
                if (before.values().contains(value) && after.values().contains(renamed)) {
                    renamedValues
                            .computeIfAbsent(before.name(), fresh -> new LinkedHashMap<>())
                            .put(value, renamed);
                    return true;
                }
            }
        }
        return false;
    }

    private MigrationStep renamedColumn(Map.Entry<String, String> rename) {
        int before = rename.getKey().lastIndexOf('.');
        int after = rename.getValue().lastIndexOf('.');
        String oldColumn = rename.getKey().substring(before + 1);
        String newColumn = rename.getValue().substring(after + 1);
        Table renamed = table(model, after < 0 ? "" : rename.getValue().substring(0, after))
                .orElseThrow(() -> meaningless(rename, "the model has no table of that name"));
        boolean there = table(history, before < 0 ? "" : rename.getKey().substring(0, before)).stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.name().equals(oldColumn));
        if (!there) {
            throw meaningless(rename, "the history has no such column");
        } else if (renamed.columns().stream().noneMatch(column -> column.name().equals(newColumn))) {
            throw meaningless(rename, "the model has no column \"" + newColumn + "\" in table " + renamed);
        }
        return new SchemaChange(new RenameColumn(renamed.name(), oldColumn, newColumn));
    }

    private static MigrationException meaningless(Map.Entry<String, String> rename, String why) {
        return new MigrationException(
                "--rename " + rename.getKey() + "=" + rename.getValue() + " makes no sense: " + why + ".");
    }

    private static Optional<Table> table(Schema schema, String name) {
        return schema.tables().stream()
                .filter(table -> table.name().toString().equals(name))
                .findFirst();
    }

    private MigrationStep decided(List<MigrationStep> all, SchemaChange change) {
        if (change.operation() instanceof DropTable drop) {
            if (!decisions.drops(drop.table().name())) {
                questions.add(aboutTable(all, drop.table()));
            }
        } else if (change.operation() instanceof DropColumn drop) {
            if (!decisions.drops(drop.table(), drop.column().name())) {
                questions.add(aboutColumn(all, drop));
            }
        } else if (change.operation() instanceof AlterEnumType alter) {
            askAbout(alter);
        } else if (change.operation() instanceof AddColumn add && NeutralValue.isNeededBy(add.column())) {
            String name = add.table() + "." + add.column().name();
            DdlExpression value = decisions.fills().get(name);
            if (value != null) {
                return new SchemaChange(add, FillValue.of(name, add.column(), value));
            }
            questions.add(new Question(
                    "Column " + name
                            + " cannot be NULL and has no default. Which value do the rows get that are there?",
                    List.of("--fill " + name + "=…", "a default in the model", "a column that can be NULL")));
        }
        return change;
    }

    private void askAbout(AlterEnumType alter) {
        String type = alter.from().name().toString();
        for (String value : alter.from().values()) {
            boolean stays =
                    alter.to().values().contains(value) || alter.renamed().containsKey(value);
            if (stays || decisions.drops(alter.from().name(), value)) {
                continue;
            }
            List<String> answers = new ArrayList<>();
            alter.to().values().stream()
                    .filter(other -> !alter.from().values().contains(other)
                            && !alter.renamed().containsValue(other))
                    .forEach(other -> answers.add("--rename " + type + "." + value + "=" + type + "." + other));
            answers.add("--drop " + type + "." + value);
            questions.add(new Question(
                    "Value '" + value + "' of enum type " + type + " is not in the model any more. "
                            + (answers.size() > 1 ? "Was it renamed, or shall it go" : "Shall it go")
                            + "? A row that has it then stops the revision.",
                    answers));
        }
    }

    private static Question aboutTable(List<MigrationStep> all, Table dropped) {
        List<String> answers = new ArrayList<>();
        for (MigrationStep step : all) {
            if (((SchemaChange) step).operation() instanceof CreateTable create && isLike(dropped, create.table())) {
                answers.add("--rename " + dropped.name() + "=" + create.table().name());
            }
        }
        String question = answers.isEmpty()
                ? "Table " + dropped + " is not in the model any more. Shall it be dropped with all its rows?"
                : "Table " + dropped
                        + " is not in the model any more. Was it renamed, or shall it be dropped with all its"
                        + " rows?";
        answers.add("--drop " + dropped.name());
        return new Question(question, answers);
    }

    /** At least half of the columns have the same name and type. */
    private static boolean isLike(Table dropped, Table created) {
        long same = dropped.columns().stream()
                .filter(column -> created.columns().stream()
                        .anyMatch(other -> other.name().equals(column.name())
                                && other.type().equals(column.type())))
                .count();
        return same * 2 >= dropped.columns().size();
    }

    private static Question aboutColumn(List<MigrationStep> all, DropColumn drop) {
        String name = drop.table() + "." + drop.column().name();
        List<AddColumn> added = all.stream()
                .map(step -> ((SchemaChange) step).operation())
                .filter(AddColumn.class::isInstance)
                .map(AddColumn.class::cast)
                .filter(add -> add.table().equals(drop.table()))
                .toList();
        List<AddColumn> alike = added.stream()
                .filter(add -> add.column().type().equals(drop.column().type()))
                .toList();
        List<String> answers = new ArrayList<>();
        // A column may get another name and another type at once, but where one has kept its type, it is that.
        for (AddColumn add : alike.isEmpty() ? added : alike) {
            answers.add(
                    "--rename " + name + "=" + add.table() + "." + add.column().name());
        }
        String question = answers.isEmpty()
                ? "Column " + name + " is not in the model any more. Shall it be dropped with all its values?"
                : "Column " + name
                        + " is not in the model any more. Was it renamed, or shall it be dropped with all its"
                        + " values?";
        answers.add("--drop " + name);
        return new Question(question, answers);
    }
}
