package org.anju.load.bench.submit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the process that sends at a fixed rate is told, by a file.
 *
 * @param warmUpSeconds while the rate rises from next to nothing; not counted
 * @param tokens access tokens by village
 * @param households ids and villages, one pair each
 */
record LoadPlan(
        String gateway,
        double rate,
        int warmUpSeconds,
        int measuredSeconds,
        UUID campaign,
        Map<String, String> tokens,
        List<Target> households) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Target(UUID id, String village, String expectedMode) {}

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    static LoadPlan read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), LoadPlan.class);
    }

    int measuredRequests() {
        return (int) (rate * measuredSeconds);
    }
}
