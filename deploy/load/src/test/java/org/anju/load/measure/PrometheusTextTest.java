package org.anju.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void addsUpTheSamplesOfALabel() {
        PrometheusText page = PrometheusText.parse("""
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.0E7
                jvm_memory_used_bytes{area="heap",id="Tenured \\"Gen\\""} 2.5E7
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.9E7
                jvm_threads_live_threads 42.0
                """);

        assertThat(page.sum("jvm_memory_used_bytes", "area", "heap")).isEqualTo(3.5e7);
        assertThat(page.samples()).hasSize(4);
    }

    @Test
    void skipsLinesThatAreNoSamples() {
        assertThat(PrometheusText.parse("<html>\n\nnot a sample at all\n").samples())
                .isEmpty();
    }
}
