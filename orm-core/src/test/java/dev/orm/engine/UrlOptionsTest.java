package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
                "jdbc:h2:mem:;TRACE_LEVEL_SYSTEM_OUT=3\\;INIT=CREATE TRIGGER t",
                "jdbc:h2:mem:x;init=select 1",
                "jdbc:postgresql://127.0.0.1/x?socketFactory=org.example.Context&socketFactoryArg=http://127.0.0.1/x.xml",
                "jdbc:postgresql://127.0.0.1/x?ssl=true&SSLFACTORY=org.example.Trusting",
                "jdbc:postgresql://127.0.0.1/x?%73ocketFactory=org.example.Context",
                "jdbc:postgresql://127.0.0.1/x?loggerLevel=DEBUG&loggerFile=x.jsp",
                "jdbc:sqlite::resource:http://127.0.0.1/x.db",
                "jdbc:sqlite:x.db?enable_load_extension=true"
            })
    @Tag("SEC-26")
    void dangerousOptionsAreRefused(String url) {
        assertThatThrownBy(() -> Engine.create(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowUrlOption")
                .hasMessageNotContaining("127.0.0.1");
    }

    @Test
    @Tag("SEC-14")
    void valuesInTheTextOfStatementsAreRefusedUnlessAskedForByName() {
        String url = "jdbc:postgresql://127.0.0.1/x?preferQueryMode=simple";
        assertThatThrownBy(() -> Engine.create(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("preferquerymode=simple");
        Engine.builder()
                .url(url)
                .allowUrlOption("preferquerymode=simple")
                .build()
                .close();
        Engine.create("jdbc:postgresql://127.0.0.1/x?preferQueryMode=extended").close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5432/socketfactory?ssl=true&sslmode=verify-full&socketTimeout=5",
                "jdbc:h2:mem:init;DB_CLOSE_DELAY=-1",
                "jdbc:sqlite:init.db?busy_timeout=5000"
            })
    @Tag("ENGINE-01")
    void ordinaryUrlsAreTaken(String url) {
        try (Engine engine = Engine.create(url)) {
            assertThat(engine.dataSource()).isNull();
        }
    }
}
