package org.anju.common.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProblemMappers mappers = new ProblemMappers();
    private final HttpHeaders anyRequest = new HttpHeadersImpl(List.of());

    record Visit(UUID id, RegionCode village, int rooms, Grade grade, List<Photo> photos) {}

    record Photo(UUID photoId) {}

    enum Grade {
        A,
        B
    }

    @Test
    void namesAnUnknownFieldAndTheKnownOnes() {
        ProblemException problem = unreadable("{\"colour\":\"red\"}");

        assertThat(problem.type()).isEqualTo("urn:anju:problem:field-unknown");
        assertThat(problem.detail().english()).contains("'colour'", "rooms");
        assertThat(problem.violations()).extracting(Violation::field).containsExactly("colour");
    }

    @Test
    void namesThePathOfAMalformedField() {
        ProblemException problem = unreadable("{\"photos\":[{},{\"photoId\":\"seven\"}]}");

        assertThat(problem.type()).isEqualTo("urn:anju:problem:field-malformed");
        assertThat(problem.violations().getFirst().field()).isEqualTo("photos[1].photoId");
        assertThat(problem.violations().getFirst().message()).isEqualTo("must be a UUID");
    }

    @Test
    void listsTheChoices() {
        assertThat(unreadable("{\"grade\":\"Z\"}").detail().english()).contains("one of [A, B]");
    }

    @Test
    void passesOnWhatAFieldsOwnTypeSays() {
        assertThat(unreadable("{\"village\":\"6229\"}").type()).isEqualTo("urn:anju:problem:region-code-malformed");
    }

    @Test
    void namesAFieldOfTheWrongShape() {
        ProblemException problem = unreadable("{\"photos\":5}");

        assertThat(problem.type()).isEqualTo("urn:anju:problem:field-malformed");
        assertThat(problem.violations().getFirst().field()).isEqualTo("photos");
    }

    @Test
    void tellsWhereJsonBreaks() {
        ProblemException problem = unreadable("{\n  \"rooms\": 3,,\n}");

        assertThat(problem.type()).isEqualTo("urn:anju:problem:json-broken");
        assertThat(problem.detail().english()).contains("line 2");
    }

    @Test
    void neverRepeatsTheValueItRefuses() {
        String personal = "622927199001011234";

        ProblemException problem = unreadable("{\"rooms\":\"" + personal + "\"}");

        assertThat(problem.detail().english()).doesNotContain(personal);
        assertThat(problem.detail().chinese()).doesNotContain(personal);
        assertThat(problem.violations()).extracting(Violation::found).containsOnlyNulls();
    }

    @Test
    void asksToComeBackWhileTheDatabaseIsAway() {
        Response response = mappers.map(new DatabaseException(new SQLException("refused", "08001")), anyRequest);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
    }

    @Test
    void keepsAnUnforeseenFailuresTextToItself() {
        Response response = mappers.map(new IllegalStateException("row of a household"), anyRequest);

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getEntity().toString()).doesNotContain("household");
    }

    private static ProblemException unreadable(String body) {
        JsonProcessingException failure =
                catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue(body, Visit.class));
        return ProblemMappers.unreadable(failure);
    }
}
