package org.anju.verification.taskpack.name;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What household-service tells of households to who may see them; of that only what a pack needs is read. */
@RegisterRestClient(configKey = "household-service")
@Path("/api/v1/households")
interface HouseholdRegistry {

    @GET
    Page list(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("region") String region,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<Entry> items, String nextCursor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(UUID id, String headName, long version) {

        /** Without the name, which must not come into logs. */
        @Override
        public String toString() {
            return "Entry[id=%s, version=%d]".formatted(id, version);
        }
    }
}
