package org.anju.load.bench.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anju.load.bench.BenchException;
import org.junit.jupiter.api.Test;

class PgbenchTest {

    private static final String OUTPUT = """
            transaction type: plain-insert.sql
            number of clients: 32
            number of failed transactions: %d (0.000%%)
            latency average = 8.123 ms
            initial connection time = 41.2 ms
            tps = 3939.456 (without initial connection time)
            """;

    @Test
    void readsTheRate() {
        assertThat(Pgbench.rate(OUTPUT.formatted(0))).isEqualTo(3939.456);
    }

    @Test
    void quotesNoRateOfFailedTransactions() {
        assertThatThrownBy(() -> Pgbench.rate(OUTPUT.formatted(7)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("failed transactions: 7");
        assertThatThrownBy(() -> Pgbench.rate("connection refused")).isInstanceOf(BenchException.class);
    }

    @Test
    void writesLiteralsInWhichPgbenchFindsNoVariables() {
        assertThat(PlainInsert.literal("{\"competing\":false}")).isEqualTo("E'{\"competing\"\\x3afalse}'");
        assertThat(PlainInsert.literal("\\x0a1b")).isEqualTo("E'\\\\x0a1b'");
        assertThat(PlainInsert.literal("it's")).isEqualTo("E'it''s'");
        assertThat(PlainInsert.literal(null)).isEqualTo("NULL");
    }
}
