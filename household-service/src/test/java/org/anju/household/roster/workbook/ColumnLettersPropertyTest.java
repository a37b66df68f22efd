package org.anju.household.roster.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ColumnLettersPropertyTest {

    private static final int LAST_OF_EXCEL = 16_383;

    @Property
    void findsTheColumnThatItNamed(
            @ForAll @IntRange(max = LAST_OF_EXCEL) int index, @ForAll @IntRange(min = 1, max = 1_048_576) int row) {
        assertThat(ColumnLetters.indexOf(ColumnLetters.of(index))).isEqualTo(index);
        assertThat(ColumnLetters.indexOf(ColumnLetters.of(index) + row)).isEqualTo(index);
    }

    @Example
    void namesColumnsAsExcelDoes() {
        assertThat(ColumnLetters.of(0)).isEqualTo("A");
        assertThat(ColumnLetters.of(26)).isEqualTo("AA");
        assertThat(ColumnLetters.of(LAST_OF_EXCEL)).isEqualTo("XFD");
    }
}
