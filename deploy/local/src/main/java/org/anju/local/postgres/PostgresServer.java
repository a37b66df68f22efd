package org.anju.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.local.console.Step;
import org.anju.local.platform.Folders;
import org.anju.local.platform.Part;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.process.Command;
import org.anju.local.process.Launcher;
import org.anju.local.process.ServerProcess;
import org.anju.local.process.Signal;

/** PostgreSQL from the archive that Maven fetched, with every database and role of the platform. */
public final class PostgresServer implements Part {
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private final Settings settings;
    private final Database database;

    public PostgresServer(Settings settings) {
        this.settings = settings;
        this.database = new Database(settings);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<PortUse> ports() {
        return List.of(PortUse.of(settings, Port.POSTGRES));
    }

    @Override
    public ServerProcess process() {
        return new ServerProcess(settings.pidFile(name()), settings.log(name()));
    }

    @Override
    public long memoryMebibytes() {
        return 250;
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(60);
    }

    @Override
    public void launch(Step step, Launcher launcher) {
        ServerAccount account = ServerAccount.choose();
        Path folder = PostgresFolder.of(settings, account);
        if (!folder.startsWith(settings.data())) {
            step.says("keeps its data in " + folder + ", which its account can enter");
        }
        PostgresFolder.create(folder);
        ServerBinaries binaries =
                new ServerBinaries(settings.partsFolder().resolve("postgresql.jar"), folder.resolve("server"));
        binaries.unpackIfNeeded();
        Path cluster = folder.resolve("data");
        if (!Files.exists(cluster)) {
            step.says("creating the database cluster");
            initialise(account, binaries, folder, cluster);
        }
        launcher.start(process(), account.run(serverCommand(binaries, cluster)), Map.of(), folder);
    }

    private List<String> serverCommand(ServerBinaries binaries, Path cluster) {
        return List.of(
                binaries.program("postgres").toString(),
                "-D",
                cluster.toString(),
                "-c",
                "listen_addresses=" + Settings.HOST,
                "-c",
                "port=" + settings.port(Port.POSTGRES),
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "max_connections=150",
                "-c",
                "shared_buffers=512MB",
                "-c",
                "max_wal_size=2GB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                // Statements and details hold personal data, which must not come into logs.
                "-c",
                "log_error_verbosity=terse",
                "-c",
                "log_min_error_statement=panic");
    }

    /** Made beside its place and moved there when whole, so that an interrupted run is not taken for a cluster. */
    private void initialise(ServerAccount account, ServerBinaries binaries, Path folder, Path cluster) {
        Path unfinished = folder.resolve("data.unfinished");
        Path password = folder.resolve("password");
        try {
            Folders.delete(unfinished);
            Files.createDirectory(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            account.own(unfinished);
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, settings.postgresPassword());
            account.own(password);
            Command.run("initdb", initialisation(account, binaries, unfinished, password), folder, Map.of());
            Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(password);
        }
    }

    private static List<String> initialisation(
            ServerAccount account, ServerBinaries binaries, Path target, Path password) {
        return account.run(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + Database.ADMIN,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts by code point, the same on every machine.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
    }

    @Override
    public boolean ready() {
        try (Connection connection = database.connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new PlatformException("PostgreSQL refuses the password in ANJU_POSTGRES_PASSWORD: its data was"
                        + " created with another one (./anju up --fresh starts anew).");
            }
            return false;
        }
    }

    @Override
    public void settle(Step step) {
        step.says("creating roles and databases");
        new Databases(database).createMissing();
    }

    @Override
    public void stop() {
        process().stop(Signal.INT, SHUTDOWN);
    }
}
