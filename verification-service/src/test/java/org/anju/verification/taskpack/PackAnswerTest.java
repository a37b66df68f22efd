package org.anju.verification.taskpack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "gzip, deflate, br | true",
                "br;q=1.0, gzip;q=0.8, *;q=0.1 | true",
                "GZIP | true",
                "* | true",
                "identity, gzip;q=0 | false",
                "gzip;q=0.0 | false",
                "gzip;q=0.001 | true",
                "br | false",
                "x-gzipped | false",
                " | false",
            })
    void compressesWhereThatIsAccepted(String header, boolean accepted) {
        assertThat(PackAnswer.acceptsGzip(header)).isEqualTo(accepted);
    }
}
