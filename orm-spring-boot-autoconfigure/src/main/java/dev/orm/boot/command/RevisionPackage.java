package dev.orm.boot.command;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Revision;
import dev.orm.migrations.graph.RevisionGraph;
import java.util.Collection;

/** The package of a revision that follows others. */
final class RevisionPackage {

    private RevisionPackage() {}

    /** That of the last of them that is a class. */
    static String of(RevisionGraph graph, Collection<String> revisions) {
        String found = null;
        for (String id : revisions) {
            Class<?> type = graph.get(id).migration().getClass();
            if (type.isAnnotationPresent(Revision.class)) {
                found = type.getPackageName();
            }
        }
        if (found == null) {
            throw new MigrationException("The revisions " + revisions
                    + " are all written in SQL. Name the package of the new one: --package com.example.migrations");
        }
        return found;
    }
}
