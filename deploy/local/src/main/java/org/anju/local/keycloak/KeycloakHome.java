package org.anju.local.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.anju.local.console.Step;
import org.anju.local.platform.Folders;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Settings;
import org.anju.local.process.Command;
import org.anju.local.process.Java;

/** Keycloak unpacked and built once for PostgreSQL; every platform of this checkout runs from it. */
record KeycloakHome(Settings settings) {
    private static final String STAMP = "built-from";

    Path folder() {
        return settings.partsFolder().resolve("keycloak");
    }

    void prepareIfNeeded(Step step) {
        Path archive = settings.partsFolder().resolve("keycloak.zip");
        if (!Files.exists(archive)) {
            throw new PlatformException(archive + " is missing: start the platform with ./anju, which fetches it.");
        }
        try {
            String source = Files.size(archive) + " " + Files.getLastModifiedTime(archive) + " " + settings.checkout();
            Path stamp = folder().resolve(STAMP);
            if (Files.exists(stamp) && Files.readString(stamp).equals(source)) {
                return;
            }
            step.says("unpacking (first start only)");
            Folders.delete(folder());
            unpack(archive);
            step.says("building for PostgreSQL (first start only)");
            build();
            Files.writeString(stamp, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                // Below one folder that is named for the version.
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = folder().resolve(name).normalize();
                if (!target.startsWith(folder())) {
                    throw new IOException("The archive names a file outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip.getInputStream(entry), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void build() {
        Command.run(
                "Keycloak's build",
                command("512m", List.of("build", "--db=postgres", "--features-disabled=kerberos")),
                folder(),
                Map.of());
    }

    /** What kc.sh would run, without the shell between us and the process, and with a small collector. */
    List<String> command(String heap, List<String> arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:MaxMetaspaceSize=256m",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + folder(),
                "-Djboss.server.config.dir=" + folder().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                folder().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        options.addAll(arguments);
        return Java.server(heap, options);
    }
}
