package org.anju.household.privacy;

import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The master keys of an installation. The one with the highest number seals, all open. Written as a line for each key, its
 * number and the base64 of its 32 bytes; a line without a number is key 1.
 */
final class KeyRing {

    /** A sealed value has seven bits for the number of its key. */
    static final int HIGHEST_NUMBER = 127;

    private static final int KEY_BYTES = 32;
    private static final Pattern LINE = Pattern.compile("(?:(\\d{1,3})\\s+)?(\\S+)");

    private final NavigableMap<Integer, FieldKeys> keys;

    private KeyRing(NavigableMap<Integer, FieldKeys> keys) {
        this.keys = keys;
    }

    static KeyRing of(int number, byte[] masterKey) {
        TreeMap<Integer, FieldKeys> keys = new TreeMap<>();
        keys.put(number, FieldKeys.derive(number, masterKey));
        return new KeyRing(keys);
    }

    /** @throws IllegalArgumentException telling the line that is wrong, but not what it holds */
    static KeyRing parse(String text) {
        TreeMap<Integer, FieldKeys> keys = new TreeMap<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int index = 0; index < lines.size(); index++) {
            if (!lines.get(index).isEmpty()) {
                add(lines.get(index), index + 1, keys);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it holds no key");
        }
        return new KeyRing(keys);
    }

    private static void add(String line, int lineNumber, TreeMap<Integer, FieldKeys> keys) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("line %d is no number and key".formatted(lineNumber));
        }
        int number = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
        if (number < 1 || number > HIGHEST_NUMBER) {
            throw new IllegalArgumentException(
                    "the number in line %d is not within 1 to %d".formatted(lineNumber, HIGHEST_NUMBER));
        }
        if (keys.put(number, FieldKeys.derive(number, bytes(parts.group(2), lineNumber))) != null) {
            throw new IllegalArgumentException("line %d repeats the number %d".formatted(lineNumber, number));
        }
    }

    private static byte[] bytes(String base64, int lineNumber) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException exception) {
            key = new byte[0];
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("line %d holds no base64 of 32 bytes".formatted(lineNumber));
        }
        return key;
    }

    FieldKeys newest() {
        return keys.lastEntry().getValue();
    }

    /** Null when there is no such key. */
    FieldKeys find(int number) {
        return keys.get(number);
    }

    List<FieldKeys> newestFirst() {
        return List.copyOf(keys.descendingMap().values());
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
