package org.anju.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** Superuser connections to the databases of the platform. */
public record Database(Settings settings) {
    public static final String ADMIN = "anju_admin";

    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", settings.postgresPassword());
        properties.setProperty("ApplicationName", "anju");
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(url(database), properties);
    }

    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Settings.HOST, settings.port(Port.POSTGRES), database);
    }
}
