package org.anju.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anju.local.console.Step;
import org.anju.local.platform.Part;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Ports;
import org.anju.local.platform.Settings;
import org.anju.local.process.Command;
import org.anju.local.process.Java;
import org.anju.local.process.Launcher;
import org.anju.local.process.ServerProcess;
import org.anju.local.process.Signal;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Apache Kafka as one KRaft node, and the platform's topics. */
public final class KafkaBroker implements Part {
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final String CLUSTER = "YW5qdS1sb2NhbC1rYWZrYQ";

    private final Settings settings;

    public KafkaBroker(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<PortUse> ports() {
        PortUse clients = PortUse.of(settings, Port.KAFKA);
        return List.of(clients, new PortUse(controllerPort(), clients.setting()));
    }

    /** The node talks to itself here; the port follows the clients' one. */
    private int controllerPort() {
        return settings.port(Port.KAFKA) + 1;
    }

    @Override
    public ServerProcess process() {
        return new ServerProcess(settings.pidFile(name()), settings.log(name()));
    }

    @Override
    public long memoryMebibytes() {
        return 350;
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(90);
    }

    @Override
    public void launch(Step step, Launcher launcher) {
        Path folder = settings.data().resolve("kafka");
        Path properties = folder.resolve("server.properties");
        writeProperties(folder, properties);
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            step.says("formatting its storage");
            Command.run(
                    "Kafka's storage tool",
                    java(
                            "128m",
                            "kafka.tools.StorageTool",
                            "format",
                            "--ignore-formatted",
                            "-t",
                            CLUSTER,
                            "-c",
                            properties.toString()),
                    folder,
                    Map.of());
        }
        launcher.start(process(), java("256m", "kafka.Kafka", properties.toString()), Map.of(), folder);
    }

    private List<String> java(String heap, String... mainAndArguments) {
        List<String> options = new ArrayList<>(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                settings.partsFolder().resolve("kafka") + "/*"));
        options.addAll(List.of(mainAndArguments));
        return Java.server(heap, options);
    }

    private void writeProperties(Path folder, Path file) {
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%3$d
                listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
                controller.listener.names=CONTROLLER
                log.dirs=%4$s
                num.partitions=%5$d
                num.io.threads=4
                num.network.threads=2
                group.initial.rebalance.delay.ms=0
                # One node holds every internal topic.
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=6
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                log.cleaner.dedupe.buffer.size=2097152
                # Projections may be rebuilt from the first event.
                log.retention.ms=-1
                """.formatted(
                Settings.HOST, settings.port(Port.KAFKA), controllerPort(), folder.resolve("log"), Topics.PARTITIONS);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Admin admin(Settings settings) {
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Settings.HOST + ":" + settings.port(Port.KAFKA));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
        return Admin.create(properties);
    }

    @Override
    public boolean ready() {
        if (!Ports.answers(settings.port(Port.KAFKA))) {
            return false;
        }
        try (Admin admin = admin(settings)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void settle(Step step) {
        step.says("creating topics");
        try (Admin admin = admin(settings)) {
            Topics.createMissing(admin);
        } catch (ExecutionException e) {
            throw new PlatformException("Kafka's topics could not be created: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        process().stop(Signal.TERM, SHUTDOWN);
    }
}
