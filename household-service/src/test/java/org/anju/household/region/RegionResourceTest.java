package org.anju.household.region;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.anju.household.testsupport.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegionResourceTest {

    @Test
    void listsProvincesWhenNothingIsAskedFor() {
        Api.as(Api.VERIFIER)
                .get("/regions")
                .then()
                .statusCode(200)
                .body("items", hasSize(31))
                .body("items.level", everyItem(equalTo("PROVINCE")))
                .body("items[0].parent", nullValue());
    }

    @Test
    void showsWhereVillageLies() {
        Api.as(Api.VERIFIER)
                .get("/regions/622927100201")
                .then()
                .statusCode(200)
                .body("name", equalTo("方家村委会"))
                .body("level", equalTo("VILLAGE"))
                .body("parent", equalTo("622927100000"))
                .body("path.name", contains("甘肃省", "临夏回族自治州", "积石山保安族东乡族撒拉族自治县", "吹麻滩镇", "方家村委会"));
    }

    @Test
    void showsTownshipsDirectlyBelowCityWithoutCounties() {
        Api.as(Api.VERIFIER)
                .get("/regions/441900000000/children")
                .then()
                .statusCode(200)
                .body("level", everyItem(equalTo("TOWNSHIP")))
                .body("code", hasItem("441900003000"))
                .body("[0].path.name", contains("广东省", "东莞市", "东城街道"));
    }

    @Test
    void knowsNothingBelowVillage() {
        Api.as(Api.VERIFIER)
                .get("/regions/622927100201/children")
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    @Test
    void listsEightCountiesOfLinxia() {
        Api.as(Api.VERIFIER)
                .get("/regions/622900000000/children")
                .then()
                .statusCode(200)
                .body("$", hasSize(8))
                .body("level", everyItem(equalTo("COUNTY")));
    }

    @Test
    void findsByPartOfNameWithinRegion() {
        Api.as(Api.VERIFIER)
                .queryParam("name", "刘集")
                .queryParam("within", "622927000000")
                .get("/regions")
                .then()
                .statusCode(200)
                .body("items.name", contains("刘集乡", "刘集村委会"))
                .body("items.code", everyItem(startsWith("622927")))
                .body("nextCursor", nullValue());
    }

    @Test
    void pagesThroughWholeSubtree() {
        String cursor = Api.as(Api.VERIFIER)
                .queryParam("within", "622927000000")
                .queryParam("limit", 176)
                .get("/regions")
                .then()
                .statusCode(200)
                .body("items", hasSize(176))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");

        // The county, 17 townships and 159 villages.
        Api.as(Api.VERIFIER)
                .queryParam("within", "622927000000")
                .queryParam("cursor", cursor)
                .get("/regions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
    }

    @Test
    void namesCodeThatIsUnknown() {
        Api.as(Api.VERIFIER)
                .get("/regions/999999000000")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:region-unknown"))
                .body("detail", startsWith("No region has the code 999999000000"));
    }

    @Test
    void refusesCodeWithoutTwelveDigits() {
        Api.as(Api.VERIFIER)
                .header("Accept-Language", "zh-CN")
                .get("/regions/6229")
                .then()
                .statusCode(400)
                .body("title", equalTo("行政区划代码应为12位数字"));
    }

    @Test
    void refusesLimitBeyondThousand() {
        Api.as(Api.VERIFIER)
                .queryParam("limit", 1001)
                .get("/regions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("limit"));
    }

    @Test
    void answersNotModifiedToWhoeverHasItAlready() {
        String tag = Api.as(Api.VERIFIER)
                .get("/regions/622927000000")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        Api.as(Api.VERIFIER)
                .header("If-None-Match", tag)
                .get("/regions/622927000000")
                .then()
                .statusCode(304);
    }

    @Test
    void wantsLogIn() {
        given().get("/api/v1/regions").then().statusCode(401).contentType("application/problem+json");
    }
}
