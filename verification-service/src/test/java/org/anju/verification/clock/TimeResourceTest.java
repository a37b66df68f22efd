package org.anju.verification.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimeResourceTest {

    @Test
    void tellsTheTimeInAFewBytes() {
        String token = Tokens.of(Given.VERIFIER);
        Instant before = Instant.now();
        Response answer = given().auth().oauth2(token).get("/api/v1/time");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Instant.parse(answer.path("now"))).isBetween(before, Instant.now());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.asByteArray().length).isLessThan(60);
    }

    @Test
    void isForThoseWhoCarryDevices() {
        given().auth().oauth2(Tokens.of("admin")).get("/api/v1/time").then().statusCode(403);
        given().get("/api/v1/time").then().statusCode(401);
    }
}
