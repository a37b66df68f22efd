package org.anju.household.testsupport;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Houses as they are recorded through the API. */
public final class TestDwelling {

    public static final String FANGJIA = "622927100201";
    public static final String SUONAN = "622926100001";
    public static final String ADDRESS = "吹麻滩镇方家村2社18号";

    private TestDwelling() {}

    /** A house of one storey in a village of Jishishan. */
    public static Map<String, Object> inFangjia() {
        Map<String, Object> dwelling = new HashMap<>();
        dwelling.put("id", UUID.randomUUID().toString());
        dwelling.put("villageCode", FANGJIA);
        dwelling.put("address", ADDRESS);
        dwelling.put("structure", "BRICK_TIMBER");
        dwelling.put("storeys", 1);
        dwelling.put("builtYear", 1998);
        dwelling.put("floorArea", 86.5);
        dwelling.put("position", Map.of("latitude", 35.71342, "longitude", 102.87651));
        return dwelling;
    }

    public static Response record(String username, Map<String, Object> dwelling) {
        return Api.as(username).contentType("application/json").body(dwelling).post("/dwellings");
    }

    /** Recorded by the county. */
    public static String recorded() {
        return record(Api.JISHISHAN, inFangjia())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response appraise(String username, String id, String tag, Map<String, Object> appraisal) {
        return Api.as(username)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(appraisal)
                .post("/dwellings/" + id + "/appraisals");
    }
}
