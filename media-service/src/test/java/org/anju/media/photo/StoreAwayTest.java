package org.anju.media.photo;

import static io.restassured.RestAssured.given;
import static org.anju.media.testsupport.Phone.confirm;
import static org.anju.media.testsupport.Phone.declaration;
import static org.anju.media.testsupport.Phone.declare;
import static org.anju.media.testsupport.TestHouseholds.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.media.testsupport.Pictures;
import org.anju.media.testsupport.TestHouseholds;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StoreAwayTest.NothingListens.class)
class StoreAwayTest {

    @Inject
    TestHouseholds households;

    @Inject
    PhotoService photos;

    @Test
    void declaresButDoesNotConfirm() {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());

        declare(body).statusCode(201).body("upload.url", startsWith("https://photos.example.org/anju-photos/"));
        confirm(body.get("id"))
                .statusCode(503)
                .header("Retry-After", "10")
                .body("type", equalTo("urn:anju:problem:storage-unavailable"));

        UUID id = UUID.fromString(body.get("id").toString());
        assertThat(photos.get(id, RegionScope.everything()).state()).isEqualTo(PhotoState.DECLARED);
    }

    @Test
    void saysSoAndStaysReady() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'photo store' }.data.store", startsWith("away"));
    }

    /** Port 9 is the discard service's: nothing listens there. */
    public static class NothingListens implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "anju.s3.endpoint",
                    "http://127.0.0.1:9",
                    "anju.s3.public-endpoint",
                    "https://photos.example.org",
                    "anju.s3.bucket",
                    "anju-photos");
        }
    }
}
