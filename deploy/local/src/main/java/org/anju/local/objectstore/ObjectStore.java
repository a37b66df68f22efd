package org.anju.local.objectstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.local.console.Step;
import org.anju.local.http.Http;
import org.anju.local.platform.Part;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.process.Java;
import org.anju.local.process.Launcher;
import org.anju.local.process.ServerProcess;
import org.anju.local.process.Signal;

/** S3Proxy over a folder: an S3 server that checks signatures, which is what the photos' upload targets rely on. */
public final class ObjectStore implements Part {
    public static final String ACCESS_KEY = "anju";
    public static final String SECRET_KEY = "anju-local-secret";
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);

    private final Settings settings;

    public ObjectStore(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public List<PortUse> ports() {
        return List.of(PortUse.of(settings, Port.S3));
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
        Path folder = settings.data().resolve("s3");
        Path properties = folder.resolve("s3proxy.properties");
        Path logging = folder.resolve("logback.xml");
        writeFiles(folder, properties, logging);
        launcher.start(
                process(),
                Java.server(
                        "256m",
                        List.of(
                                "-Dlogback.configurationFile=" + logging,
                                "-cp",
                                settings.partsFolder().resolve("s3proxy") + "/*",
                                "org.gaul.s3proxy.Main",
                                "--properties",
                                properties.toString())),
                Map.of(),
                folder);
    }

    private void writeFiles(Path folder, Path properties, Path logging) {
        Path objects = folder.resolve("objects");
        String text = """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(settings.url(Port.S3), ACCESS_KEY, SECRET_KEY, objects);
        String logback = """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %msg%n</pattern></encoder>
                  </appender>
                  <root level="warn"><appender-ref ref="out"/></root>
                </configuration>
                """;
        try {
            Files.createDirectories(objects);
            Files.deleteIfExists(properties);
            Files.createFile(
                    properties, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(properties, text);
            Files.writeString(logging, logback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any answer will do: to an unsigned request it is a refusal. */
    @Override
    public boolean ready() {
        return Http.status(settings.url(Port.S3) + "/").isPresent();
    }

    @Override
    public void stop() {
        process().stop(Signal.TERM, SHUTDOWN);
    }
}
