package org.anju.household.roster.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anju.common.testsupport.Tokens;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;

/** Files that are not taken at all. */
@QuarkusTest
class RosterRefusalTest {

    private static final byte[] ROSTER =
            TestRoster.of(TestHousehold.inJishishan("REFUSE-1")).toXlsx();

    @TestHTTPResource
    URI service;

    @Test
    void refusesNothing() {
        expect(new byte[0], 422, "roster-empty");
    }

    @Test
    void refusesWhatIsNoArchive() {
        expect("户编号,户主姓名".getBytes(StandardCharsets.UTF_8), 422, "roster-not-a-workbook");
    }

    @Test
    void refusesArchiveThatIsNoWorkbook() throws IOException {
        expect(archive("letter.txt", 10), 422, "roster-not-a-workbook");
    }

    @Test
    void refusesOldAndEncryptedWorkbooks() {
        byte[] ole2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        expect(ole2, 422, "roster-old-or-encrypted");
    }

    @Test
    void refusesWorkbookThatIsCutOff() {
        expect(Arrays.copyOf(ROSTER, ROSTER.length - 100), 422, "roster-damaged");
    }

    @Test
    void refusesWorkbookWithDamagedPart() {
        byte[] damaged = ROSTER.clone();
        Arrays.fill(damaged, damaged.length / 3, damaged.length / 2, (byte) 0x55);
        expect(damaged, 422, "roster-damaged");
    }

    @Test
    void refusesWorkbookThatInflatesTooFar() throws IOException {
        expect(archive("xl/workbook.xml", 64 << 20), 422, "roster-inflates-too-far");
    }

    @Test
    void refusesOtherTypes() {
        Api.as(Api.JISHISHAN)
                .contentType("application/pdf")
                .body(ROSTER)
                .post("/roster-imports")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("violations[0].found", equalTo("application/pdf"));
    }

    @Test
    void refusesCsvThatIsNoText() {
        expectCsv(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13}, "roster-not-text");
        expectCsv(new byte[] {'A', ',', (byte) 0xFF, (byte) 0xFF}, "roster-not-text");
    }

    @Test
    void refusesCsvWithUnpairedQuoteAndNamesItsRow() {
        byte[] csv = "户编号,户主姓名\nA1,马明\nA2,\"马兰\nA3,马全\n".getBytes(StandardCharsets.UTF_8);
        Response refused = expectCsv(csv, "roster-quote-unpaired");
        refused.then().body("violations[0].found", equalTo("3"));
    }

    @Test
    void refusesOldWorkbookThatIsSentAsCsv() {
        byte[] ole2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        expectCsv(ole2, "roster-old-or-encrypted");
    }

    @Test
    void refusesLargerThanTheLimitBeforeReadingIt() throws IOException {
        try (Socket socket = send(101L << 20, new byte[] {'P', 'K', 3, 4})) {
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void keepsNothingOfUploadThatBreaksOff() throws IOException {
        String before = newestImport();
        send(ROSTER.length, Arrays.copyOf(ROSTER, ROSTER.length / 2)).close();

        Api.importRoster(Api.DONGXIANG, TestRoster.of(TestHousehold.inDongxiang("REFUSE-2")));
        assertThat(newestImport()).isEqualTo(before);
    }

    private Socket send(long declaredLength, byte[] body) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        OutputStream out = socket.getOutputStream();
        out.write("""
                POST /api/v1/roster-imports HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                """.formatted(Tokens.of(Api.JISHISHAN), TestRoster.XLSX, declaredLength)
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return socket;
    }

    private static String newestImport() {
        return Api.as(Api.JISHISHAN)
                .queryParam("limit", 1)
                .get("/roster-imports")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private static void expect(byte[] file, int status, String slug) {
        Api.upload(Api.JISHISHAN, file)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:" + slug));
    }

    private static Response expectCsv(byte[] file, String slug) {
        Response response =
                Api.as(Api.JISHISHAN).contentType("text/csv").body(file).post("/roster-imports");
        response.then().statusCode(422).body("type", equalTo("urn:anju:problem:" + slug));
        return response;
    }

    private static byte[] archive(String name, int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
