package dev.orm.boot.command;

import dev.orm.boot.autoconfigure.migrations.OrmMigrationsProperties;
import dev.orm.engine.Engine;
import dev.orm.mapping.EntityModels;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.ComparisonRules;
import dev.orm.session.SessionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** The context that a command runs in. It is made when it is first needed, so that help needs no database. */
final class DatabaseContext implements AutoCloseable {

    private final Supplier<ConfigurableApplicationContext> maker;
    private @Nullable ConfigurableApplicationContext context;

    private DatabaseContext(Supplier<ConfigurableApplicationContext> maker) {
        this.maker = maker;
    }

    /** A context with the properties of the application, its data source and the mapping of its entities. */
    static DatabaseContext small(SpringApplication application, ConfigurableEnvironment environment) {
        return new DatabaseContext(() -> open(application, environment));
    }

    /** The context of the application itself. */
    static DatabaseContext whole(ConfigurableApplicationContext context) {
        return new DatabaseContext(() -> context);
    }

    private static ConfigurableApplicationContext open(
            SpringApplication application, ConfigurableEnvironment environment) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setEnvironment(environment);
        context.setClassLoader(application.getClassLoader());
        Set<String> packages = new TreeSet<>();
        List<String> entityPackages = new ArrayList<>();
        for (Object source : application.getAllSources()) {
            if (source instanceof Class<?> type) {
                packages.addAll(packages(type));
                entityPackages.addAll(entityPackages(type));
            }
        }
        AutoConfigurationPackages.register(context, packages.toArray(String[]::new));
        if (!entityPackages.isEmpty()) {
            EntityScanPackages.register(context, entityPackages);
        }
        context.register(Beans.class);
        context.refresh();
        return context;
    }

    private static List<String> packages(Class<?> source) {
        AutoConfigurationPackage found =
                AnnotatedElementUtils.findMergedAnnotation(source, AutoConfigurationPackage.class);
        List<String> packages = new ArrayList<>();
        if (found != null) {
            packages.addAll(List.of(found.basePackages()));
            for (Class<?> type : found.basePackageClasses()) {
                packages.add(ClassUtils.getPackageName(type));
            }
        }
        return packages.isEmpty() ? List.of(ClassUtils.getPackageName(source)) : packages;
    }

    private static List<String> entityPackages(Class<?> source) {
        EntityScan scan = AnnotatedElementUtils.findMergedAnnotation(source, EntityScan.class);
        List<String> packages = new ArrayList<>();
        if (scan != null) {
            packages.addAll(List.of(scan.basePackages()));
            for (Class<?> type : scan.basePackageClasses()) {
                packages.add(ClassUtils.getPackageName(type));
            }
            if (packages.isEmpty()) {
                packages.add(ClassUtils.getPackageName(source));
            }
        }
        return packages;
    }

    private ConfigurableApplicationContext context() {
        if (context == null) {
            context = maker.get();
        }
        return context;
    }

    Migrator migrator() {
        return context().getBean(Migrator.class);
    }

    Engine engine() {
        return context().getBean(Engine.class);
    }

    HistoryTable history() {
        return new HistoryTable(context().getBean(OrmMigrationsProperties.class).historyTable());
    }

    /** The first package of the application. */
    String mainPackage() {
        return AutoConfigurationPackages.get(context()).get(0);
    }

    /** What the properties leave out, and what beans of the application say. */
    ComparisonRules rules() {
        ComparisonRules rules = context().getBean(OrmMigrationsProperties.class).comparisonRules();
        for (ComparisonRules bean : context().getBeanProvider(ComparisonRules.class)) {
            rules = rules.and(bean);
        }
        return rules;
    }

    EntityModels models() {
        return context().getBean(SessionFactory.class).models();
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @DatabaseOnly
    static class Beans {}
}
