package dev.orm.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.kit.suite.DatabaseUnderTest;
import dev.orm.kit.suite.change.ConstraintSuite;
import dev.orm.kit.suite.query.PagingSuite;
import dev.orm.kit.suite.schema.NameSuite;
import dev.orm.testing.DatabaseKind;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the kit against dialects that are broken on purpose, and looks whether it says so. */
class KitJudgementTest {

    private static final String PASSED = "";

    /** What each test of the kit ended with: its message, or {@link #PASSED}. */
    private static Map<String, String> run(Class<? extends DialectKit> kit, Class<?>... groups) {
        Map<String, String> ends = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(groups)
                        .map(group -> selectNestedClass(List.of(kit), group))
                        .toArray(DiscoverySelector[]::new))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .forEach(event -> {
                    TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
                    ends.put(
                            event.getTestDescriptor().getDisplayName(),
                            result.getThrowable()
                                    .map(thrown -> result.getStatus() + " " + thrown)
                                    .orElse(PASSED));
                });
        return ends;
    }

    private static List<String> failed(Class<? extends DialectKit> kit, Class<?>... groups) {
        return run(kit, groups).entrySet().stream()
                .filter(end -> end.getValue().startsWith("FAILED"))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    @Tag("ENGINE-03")
    void findsForeignKeysThatAreNotEnforced() {
        assertThat(failed(WithoutForeignKeys.class, DialectKit.Constraints.class, DialectKit.Tables.class))
                .containsExactlyInAnyOrder(
                        "foreignKeysAreEnforced()",
                        "foreignKeysAreEnforcedOnEveryConnection()",
                        "rowsThatReferAreDeletedOrReleased()",
                        "createsAndDropsCirclesWithTheirRows()");
    }

    static class WithoutForeignKeys extends DialectKit {

        @Override
        protected KitDatabase open() {
            return sqlite("configure", (dialect, method, arguments) -> {
                try (Statement statement = ((Connection) arguments[0]).createStatement()) {
                    statement.execute("pragma foreign_keys = off");
                }
                return null;
            });
        }
    }

    @Test
    @Tag("ENGINE-03")
    void findsErrorsThatAreNotToldApart() {
        assertThat(failed(
                        WithoutErrorKinds.class,
                        DialectKit.Constraints.class,
                        DialectKit.Batches.class,
                        DialectKit.Connections.class,
                        DialectKit.Pagings.class))
                .contains(
                        "uniqueValuesAreEnforced()",
                        "notNullIsEnforced()",
                        "foreignKeysAreEnforced()",
                        "isAllOrNothing()",
                        "aTableThatIsMissingIsTold()",
                        "aConnectionThatIsGoneIsToldAndReplaced()")
                .doesNotContain("isAlive()", "limits()");
    }

    static class WithoutErrorKinds extends DialectKit {

        @Override
        protected KitDatabase open() {
            return sqlite(
                    "classify", (dialect, method, arguments) -> new DatabaseError(DatabaseError.Kind.OTHER, null));
        }
    }

    @Test
    @Tag("ENGINE-03")
    void findsARollbackThatCommits() {
        assertThat(failed(WithoutRollback.class, DialectKit.Transactions.class))
                .contains("commitsAndRollsBack()", "isOverAfterAnError()", "aReleasedSavepointIsUndoneWithTheWhole()");
    }

    static class WithoutRollback extends DialectKit {

        @Override
        protected KitDatabase open() {
            return sqlite("rollback", (dialect, method, arguments) -> {
                dialect.commit((Connection) arguments[0]);
                return null;
            });
        }
    }

    @Test
    @Tag("ENGINE-03")
    void aCapabilityThatIsClaimedMustBeThere() {
        assertThat(run(ClaimingTooMuch.class, DialectKit.Locks.class).get("twoWorkersNeverTakeTheSameRow()"))
                .startsWith("FAILED " + UnsupportedConstructException.class.getName());
    }

    static class ClaimingTooMuch extends DialectKit {

        @Override
        protected KitDatabase open() {
            return sqlite("supports", (dialect, method, arguments) -> {
                Object capability = arguments[0];
                return capability == Capability.FOR_UPDATE
                        || capability == Capability.SKIP_LOCKED
                        || dialect.supports((Capability) capability);
            });
        }
    }

    @Test
    @Tag("ENGINE-03")
    void whatIsNotClaimedMustBeRefused() {
        assertThat(run(ClaimingTooLittle.class, DialectKit.Locks.class))
                .hasEntrySatisfying(
                        "twoWorkersNeverTakeTheSameRow()",
                        end -> assertThat(end)
                                .contains("H2 does not claim [SKIP_LOCKED], so that SKIP LOCKED must be refused")
                                .contains("but it was executed"))
                .containsEntry("locksTheRowsOfAnOuterJoin()", PASSED);
    }

    static class ClaimingTooLittle extends DialectKit {

        @Override
        protected KitDatabase open() {
            return broken(
                    DatabaseKind.H2,
                    Dialects.H2,
                    "supports",
                    (dialect, method, arguments) ->
                            arguments[0] != Capability.SKIP_LOCKED && dialect.supports((Capability) arguments[0]));
        }
    }

    @Test
    @Tag("ENGINE-03")
    void aRefusalMustNameTheDatabaseAndTheConstruct() {
        assertThat(run(RefusingWithoutWords.class, DialectKit.Locks.class).get("twoWorkersNeverTakeTheSameRow()"))
                .contains("must be refused by a message that names SQLite and SKIP LOCKED, not by \"Not possible.\"");
    }

    static class RefusingWithoutWords extends DialectKit {

        @Override
        protected KitDatabase open() {
            return sqlite("compile", (dialect, method, arguments) -> {
                try {
                    return call(dialect, method, arguments);
                } catch (UnsupportedConstructException refused) {
                    throw new UnsupportedConstructException("Not possible.");
                }
            });
        }
    }

    @Test
    @Tag("ENGINE-03")
    void anExpectedFailureIsReportedWithItsReason() {
        Map<String, String> ends = run(Expecting.class, DialectKit.Constraints.class, DialectKit.Pagings.class);
        assertThat(ends.get("foreignKeysAreEnforced()"))
                .startsWith("ABORTED")
                .contains("Expected to fail: It is switched off.");
        assertThat(ends.get("limits()"))
                .startsWith("FAILED")
                .contains("This test passes, but is expected to fail because: It never did.");
        assertThat(ends.get("skips()")).isEqualTo(PASSED);
    }

    static class Expecting extends WithoutForeignKeys {

        @Override
        protected Expectations expectations() {
            return Expectations.none()
                    .fails(ConstraintSuite.class, "foreignKeysAreEnforced", "It is switched off.")
                    .fails(PagingSuite.class, "limits", "It never did.");
        }
    }

    @Test
    void expectationsNameTestsThatExistOnceAndSayWhy() {
        Expectations none = Expectations.none();
        assertThatThrownBy(() -> none.fails(NameSuite.class, "nope", "Because."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NameSuite has no test nope");
        assertThatThrownBy(() -> none.fails(PagingSuite.class, "limits", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Say why");
        assertThatThrownBy(() -> none.fails(PagingSuite.class, "limits", "Because.")
                        .fails(PagingSuite.class, "limits", "Again."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    @Tag("ENGINE-22")
    void findsConnectionsThatAreNotGivenBack() {
        assertThat(run(Leaking.class, Leaking.Leaks.class).get("leaks(DatabaseUnderTest)"))
                .contains("1 connection(s) were borrowed");
    }

    static class Leaking extends DialectKit {

        @Override
        protected KitDatabase open() {
            return SharedKitDatabase.open(DatabaseKind.H2, Dialects.H2);
        }

        @Nested
        class Leaks {

            @Test
            void leaks(DatabaseUnderTest db) {
                assertThat(db.connect().isInTransaction()).isFalse();
            }
        }
    }

    /** What a broken dialect does instead of one of its methods. */
    private interface Instead {

        @Nullable
        Object call(Dialect dialect, Method method, Object[] arguments) throws Throwable;
    }

    private static KitDatabase sqlite(String method, Instead instead) {
        return broken(DatabaseKind.SQLITE, Dialects.SQLITE, method, instead);
    }

    private static KitDatabase broken(DatabaseKind kind, Dialect dialect, String broken, Instead instead) {
        InvocationHandler handler =
                (self, method, arguments) -> method.getName().equals(broken)
                        ? instead.call(dialect, method, arguments)
                        : call(dialect, method, arguments);
        return SharedKitDatabase.open(kind, (Dialect)
                Proxy.newProxyInstance(Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, handler));
    }

    private static @Nullable Object call(Dialect dialect, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(dialect, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
