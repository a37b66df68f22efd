package org.anju.verification.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Records that the database itself refuses although they pass every check, as only a mistake of ours could bring about. */
@ApplicationScoped
public class FailingRecords {

    private static final String FUNCTION = """
            CREATE OR REPLACE FUNCTION refuse_record() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'this record cannot be stored' USING ERRCODE = 'datetime_field_overflow';
            END $$
            """;

    private final String url;
    private final String owner;
    private final String password;

    FailingRecords(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.url = url;
        this.owner = owner;
        this.password = password;
    }

    public void add(UUID record) {
        execute(
                FUNCTION,
                "CREATE TRIGGER %s BEFORE INSERT ON verification FOR EACH ROW WHEN (NEW.id = '%s') EXECUTE FUNCTION refuse_record()"
                        .formatted(trigger(record), record));
    }

    public void remove(UUID record) {
        execute("DROP TRIGGER %s ON verification".formatted(trigger(record)));
    }

    private static String trigger(UUID record) {
        return "\"refuse_" + record + "\"";
    }

    private void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception.getMessage(), exception);
        }
    }
}
