package dev.orm.migrations.graph.wrong;

import dev.orm.migrations.Revision;

@Revision(id = "3333cccc")
final class NoMigration {}
