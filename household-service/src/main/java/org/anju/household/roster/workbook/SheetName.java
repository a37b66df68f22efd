package org.anju.household.roster.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sheet's name, which says where its households live when it is that of a township.
 *
 * @param township as the cells of a column would hold it, or empty
 */
record SheetName(String name, SheetCell township) {

    /** 积石山县吹麻滩镇, 吹麻滩镇, 3.吹麻滩镇 */
    private static final Pattern TOWNSHIP =
            Pattern.compile("[\\d.、\\-]*(?:.{2,}?(?:县|市|区|旗))?(\\S+(?:镇|乡|街道|街道办事处))(?:\\(\\d+\\)|\\d+)?");

    static SheetName of(String name) {
        Matcher township = TOWNSHIP.matcher(Normalised.code(name));
        return new SheetName(
                name, township.matches() ? new SheetCell(SheetCell.Kind.TEXT, township.group(1)) : SheetCell.EMPTY);
    }
}
