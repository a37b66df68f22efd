package org.anju.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.anju.local.platform.PlatformException;

/**
 * Databases and roles as the services expect them. Each service has an owner role, which migrates, and an application
 * role, which owns nothing, so that row-level security holds for it.
 */
final class Databases {
    static final List<String> SERVICES = List.of("household", "verification", "media", "report");
    private final Database server;

    Databases(Database server) {
        this.server = server;
    }

    void createMissing() {
        try {
            for (String service : SERVICES) {
                createRoles(service);
                createDatabase(service, service);
                createDatabase("test_" + service, service);
            }
            createKeycloakDatabase();
        } catch (SQLException e) {
            throw new PlatformException("PostgreSQL could not be prepared: " + e.getMessage(), e);
        }
    }

    private void createRoles(String service) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            createRole(connection, service + "_owner");
            createRole(connection, service + "_app");
        }
    }

    private void createRole(Connection connection, String role) throws SQLException {
        if (exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            String password = statement.enquoteLiteral(server.settings().postgresPassword());
            statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD "
                    + password);
        }
    }

    private void createDatabase(String database, String service) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            createDatabase(connection, database);
        }
        grant(database, service);
    }

    private static void createDatabase(Connection connection, String database) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute(connection, "CREATE DATABASE " + database);
        }
    }

    /** Repeated at every start, so that an interrupted first start leaves nothing half done. */
    private void grant(String database, String service) throws SQLException {
        String owner = service + "_owner";
        String application = service + "_app";
        try (Connection connection = server.connect(database)) {
            connection.setAutoCommit(false);
            execute(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            execute(connection, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE " + database + " TO " + owner);
            execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + application);
            execute(connection, "ALTER SCHEMA public OWNER TO " + owner);
            execute(connection, "GRANT USAGE ON SCHEMA public TO " + application);
            String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public GRANT ";
            execute(connection, defaults + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + application);
            execute(connection, defaults + "USAGE, SELECT ON SEQUENCES TO " + application);
            if (service.equals("household")) {
                execute(connection, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
            }
            connection.commit();
        }
    }

    private void createKeycloakDatabase() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            createRole(connection, "keycloak");
            createDatabase(connection, "keycloak");
            execute(connection, "REVOKE ALL ON DATABASE keycloak FROM PUBLIC");
            execute(connection, "ALTER DATABASE keycloak OWNER TO keycloak");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
