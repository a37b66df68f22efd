package org.anju.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.local.platform.PlatformException;

/** The account that PostgreSQL runs under: ours, or an unprivileged one when we are root, which PostgreSQL refuses. */
record ServerAccount(Optional<Unprivileged> other) {
    record Unprivileged(String name, int user, int group) {}

    static ServerAccount choose() {
        if (!isRoot()) {
            return new ServerAccount(Optional.empty());
        }
        return new ServerAccount(Optional.of(find("postgres")
                .or(() -> find("nobody"))
                .orElseThrow(() -> new PlatformException("PostgreSQL refuses to run as root, and there is no account"
                        + " 'postgres' or 'nobody' that it could run under."))));
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Unprivileged> find(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new Unprivileged(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command as it must be run to run under this account. */
    List<String> run(List<String> command) {
        List<String> whole = new ArrayList<>();
        other.ifPresent(account -> whole.addAll(
                List.of("setpriv", "--reuid=" + account.user(), "--regid=" + account.group(), "--clear-groups", "--")));
        whole.addAll(command);
        return whole;
    }

    boolean reaches(Path folder) {
        try {
            return new ProcessBuilder(run(List.of("test", "-x", folder.toString())))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new PlatformException("The command setpriv is missing (Debian package util-linux).", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void own(Path path) {
        if (other.isEmpty()) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:uid", other.get().user());
            Files.setAttribute(path, "unix:gid", other.get().group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
