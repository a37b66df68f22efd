package org.anju.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java programs, run by the JDK that runs this one. */
public final class Java {
    private Java() {}

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A server with a small heap and the collector that suits it. */
    public static List<String> server(String heap, List<String> optionsAndMain) {
        List<String> command = new ArrayList<>(List.of(
                executable(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        command.addAll(optionsAndMain);
        return command;
    }
}
