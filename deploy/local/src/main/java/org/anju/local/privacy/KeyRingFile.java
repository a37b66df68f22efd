package org.anju.local.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.local.platform.PlatformException;

/**
 * The master keys of household-service as the file holds them: a line for each, its number and base64; a line without a number
 * is key 1. The file is replaced as a whole, so that nobody ever reads half of it.
 */
final class KeyRingFile {
    private static final int KEY_BYTES = 32;
    private static final int HIGHEST_NUMBER = 127;

    private final Path file;

    KeyRingFile(Path file) {
        this.file = file;
    }

    /** Numbers of the keys, ascending. */
    List<Integer> numbers() {
        return List.copyOf(read().keySet());
    }

    /** @return the number of the new key */
    int add() {
        TreeMap<Integer, String> keys = read();
        int number = keys.lastKey() + 1;
        if (number > HIGHEST_NUMBER) {
            throw new PlatformException("%s has key %d already, and a sealed value has room for no higher number."
                    .formatted(file, HIGHEST_NUMBER));
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        keys.put(number, Base64.getEncoder().encodeToString(key));
        write(keys);
        return number;
    }

    /** Removes all older keys. */
    void keepFrom(int number) {
        write(new TreeMap<>(read().tailMap(number)));
    }

    private TreeMap<Integer, String> read() {
        try {
            TreeMap<Integer, String> keys = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length == 2) {
                    keys.put(Integer.valueOf(parts[0]), parts[1]);
                } else if (!parts[0].isEmpty()) {
                    keys.put(1, parts[0]);
                }
            }
            if (keys.isEmpty()) {
                throw new PlatformException(file + " holds no key.");
            }
            return keys;
        } catch (IOException e) {
            throw new PlatformException(
                    "The key file %s cannot be read: it is made by the first ./anju up.".formatted(file), e);
        } catch (NumberFormatException e) {
            throw new PlatformException(file + " has a line that begins with no key number.", e);
        }
    }

    private void write(Map<Integer, String> keys) {
        List<String> lines = new ArrayList<>();
        keys.forEach((number, key) -> lines.add(number + " " + key));
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(unfinished, lines);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
