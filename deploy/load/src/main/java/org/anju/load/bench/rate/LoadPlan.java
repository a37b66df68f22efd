package org.anju.load.bench.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the process that sends at a fixed rate is told, by a file.
 *
 * @param warmUpSeconds while the rate rises from next to nothing; not counted
 * @param connections how many at most; 0 for as many as it takes
 * @param tokens access tokens by username
 * @param requests sent one after the other; when there are fewer than the rate asks for, they are sent again
 */
public record LoadPlan(
        String gateway,
        double rate,
        int warmUpSeconds,
        int measuredSeconds,
        int connections,
        Map<String, String> tokens,
        List<Request> requests) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param body of JSON, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(String method, String path, String username, String body) {}

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
