package dev.orm.session;

import static dev.orm.session.graph.QAsset.asset;
import static dev.orm.session.graph.QBadge.badge;
import static dev.orm.session.graph.QDocument.document;
import static dev.orm.session.graph.QMachine.machine;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QStep.step;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTruck.truck;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Asset;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Document;
import dev.orm.session.graph.Machine;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Profile;
import dev.orm.session.graph.Step;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import dev.orm.session.graph.Truck;
import dev.orm.sql.Change;
import java.util.List;
import java.util.UUID;

/** Changes rows of several tables, and rows that others refer to by a rule, by statements. */
final class GraphRuleStatements {

    private final GraphObjects graph;

    GraphRuleStatements(GraphObjects graph) {
        this.graph = graph;
    }

    void statement() {
        int number = graph.random.nextInt(3);
        switch (graph.random.nextInt(9)) {
            case 0 ->
                set(
                        update(asset)
                                .set(asset.text, "bulk")
                                .where(asset.keeper().isNull()),
                        graph.now.marks(Asset.class, "keeper", Graph.NONE),
                        "text",
                        "bulk");
            case 1 ->
                set(
                        update(truck).set(truck.load, 5).where(truck.text.eq("text " + number)),
                        graph.now.marks(Truck.class, "text", "text " + number),
                        "load",
                        5);
            case 2 ->
                set(
                        update(badge).set(badge.text, "bulk").where(badge.text.isNull()),
                        graph.now.marks(Badge.class, "text", "null"),
                        "text",
                        "bulk");
            case 3 ->
                delete(deleteFrom(step).where(step.effort.eq(number)), graph.now.marks(Step.class, "effort", number));
            case 4 -> documents(number);
            case 5 -> own(number);
            case 6 -> keep(number);
            case 7 ->
                set(
                        update(step).set(step.whole().id, (Long) null).where(step.effort.eq(number)),
                        graph.now.marks(Step.class, "effort", number),
                        "whole",
                        Graph.NONE);
            default -> persons();
        }
    }

    private void set(Change change, List<String> marks, String attribute, Object value) {
        graph.say("set " + attribute + " of " + marks + " to " + value);
        assertThat(graph.session.execute(change)).isEqualTo(marks.size());
        marks.forEach(mark -> graph.now.row(mark).values.put(attribute, value));
    }

    private void delete(Change change, List<String> marks) {
        graph.say("delete " + marks + " by a statement");
        long rows = graph.session.execute(change);
        assertThat(rows).isLessThanOrEqualTo(marks.size());
        for (String mark : marks) {
            if (graph.now.has(mark)) {
                graph.now.delete(mark);
            }
        }
        graph.held.keySet().retainAll(graph.now.rows().keySet());
    }

    /** Deletes rows of two tables, with the values that go with them. */
    private void documents(int pages) {
        List<String> marks = graph.now.marks(Document.class, "pages", pages).stream()
                .filter(this::isUnused)
                .toList();
        delete(
                deleteFrom(document)
                        .where(document.pages
                                .eq(pages)
                                .and(not(
                                        exists(select(task).where(task.tool().id.eq(document.id)))))
                                .and(not(exists(
                                        select(machine).where(machine.part().id.eq(document.id)))))),
                marks);
    }

    private boolean isUnused(String asset) {
        return graph.now.marks(Task.class, "tool", asset).isEmpty()
                && graph.now.marks(Machine.class, "part", asset).isEmpty();
    }

    /** Sets a foreign key in a joined table. */
    private void own(int number) {
        List<String> teams = graph.now.marks(Team.class);
        if (!teams.isEmpty()) {
            String owner = graph.any(teams);
            set(
                    update(machine)
                            .set(machine.owner_().id, (Long) graph.id(owner))
                            .where(machine.text.eq("text " + number)),
                    graph.now.marks(Machine.class, "text", "text " + number),
                    "owner",
                    owner);
        }
    }

    /** Sets a foreign key in the topmost table. */
    private void keep(int number) {
        List<String> persons = graph.now.marks(Person.class);
        if (!persons.isEmpty()) {
            String keeper = graph.any(persons);
            set(
                    update(asset)
                            .set(asset.keeper().id, (UUID) graph.id(keeper))
                            .where(asset.text.eq("text " + number)),
                    graph.now.marks(Asset.class, "text", "text " + number),
                    "keeper",
                    keeper);
        }
    }

    /** Deletes a row that others refer to only by a rule. */
    private void persons() {
        List<String> free = graph.now.marks(Person.class).stream()
                .filter(mark -> graph.now.row(mark).get("awards").equals(List.of()))
                .filter(mark -> graph.now.marks(Profile.class, "person", mark).isEmpty())
                .filter(mark -> graph.now.marks(Person.class, "boss", mark).isEmpty())
                .filter(mark -> graph.now.marks(Task.class, "worker", mark).isEmpty())
                .toList();
        if (!free.isEmpty()) {
            String mark = graph.any(free);
            delete(deleteFrom(person).where(person.mark.eq(mark)), List.of(mark));
        }
    }
}
