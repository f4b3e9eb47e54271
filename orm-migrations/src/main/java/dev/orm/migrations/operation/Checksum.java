package dev.orm.migrations.operation;

import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.RunCode;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.Column;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddColumn;
import dev.orm.schema.DdlOperation.AddConstraint;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.AlterEnumType;
import dev.orm.schema.DdlOperation.CommentOnTable;
import dev.orm.schema.DdlOperation.CreateEnumType;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.CreateSequence;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.DdlOperation.CreateView;
import dev.orm.schema.DdlOperation.DropConstraint;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.UnsafeSql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * What a revision is recognised by: a hash of its operations, not of its source, its class file or their names. Formatting, line ends,
 * another compiler and a file that has moved change nothing. Of a statement of the SQL toolkit and of work of the program only their
 * kind counts.
 */
public final class Checksum {

    /** Stands before the hash, so that a later way of making it is known to be another one. */
    public static final String ALGORITHM = "1:";

    private Checksum() {}

    /**
     * Returns the checksum of steps.
     *
     * @param steps the steps of an upgrade
     * @return the name of the algorithm, a colon and 64 hexadecimal digits
     */
    public static String of(List<MigrationStep> steps) {
        CanonicalText text = new CanonicalText();
        steps.forEach(step -> write(text, step));
        return of(text.toString());
    }

    /**
     * Returns the checksum of a text.
     *
     * @param text the text
     * @return the name of the algorithm, a colon and 64 hexadecimal digits
     */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ALGORITHM + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java has.", e);
        }
    }

    private static void write(CanonicalText text, MigrationStep step) {
        if (step instanceof SchemaChange change) {
            write(text, change.operation());
            if (change.existingRows() != null) {
                text.word("existing-rows").expression(change.existingRows());
            }
            text.flag("online", change.online());
        } else if (step instanceof InsertRows insert) {
            text.word("insert").name(insert.table().name());
            text.strings(insert.columns().stream().map(Column::name).toList());
            insert.rows().forEach(row -> row.forEach(text::value));
        } else if (step instanceof ExecuteStatement execute) {
            text.word("execute").word(execute.statement().getClass().getSimpleName());
        } else if (step instanceof RunBatches batches) {
            text.word("batches").name(batches.table().table().name()).string(batches.description());
        } else if (step instanceof RunCode code) {
            text.word("run").string(code.description());
        } else if (step instanceof Irreversible irreversible) {
            text.word("irreversible").string(irreversible.reason());
        }
    }

    private static void write(CanonicalText text, DdlOperation operation) {
        text.word(StepText.of(operation));
        if (operation instanceof CreateTable create) {
            text.table(create.table());
        } else if (operation instanceof AddColumn add) {
            text.column(add.column());
        } else if (operation instanceof AlterColumn alter) {
            text.column(alter.to());
        } else if (operation instanceof AddConstraint add) {
            text.constraint(add.constraint());
        } else if (operation instanceof DropConstraint drop) {
            text.string(drop.constraint().name());
        } else if (operation instanceof CreateIndex create) {
            text.index(create.index()).flag("concurrently", create.concurrently());
        } else if (operation instanceof DropIndex drop) {
            text.flag("concurrently", drop.concurrently());
        } else if (operation instanceof CreateView create) {
            text.view(create.view());
        } else if (operation instanceof CreateSequence create) {
            text.word(Long.toString(create.sequence().start()))
                    .word(Long.toString(create.sequence().increment()));
        } else if (operation instanceof CreateEnumType create) {
            text.enumType(create.type());
        } else if (operation instanceof AddEnumValue add) {
            text.string(add.value()).string(add.before());
        } else if (operation instanceof AlterEnumType alter) {
            text.enumType(alter.to());
            new TreeMap<>(alter.renamed())
                    .forEach((before, after) -> text.string(before).string(after));
        } else if (operation instanceof CommentOnTable comment) {
            text.string(comment.to());
        } else if (operation instanceof UnsafeSql sql) {
            text.string(sql.sql()).strings(sql.databases().stream().sorted().toList());
        }
    }
}
