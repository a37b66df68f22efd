package org.anju.load.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsNamesLeftAndFiguresRight() {
        Table table = new Table("kind", "p50", "p99");
        table.row("submit", "9.5", "120.0");
        table.row("declare", "11.0", "8.1");

        assertThat(table.toString()).isEqualTo("""
                kind      p50    p99
                submit    9.5  120.0
                declare  11.0    8.1""");
    }
}
