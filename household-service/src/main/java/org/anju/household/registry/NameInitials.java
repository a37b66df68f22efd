package org.anju.household.registry;

import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;

/** The first letters of a name's syllables, by which people search: {@code mzh} for 马占海. */
public final class NameInitials {

    /** Surnames that are read otherwise than the same character elsewhere. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "s"),
            Map.entry("曾", "z"),
            Map.entry("解", "x"),
            Map.entry("仇", "q"),
            Map.entry("查", "z"),
            Map.entry("朴", "p"),
            Map.entry("翟", "z"),
            Map.entry("尉迟", "yc"),
            Map.entry("万俟", "mq"),
            Map.entry("长孙", "zs"));

    private NameInitials() {}

    /** Lower case; characters without a reading, such as · and those beyond the BMP, are left out. */
    public static String of(String name) {
        StringBuilder initials = new StringBuilder(name.length());
        int start = 0;
        for (int length = 2; length >= 1; length--) {
            String surname = SURNAMES.get(name.substring(0, Math.min(length, name.length())));
            if (surname != null) {
                initials.append(surname);
                start = length;
                break;
            }
        }
        for (int index = start; index < name.length(); index++) {
            append(name.charAt(index), initials);
        }
        return initials.toString();
    }

    private static void append(char character, StringBuilder initials) {
        if ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) {
            initials.append(Character.toLowerCase(character));
            return;
        }
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
        if (readings != null && readings.length > 0 && !readings[0].isEmpty()) {
            initials.append(readings[0].charAt(0));
        }
    }
}
