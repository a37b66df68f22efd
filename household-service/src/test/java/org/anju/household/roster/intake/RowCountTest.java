package org.anju.household.roster.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowCountTest {

    @Test
    void countsRowsThatArriveInPieces() {
        RowCount count = new RowCount();
        for (byte each : "<sheetData><row r=\"1\"/><<row><rows/><row\n></row><x:row r=\"9\"><x:rows/></x:row>"
                .getBytes(StandardCharsets.UTF_8)) {
            count.take(new byte[] {each}, 1);
        }

        assertThat(count.rows()).isEqualTo(4);
    }
}
