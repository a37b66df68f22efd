package org.anju.household.testsupport;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.time.ChinaTime;

/** Households registered one by one, and what happens to them. */
public final class TestEvents {

    public static final String VILLAGE = "622927100201";
    public static final String OTHER_VILLAGE = "622927100202";
    public static final String FOREIGN_VILLAGE = "622926100001";

    private TestEvents() {}

    public static LocalDate today() {
        return LocalDate.now(ChinaTime.ZONE);
    }

    /** A household number that no other test uses. */
    public static String newNumber() {
        return "E-" + Numbers.next();
    }

    /** Of a head without members, from today on. */
    public static Map<String, Object> registration() {
        String number = newNumber();
        return with(
                Map.of(),
                "id",
                UUID.randomUUID().toString(),
                "householdNo",
                number,
                "villageCode",
                VILLAGE,
                "villagerGroup",
                "2社",
                "headName",
                "马占海",
                "idNumber",
                TestHousehold.idNumber(number),
                "phone",
                "138 0000 1234",
                "address",
                "2社15号",
                "povertyAttribute",
                "GENERAL_POOR",
                "effectiveOn",
                today().toString(),
                "reason",
                "动态监测新纳入",
                "approvedBy",
                "县乡村振兴局");
    }

    public static Map<String, Object> registration(LocalDate effectiveOn, Object... members) {
        return with(registration(), "effectiveOn", effectiveOn.toString(), "members", List.of(members));
    }

    public static Map<String, Object> member(String name, String relation) {
        return with(
                Map.of(),
                "id",
                UUID.randomUUID().toString(),
                "name",
                name,
                "relation",
                relation,
                "idNumber",
                TestHousehold.idNumber(newNumber()));
    }

    public static Map<String, Object> event(String type, Object... fields) {
        Map<String, Object> event = with(
                Map.of(),
                "id",
                UUID.randomUUID().toString(),
                "type",
                type,
                "effectiveOn",
                today().toString(),
                "reason",
                "户籍变动",
                "proof",
                "户口簿",
                "approvedBy",
                "县乡村振兴局");
        return with(event, fields);
    }

    /** @param fields names and values in turn */
    public static Map<String, Object> with(Map<String, Object> body, Object... fields) {
        Map<String, Object> changed = new HashMap<>(body);
        for (int index = 0; index < fields.length; index += 2) {
            changed.put((String) fields[index], fields[index + 1]);
        }
        return changed;
    }

    public static Map<String, Object> without(Map<String, Object> body, String field) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.remove(field);
        return changed;
    }

    public static Map<String, Object> relation(Map<String, Object> member, String relation) {
        return Map.of("memberId", member.get("id"), "relation", relation);
    }

    public static Response register(String username, Map<String, Object> registration) {
        return Api.as(username).contentType(ContentType.JSON).body(registration).post("/households");
    }

    /** @return the household's id */
    public static String registered(Map<String, Object> registration) {
        return register(Api.JISHISHAN, registration)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response send(String username, String householdId, long version, Map<String, Object> event) {
        return Api.as(username)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(event)
                .post("/households/" + householdId + "/events");
    }

    /** An event that is recorded, on the household's present version. */
    public static JsonPath happened(String householdId, Map<String, Object> event) {
        long version = household(householdId).getLong("version");
        return send(Api.LINXIA, householdId, version, event)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static JsonPath household(String id) {
        return Api.as(Api.LINXIA)
                .get("/households/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath history(String id) {
        return Api.as(Api.LINXIA)
                .get("/households/" + id + "/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static List<String> relations(JsonPath household) {
        return new ArrayList<>(household.getList("members.relation", String.class));
    }
}
