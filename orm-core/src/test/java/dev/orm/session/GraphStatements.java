package dev.orm.session;

import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.graph.Node;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.List;

/** Changes rows by statements, of which the objects hear. */
final class GraphStatements {

    private final GraphObjects graph;
    private final GraphRuleStatements rules;

    GraphStatements(GraphObjects graph) {
        this.graph = graph;
        this.rules = new GraphRuleStatements(graph);
    }

    /** Changes rows by a statement, of which the objects hear. */
    void statement() {
        graph.flush();
        if (graph.chance(50)) {
            rules.statement();
            graph.written = graph.now.copy();
            return;
        }
        List<String> teams = graph.now.marks(Team.class);
        switch (graph.random.nextInt(4)) {
            case 0 -> {
                int age = graph.random.nextInt(4);
                graph.say("update age " + age);
                long rows = graph.session.execute(
                        update(person).set(person.age, person.age.plus(1)).where(person.age.eq(age)));
                List<String> changed = graph.now.marks(Person.class, "age", age);
                assertThat(rows).isEqualTo(changed.size());
                changed.forEach(mark -> graph.now.row(mark).values.put("age", age + 1));
            }
            case 1 -> {
                graph.say("delete tasks without cost");
                long rows = graph.session.execute(deleteFrom(task).where(task.cost.isNull()));
                List<String> gone = graph.now.marks(Task.class, "cost", "null");
                assertThat(rows).isEqualTo(gone.size());
                gone.forEach(graph.now::delete);
                graph.held.keySet().retainAll(graph.now.rows().keySet());
            }
            case 2 -> {
                if (!teams.isEmpty()) {
                    String target = graph.any(teams);
                    int age = graph.random.nextInt(4);
                    graph.say("update team of age " + age + " to " + target);
                    graph.session.execute(update(person)
                            .set(person.team().id, (Long) graph.id(target))
                            .where(person.age.eq(age)));
                    graph.now
                            .marks(Person.class, "age", age)
                            .forEach(mark -> graph.now.row(mark).values.put("team", target));
                }
            }
            default -> {
                if (!teams.isEmpty()) {
                    String owner = graph.any(teams);
                    String mark = graph.newMark("k");
                    graph.say("insert task " + mark + " of " + owner);
                    graph.session.execute(insertInto(task)
                            .columns(task.mark, task.version, task.team().id)
                            .values(mark, 0, (Long) graph.id(owner)));
                    Graph.Row row = new Graph.Row(Task.class);
                    row.values.putAll(Graph.task(owner));
                    graph.now.put(mark, row);
                    Node found = graph.byMark(Task.class, mark);
                    graph.held.put(mark, found);
                    graph.ids.put(mark, found.id());
                }
            }
        }
        graph.written = graph.now.copy();
    }
}
