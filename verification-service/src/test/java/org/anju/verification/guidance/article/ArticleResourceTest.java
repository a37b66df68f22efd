package org.anju.verification.guidance.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ArticleResourceTest {

    private static final String PATH = "/api/v1/guidance-articles";
    private static final String GUIDE = "guide-622927";
    private static final String PREFECTURE_GUIDE = "guide-6229";
    private static final String OTHER_GUIDE = "guide-622926";
    private static final String OTHER_VERIFIER = "verifier-" + Given.OTHER_VILLAGE;
    private static final String KINSHIP = "01970000-0000-7000-8000-000000005702";

    private final String tag = "t" + System.nanoTime();

    @Test
    void shipsAnArticleForEachSituation() {
        as(Given.VERIFIER)
                .get(PATH + "?situation=STAYING_WITH_KIN")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(KINSHIP));
        as(Given.VERIFIER)
                .get(PATH + "/" + KINSHIP)
                .then()
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("version", equalTo(1))
                .body("region", nullValue())
                .body("content.chinese.title", containsString("投亲靠友"))
                .body("content.english.text", containsString("(proposal)"))
                .body("content.proposal", equalTo(true));
    }

    @Test
    void leadsFromARuleToItsArticles() {
        as("township-622927100000")
                .get(PATH + "?rule=Q12")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(KINSHIP))
                .body("items.content.rules", hasSize(4))
                .body("items.content.rules.every { it.contains('Q12') }", equalTo(true));
    }

    @Test
    void findsByTagAndByWordsOfEitherLanguage() {
        String id = published(GUIDE, "622927000000", "吹麻滩镇100%完成");

        as(GUIDE).get(PATH + "?tag=" + tag).then().body("items.id", contains(id));
        as(GUIDE).queryParam("text", "吹麻滩镇100%").get(PATH).then().body("items.id", hasItem(id));
        as(GUIDE).queryParam("text", "TITLE of " + tag).get(PATH).then().body("items.id", contains(id));
        as(GUIDE).queryParam("text", "吹麻_镇").get(PATH).then().body("items", hasSize(0));
        as(GUIDE).get(PATH + "?tag=" + tag + "&rule=Q19").then().body("items", hasSize(0));
    }

    @Test
    void showsDraftsToThoseWhoWriteThem() {
        JsonPath draft = create(GUIDE, "622927000000", "第一版");
        String id = draft.getString("id");

        assertThat(draft.getString("state")).isEqualTo("DRAFT");
        as(Given.VERIFIER).get(PATH + "/" + id).then().statusCode(404);
        as(OTHER_GUIDE).get(PATH + "/" + id).then().statusCode(404);
        as(Given.VERIFIER).get(PATH + "?tag=" + tag).then().body("items", hasSize(0));
        as(GUIDE).get(PATH + "?tag=" + tag + "&state=DRAFT").then().body("items.id", contains(id));
        as(OTHER_GUIDE).get(PATH + "?tag=" + tag + "&state=DRAFT").then().body("items", hasSize(0));
        as(PREFECTURE_GUIDE).get(PATH + "?tag=" + tag + "&state=DRAFT").then().body("items.id", contains(id));
        as(Given.VERIFIER)
                .get(PATH + "?state=DRAFT")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:guidance-drafts"));
    }

    @Test
    void showsCountiesTheirOwnArticlesBesideEverybodys() {
        String ours = published(GUIDE, "622927000000", "积石山");
        String everybodys = published(PREFECTURE_GUIDE, null, "全州");

        as(Given.VERIFIER).get(PATH + "?tag=" + tag).then().body("items.id", hasItems(ours, everybodys));
        as("prefecture-6229").get(PATH + "?tag=" + tag).then().body("items.id", hasItems(ours, everybodys));
        as(OTHER_VERIFIER).get(PATH + "?tag=" + tag).then().body("items.id", contains(everybodys));
        as(OTHER_VERIFIER).get(PATH + "/" + ours).then().statusCode(404);
    }

    @Test
    void keepsEveryVersionReadable() {
        String id = published(GUIDE, "622927000000", "第一版");

        write(GUIDE, id, "\"1\"", content("第二版"))
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("latestVersion", equalTo(2));

        as(Given.VERIFIER)
                .get(PATH + "/" + id)
                .then()
                .body("version", equalTo(1))
                .body("content.chinese.text", equalTo("第一版"));
        as(GUIDE).get(PATH + "/" + id + "?latest=true").then().body("content.chinese.text", equalTo("第二版"));
        as(Given.VERIFIER).get(PATH + "/" + id + "?latest=true").then().body("version", equalTo(1));
        as(Given.VERIFIER).get(PATH + "/" + id + "/versions").then().body("version", contains(1));
        as(Given.VERIFIER).get(PATH + "/" + id + "/versions/2").then().statusCode(404);
        as(GUIDE).get(PATH + "/" + id + "/versions").then().body("version", contains(1, 2));

        act(GUIDE, id, "publish", "\"2\"").statusCode(200).body("version", equalTo(2));

        as(Given.VERIFIER).get(PATH + "/" + id).then().body("content.chinese.text", equalTo("第二版"));
        as(Given.VERIFIER).get(PATH + "/" + id + "/versions/1").then().body("content.chinese.text", equalTo("第一版"));
        as(Given.VERIFIER).get(PATH + "/" + id + "/versions").then().body("version", contains(1, 2));
        act(GUIDE, id, "publish", "\"3\"").statusCode(409).body("type", equalTo("urn:anju:problem:guidance-published"));
    }

    @Test
    void withdrawsAndPublishesAgain() {
        String id = published(GUIDE, "622927000000", "有误");

        as(GUIDE)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "已并入第2号文章。"))
                .post(PATH + "/" + id + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));

        as(Given.VERIFIER).get(PATH + "?tag=" + tag).then().body("items", hasSize(0));
        as(Given.VERIFIER)
                .get(PATH + "/" + id)
                .then()
                .body("state", equalTo("WITHDRAWN"))
                .body("withdrawnReason", equalTo("已并入第2号文章。"));
        as(GUIDE).get(PATH + "?state=WITHDRAWN&tag=" + tag).then().body("items.id", contains(id));
        as(GUIDE)
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "再次"))
                .post(PATH + "/" + id + "/withdraw")
                .then()
                .statusCode(409);
        act(GUIDE, id, "publish", "\"2\"").statusCode(200).body("withdrawnReason", nullValue());
        as(Given.VERIFIER).get(PATH + "?tag=" + tag).then().body("items.id", contains(id));
    }

    @Test
    void changesFromTheVersionThatWasSeen() {
        String id = published(GUIDE, "622927000000", "第一版");

        write(GUIDE, id, "\"0\"", content("第二版")).statusCode(412);
        write(GUIDE, id, null, content("第二版")).statusCode(428);
        act(GUIDE, id, "publish", "\"0\"").statusCode(412);
    }

    @Test
    void createsOnceForTheSameIdAndBody() {
        Map<String, Object> request = request("622927000000", "第一版");
        request.put("id", Given.id());
        as(GUIDE).body(request).post(PATH).then().statusCode(201);

        as(GUIDE)
                .body(request)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("id", equalTo(request.get("id").toString()));
        request.put("content", content("另一篇"));
        as(GUIDE)
                .body(request)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:guidance-article-exists"));
    }

    @Test
    void refusesToWriteBeyondOnesRegion() {
        as(GUIDE)
                .body(request(null, "全州"))
                .post(PATH)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:guidance-for-everybody"));
        as(GUIDE)
                .body(request("622926000000", "东乡"))
                .post(PATH)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        as("township-622927100000")
                .body(request("622927100000", "吹麻滩"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:guidance-region-too-small"));
        String everybodys = published(PREFECTURE_GUIDE, null, "全州");
        write(GUIDE, everybodys, "\"1\"", content("改"))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:guidance-of-others"));
        act(GUIDE, everybodys, "publish", "\"1\"").statusCode(403);
        write(GUIDE, KINSHIP, "*", content("改")).statusCode(403);
        String ours = published(OTHER_GUIDE, "622926000000", "东乡");
        write(GUIDE, ours, "\"1\"", content("改")).statusCode(404);
    }

    @Test
    void asksForChineseAndTakesEnglishAsOptional() {
        Map<String, Object> request = request("622927000000", "只有中文");
        Map<String, Object> chineseOnly = content("只有中文");
        chineseOnly.remove("english");
        request.put("content", chineseOnly);
        as(GUIDE).body(request).post(PATH).then().statusCode(201).body("content.english", nullValue());

        Map<String, Object> englishOnly = content("");
        englishOnly.remove("chinese");
        request.put("content", englishOnly);
        as(GUIDE).body(request).post(PATH).then().statusCode(400).body("violations.field", contains("content.chinese"));
    }

    @Test
    void answersWhatTheReaderHasAlreadyWithoutContent() {
        String id = published(GUIDE, "622927000000", "第一版");
        String one = PATH + "/" + id;
        String list = PATH + "?tag=" + tag;
        String oneTag = as(Given.VERIFIER)
                .get(one)
                .then()
                .header("Cache-Control", containsString("private"))
                .extract()
                .header("ETag");
        String listTag = as(Given.VERIFIER).get(list).then().extract().header("ETag");

        as(Given.VERIFIER)
                .header("If-None-Match", oneTag)
                .get(one)
                .then()
                .statusCode(304)
                .body(emptyOrNullString());
        as(Given.VERIFIER).header("If-None-Match", listTag).get(list).then().statusCode(304);

        write(GUIDE, id, "\"1\"", content("第二版")).statusCode(201);
        act(GUIDE, id, "publish", "\"2\"").statusCode(200);
        as(Given.VERIFIER)
                .header("If-None-Match", oneTag)
                .get(one)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as(Given.VERIFIER).header("If-None-Match", listTag).get(list).then().statusCode(200);
    }

    @Test
    void pagesThroughArticles() {
        List<String> ids = List.of(
                published(GUIDE, "622927000000", "一"),
                published(GUIDE, "622927000000", "二"),
                published(GUIDE, "622927000000", "三"));

        JsonPath first = as(GUIDE).get(PATH + "?limit=2&tag=" + tag).jsonPath();
        JsonPath second = as(GUIDE)
                .get(PATH + "?limit=2&tag=" + tag + "&cursor=" + first.getString("cursor"))
                .jsonPath();

        assertThat(Stream.concat(first.getList("items.id").stream(), second.getList("items.id").stream()))
                .containsExactlyElementsOf(ids);
        assertThat(second.getString("cursor")).isNull();
    }

    @Test
    void packsForPhonesWhatIsNew() {
        List<JsonPath> whole = pack(Given.VERIFIER, "");
        assertThat(whole.getFirst().getString("kind")).isEqualTo("pack");
        assertThat(whole.getFirst().getBoolean("whole")).isTrue();
        assertThat(whole.getFirst().getInt("articles")).isEqualTo(whole.size() - 1);
        assertThat(whole).anyMatch(line -> KINSHIP.equals(line.getString("article.id")));

        String kept = published(GUIDE, "622927000000", "新");
        String withdrawn = published(GUIDE, "622927000000", "误");
        as(GUIDE)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "误"))
                .post(PATH + "/" + withdrawn + "/withdraw")
                .then()
                .statusCode(200);
        String elsewhere = published(OTHER_GUIDE, "622926000000", "东乡");
        create(GUIDE, "622927000000", "草稿");
        List<JsonPath> news = pack(Given.VERIFIER, "?since=" + whole.getFirst().getString("cursor"));

        assertThat(news.getFirst().getBoolean("whole")).isFalse();
        assertThat(articles(news)).contains(kept).doesNotContain(elsewhere);
        assertThat(news.stream()
                        .filter(line -> "withdrawn".equals(line.getString("kind")))
                        .map(line -> line.getString("id")))
                .contains(withdrawn);
        assertThat(articles(pack(Given.VERIFIER, ""))).contains(kept, KINSHIP).doesNotContain(withdrawn, elsewhere);
        // As after the database was restored into another server.
        assertThat(pack(Given.VERIFIER, "?since=" + Long.MAX_VALUE / 10)
                        .getFirst()
                        .getBoolean("whole"))
                .isTrue();
        as(Given.VERIFIER)
                .get(PATH + "/pack?since=yesterday")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "GET, /pack",
        "GET, /01970000-0000-7000-8000-000000005702",
        "GET, /01970000-0000-7000-8000-000000005702/versions",
        "GET, /01970000-0000-7000-8000-000000005702/versions/1",
        "POST, ''",
        "POST, /01970000-0000-7000-8000-000000005702/versions",
        "POST, /01970000-0000-7000-8000-000000005702/publish",
        "POST, /01970000-0000-7000-8000-000000005702/withdraw"
    })
    void refusesThoseWhoAreNotInTheField(String method, String path) {
        for (String username : List.of("admin", "integrator")) {
            as(username)
                    .body(request(null, "x"))
                    .request(method, PATH + path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:anju:problem:role-missing"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/01970000-0000-7000-8000-000000005702/versions",
                "/01970000-0000-7000-8000-000000005702/publish"
            })
    void refusesToWriteWithoutTheRole(String path) {
        for (String username : List.of(Given.VERIFIER, "county-622927", "prefecture-6229")) {
            as(username)
                    .header("If-Match", "*")
                    .body(request(null, "x"))
                    .post(PATH + path)
                    .then()
                    .statusCode(403)
                    .body("type", not(nullValue()));
        }
    }

    private static List<JsonPath> pack(String username, String query) {
        return as(username)
                .get(PATH + "/pack" + query)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .map(JsonPath::new)
                .toList();
    }

    private static List<String> articles(List<JsonPath> lines) {
        List<String> ids = new ArrayList<>();
        lines.stream()
                .filter(line -> "article".equals(line.getString("kind")))
                .forEach(line -> ids.add(line.getString("article.id")));
        return ids;
    }

    private String published(String username, String region, String text) {
        String id = create(username, region, text).getString("id");
        act(username, id, "publish", "\"0\"")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("PUBLISHED"));
        return id;
    }

    private JsonPath create(String username, String region, String text) {
        return as(username)
                .body(request(region, text))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse write(String username, String id, String ifMatch, Map<String, ?> content) {
        RequestSpecification request = as(username);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .body(content)
                .post(PATH + "/" + id + "/versions")
                .then();
    }

    private static ValidatableResponse act(String username, String id, String act, String ifMatch) {
        return as(username)
                .header("If-Match", ifMatch)
                .post(PATH + "/" + id + "/" + act)
                .then();
    }

    private Map<String, Object> request(String region, String text) {
        Map<String, Object> request = new HashMap<>(Map.of("content", content(text)));
        if (region != null) {
            request.put("region", region);
        }
        return request;
    }

    private Map<String, Object> content(String text) {
        return new HashMap<>(Map.of(
                "chinese", Map.of("title", "标题", "text", text),
                "english", Map.of("title", "Title of " + tag, "text", "Text\nin lines"),
                "tags", List.of(tag),
                "rules", List.of("Q05"),
                "situations", List.of("LOCKED_ABSENT")));
    }

    private static RequestSpecification as(String username) {
        return RestAssured.given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
    }
}
