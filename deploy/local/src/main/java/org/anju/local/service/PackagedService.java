package org.anju.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Settings;

/** A service as its build left it, and the JVM's cache that belongs to exactly that build. */
record PackagedService(Settings settings, String module) {

    Path folder() {
        return settings.checkout().resolve(module).resolve("target/quarkus-app");
    }

    Path jar() {
        Path jar = folder().resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new PlatformException(module + " is not built: start the platform with ./anju, which builds it.");
        }
        return jar;
    }

    /**
     * A digest of names, sizes and times, which is what the JVM compares too before it accepts a cache.
     *
     * @param options JVM options that the cache depends on
     */
    String fingerprint(List<String> options) {
        try (var files = Files.walk(jar().getParent())) {
            StringBuilder text = new StringBuilder(System.getProperty("java.vm.version")).append(options);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append('\n')
                        .append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis());
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path cache(String fingerprint) {
        return cacheFolder().resolve(module + "-" + fingerprint + ".aot");
    }

    private Path cacheFolder() {
        return settings.checkout().resolve("target/aot");
    }

    /** @return whether the cache was written to its end, which takes its recording away */
    boolean keepCache(Path unfinished, Path cache) {
        if (!Files.exists(unfinished)
                || Files.exists(unfinished.resolveSibling(unfinished.getFileName() + ".config"))) {
            return false;
        }
        try {
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void prepareCacheFolder() {
        try {
            Files.createDirectories(cacheFolder());
            try (var files = Files.newDirectoryStream(cacheFolder(), module + "-*")) {
                for (Path old : files) {
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
