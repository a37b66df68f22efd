package org.anju.verification.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.anju.common.testsupport.Tokens;

/** Requests as a user of the demo realm sends them; paths are those below /api/v1. */
public final class Api {

    private Api() {}

    public static RequestSpecification as(String user) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .basePath("/api/v1");
    }

    public static ValidatableResponse get(String user, String path) {
        return as(user).get(path).then();
    }

    public static ValidatableResponse post(String user, String path, String body) {
        return as(user).body(body).post(path).then();
    }

    public static ValidatableResponse patch(String user, String path, String ifMatch, String body) {
        return as(user).header("If-Match", ifMatch).body(body).patch(path).then();
    }
}
