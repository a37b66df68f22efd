package org.anju.verification.village.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CertificatePrinterTest {

    private static final UUID ID = UUID.fromString("01970000-0000-7000-8000-0000000000f1");

    private final CertificatePrinter printer = new CertificatePrinter();

    @Test
    void printsChineseWithEnglishBelow() throws IOException {
        String text = text(printer.print(certificate("临夏州住房安全有保障核验", null)));
        assertThat(text)
                .contains("核验办结证书", "Certificate of closure of a village", "临夏州住房安全有保障核验", "622927101200")
                .contains("花名册户数", "Households of the roster", "128 户", "2026年6月9日 22:00:00")
                .contains("county-622927", "已销号问题", "Problems closed")
                .doesNotContain("本证书已失效");
    }

    @Test
    void saysSoWhenItIsSuperseded() throws IOException {
        assertThat(text(printer.print(certificate("核验", Instant.parse("2026-06-20T02:00:00Z")))))
                .contains("本证书已失效", "SUPERSEDED");
    }

    @Test
    void printsRareCharactersAndMarkupAsTheyAre() throws IOException {
        assertThat(text(printer.print(certificate("癿藏镇 <吹麻滩> & 䶮镕", null)))).contains("癿藏镇 <吹麻滩> & 䶮镕");
    }

    /** A reader without Chinese fonts shows what the document brings along. */
    @Test
    void bringsItsFontAlongAndOnlyTheCharactersThatItShows() throws IOException {
        byte[] pdf = printer.print(certificate("临夏州住房安全有保障核验", null));
        assertThat(pdf.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            int fonts = 0;
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    assertThat(page.getResources().getFont(name).getName()).contains("NotoSansSC");
                    fonts++;
                }
            }
            assertThat(fonts).isPositive();
        }
    }

    @Test
    void tellsApartWhatIsWithoutVerdictUnlessItWasIssuedBefore() throws IOException {
        assertThat(text(printer.print(certificate("核验", null)))).contains("未作认定", "Without a verdict", "3 户");
        assertThat(text(printer.print(certificate("核验", null, new Roster(128, 117, 9, 2, 0, 121, 5, null, 512, 512)))))
                .doesNotContain("未作认定")
                .contains("住房安全未保障", "5 户");
    }

    private static Certificate certificate(String campaign, Instant supersededAt) {
        return certificate(campaign, supersededAt, new Roster(128, 117, 9, 2, 0, 121, 2, 3, 512, 512));
    }

    private static Certificate certificate(String campaign, Instant supersededAt, Roster roster) {
        return new Certificate(
                ID,
                ID,
                campaign,
                "2020",
                "622927101200",
                1,
                roster,
                List.of(new ClosingNumber("problemsClosed", "Problems closed", "已销号问题", 2)),
                List.of(ID),
                new byte[32],
                "subject",
                "county-622927",
                Instant.parse("2026-06-09T14:00:00Z"),
                supersededAt,
                supersededAt == null ? null : ID);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
