package org.anju.household.dwelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {

    @ParameterizedTest
    @CsvSource({"35.71342, 35.71", "35.715, 35.72", "35.7, 35.70", "35.999, 36.00"})
    void roundsToHundredthOfDegree(BigDecimal exact, String shown) {
        Position position = new Position(exact, new BigDecimal("102.87651")).rounded();

        assertThat(position.latitude()).hasToString(shown);
        assertThat(position.longitude()).hasToString("102.88");
    }

    @ParameterizedTest
    @CsvSource({"35.71342, 102.87651", "35, 1.0287E+2"})
    void survivesBeingWritten(BigDecimal latitude, BigDecimal longitude) {
        Position position = new Position(latitude, longitude);

        Position read = Position.parse(position.toText());

        assertThat(read.latitude()).isEqualByComparingTo(latitude);
        assertThat(read.longitude()).isEqualByComparingTo(longitude);
    }
}
