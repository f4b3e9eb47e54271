package dev.orm.boot.chinook;

import dev.orm.session.SessionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application, started over one of the databases with nothing but its URL and credentials. */
record Shop(String name, ConfigurableApplicationContext context, HandWrittenSql sql) implements AutoCloseable {

    static Shop open(String name, String url, String... credentials) {
        String[] arguments = new String[credentials.length + 1];
        arguments[0] = "--spring.datasource.url=" + url;
        System.arraycopy(credentials, 0, arguments, 1, credentials.length);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Chinook.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(arguments);
        return new Shop(
                name, context, new HandWrittenSql(context.getBean(JdbcClient.class), url.startsWith("jdbc:sqlite:")));
    }

    MusicShop orm() {
        return context.getBean(MusicShop.class);
    }

    SessionFactory sessions() {
        return context.getBean(SessionFactory.class);
    }

    SentStatements statements() {
        return context.getBean(SentStatements.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
