package dev.orm.boot.autoconfigure.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.autoconfigure.OrmSchemaInitializer;
import dev.orm.boot.autoconfigure.SchemaMode;
import dev.orm.boot.beside.Beside;
import dev.orm.engine.Engine;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.MigratorBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Revisions beside Flyway, Liquibase and scripts of Boot, and the ways to give them connections of their own. */
class OtherToolsTest {

    private static final List<String> ALL = List.of(
            "spring.liquibase.enabled=true",
            "spring.liquibase.change-log=classpath:dev/orm/boot/beside/liquibase.sql",
            "spring.flyway.enabled=true",
            "spring.flyway.locations=classpath:dev/orm/boot/beside/flyway",
            "spring.flyway.baseline-on-migrate=true",
            "spring.flyway.baseline-version=0",
            "spring.sql.init.mode=always",
            "spring.sql.init.data-locations=classpath:dev/orm/boot/beside/data.sql");

    private static String url(String kind, Path folder) {
        return kind.equals("sqlite")
                ? "jdbc:sqlite:" + folder.resolve("beside.db")
                : "jdbc:h2:file:" + folder.resolve("beside");
    }

    private static void start(
            String url, List<String> properties, Consumer<ConfigurableApplicationContext> use, Class<?>... more) {
        List<String> arguments = new ArrayList<>();
        properties.forEach(property -> arguments.add("--" + property));
        if (!url.isEmpty()) {
            arguments.add("--spring.datasource.url=" + url);
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Beside.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(arguments.toArray(String[]::new))) {
            use.accept(context);
        }
    }

    private static List<String> steps(ConfigurableApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("select tool from step order by n")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2"})
    @Tag("PEER-41")
    void allOfThemRunInOneOrder(String kind, @TempDir Path folder) {
        start(url(kind, folder), ALL, context -> {
            assertThat(steps(context)).containsExactly("liquibase", "flyway", "revision", "script");
            assertThat(context.getBean(Migrator.class).current()).containsExactly("c3c3c3c3c3c3");
        });
        start(
                url(kind, folder),
                ALL.subList(0, 6),
                context -> assertThat(steps(context))
                        .as("nothing runs twice")
                        .containsExactly("liquibase", "flyway", "revision", "script"));
    }

    @Test
    @Tag("PEER-42")
    void eachManagesItsTables(@TempDir Path folder) {
        start(url("h2", folder), ALL, context -> {
            DataSource dataSource = context.getBean(DataSource.class);
            assertThat(context.getBeanProvider(SchemaManagementProvider.class).stream())
                    .filteredOn(provider -> provider.getSchemaManagement(dataSource) == SchemaManagement.MANAGED)
                    .hasSize(3);
            assertThat(context.getBean(OrmSchemaInitializer.class).mode()).isEqualTo(SchemaMode.VALIDATE);
            assertThat(context.getBean(Flyway.class).info().applied()).isNotEmpty();
        });
    }

    @Test
    @Tag("PEER-42")
    void anApplicationIsBuiltAheadOfTimeWithAllOfThem(@TempDir Path folder) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(ALL)
                .and("spring.datasource.url=" + url("h2", folder))
                .applyTo(context);
        context.register(Beside.class);
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generated = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
        new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
        generated.writeGeneratedContent();
        assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.RESOURCE)).containsKey("META-INF/orm/revisions");
        context.close();
    }

    @Test
    @Tag("PEER-40")
    @Tag("MIG-04")
    void aDataSourceThatIsMarkedIsUsedForRevisionsOnly(@TempDir Path folder) {
        String url = url("h2", folder);
        start(
                url,
                ALL.subList(0, 2),
                context -> {
                    MigrationEngine engine = context.getBean(MigrationEngine.class);
                    assertThat(engine.isOwn()).isTrue();
                    assertThat(engine.engine()).isNotSameAs(context.getBean(Engine.class));
                    assertThat(steps(context)).containsExactly("liquibase", "revision");
                    assertThat(context.getBeanNamesForType(DataSource.class)).hasSize(2);
                },
                Marked.class);
    }

    @Test
    @Tag("PEER-40")
    void connectionDetailsAndAnotherUserAreEnough(@TempDir Path folder) {
        Details.url = url("h2", folder);
        start(
                "",
                List.of(ALL.get(0), ALL.get(1), "orm.migrations.user=sa", "orm.migrations.password="),
                context -> {
                    assertThat(context.getBean(MigrationEngine.class).isOwn()).isTrue();
                    assertThat(steps(context)).containsExactly("liquibase", "revision");
                },
                Details.class);
    }

    @Test
    @Tag("PEER-40")
    void theBuilderMayBeChanged(@TempDir Path folder) {
        start(
                url("sqlite", folder),
                ALL.subList(0, 2),
                context -> assertThat(context.getBean(Migrator.class).history())
                        .singleElement()
                        .satisfies(line -> assertThat(line.appliedBy()).isEqualTo("the pipeline")),
                Customized.class);
    }

    @Test
    @Tag("PEER-40")
    void whoeverRunsThemHimselfSaysNone(@TempDir Path folder) {
        start(url("sqlite", folder), List.of(ALL.get(0), ALL.get(1), "orm.migrations.mode=none"), context -> {
            assertThat(steps(context)).containsExactly("liquibase");
            assertThat(context.getBean(Migrator.class).upgrade("heads")).hasSize(1);
            assertThat(steps(context)).containsExactly("liquibase", "revision");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Marked {

        @Bean(defaultCandidate = false)
        @MigrationsDataSource
        DataSource migrations(org.springframework.core.env.Environment environment) {
            return DataSourceBuilder.create()
                    .url(environment.getRequiredProperty("spring.datasource.url"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Details {

        private static String url = "";

        @Bean
        JdbcConnectionDetails details() {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "sa";
                }

                @Override
                public String getPassword() {
                    return "";
                }

                @Override
                public String getJdbcUrl() {
                    return url;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized {

        @Bean
        OrmMigratorBuilderCustomizer whoRuns() {
            return (MigratorBuilder builder) -> builder.appliedBy("the pipeline");
        }
    }
}
