package org.anju.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process that listens on a port, as far as /proc shows it to us. */
record PortHolder(long pid, String command) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LONGEST_COMMAND = 80;

    static Optional<PortHolder> find(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> listeningSockets(PROC.resolve("net").resolve(table), port))
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAny(process, sockets)) {
                    return Optional.of(of(process));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Stream<String> listeningSockets(Path table, int port) {
        String end = ":%04X".formatted(port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(end) && fields[3].equals(LISTENING))
                    .map(fields -> "socket:[" + fields[9] + "]");
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holdsAny(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            // Gone meanwhile, or another user's.
            return false;
        }
    }

    private static PortHolder of(Path process) {
        String command;
        try {
            command = Arrays.stream(Files.readString(process.resolve("cmdline")).split("\0"))
                    .collect(Collectors.joining(" "));
        } catch (IOException | UncheckedIOException e) {
            command = "unknown command";
        }
        String shown = command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "…" : command;
        return new PortHolder(Long.parseLong(process.getFileName().toString()), shown);
    }

    @Override
    public String toString() {
        return "process %d (%s)".formatted(pid, command);
    }
}
