package org.anju.verification.village.closure;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.anju.common.time.ChinaTime;

/** A certificate as a page to print: Chinese, with English below. */
final class CertificateDocument {

    private static final DateTimeFormatter CHINESE_TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm:ss", Locale.ENGLISH);

    private static final String HEAD = """
            <html lang="zh-CN"><head>
            <title>核验办结证书 Certificate of closure</title>
            <style>
              @page { size: A4; margin: 15mm 20mm;
                @bottom-center { content: counter(page) " / " counter(pages); font-family: %1$s; font-size: 8pt; } }
              body { font-family: %1$s; font-size: 10.5pt; line-height: 1.2; color: #1a1a1a; }
              h1 { font-size: 22pt; font-weight: normal; text-align: center; margin: 0; }
              .subtitle { text-align: center; font-size: 11pt; margin-bottom: 6mm; color: #555555; }
              .superseded { border: 1.5pt solid #b00020; color: #b00020; padding: 3mm; margin-bottom: 6mm; }
              table { width: 100%%; border-collapse: collapse; margin-bottom: 4mm; }
              td { border-bottom: 0.5pt solid #bbbbbb; padding: 0.9mm 2mm; vertical-align: top; }
              td.value { text-align: right; }
              td.part { padding-left: 9mm; }
              .english { font-size: 7.5pt; color: #555555; }
              .digest { font-size: 8.5pt; word-wrap: break-word; }
              .note { font-size: 8.5pt; color: #333333; }
            </style></head><body>
            """;

    private final StringBuilder page = new StringBuilder(6000);
    private final Certificate certificate;

    private CertificateDocument(Certificate certificate) {
        this.certificate = certificate;
    }

    /** @param font the family that the page is set in */
    static String of(Certificate certificate, String font) {
        return new CertificateDocument(certificate).write(font);
    }

    private String write(String font) {
        page.append(HEAD.formatted(font));
        page.append("<h1>核验办结证书</h1><div class='subtitle'>Certificate of closure of a village</div>");
        superseded();
        subject();
        roster();
        records();
        page.append("</body></html>");
        return page.toString();
    }

    private void superseded() {
        if (certificate.supersededAt() == null) {
            return;
        }
        page.append("<div class='superseded'>本证书已失效：办结后有变更申请获批（%s），须重新办结。"
                        .formatted(chinese(certificate.supersededAt())))
                .append(
                        "<div class='english'>SUPERSEDED: a change was approved on %s; the village must be closed again.</div></div>"
                                .formatted(english(certificate.supersededAt())));
    }

    private void subject() {
        table(() -> {
            row("核验行动", "Campaign", escaped(certificate.campaignName()));
            row("行政村代码", "Village, by its division code", certificate.villageCode());
            row("规则集", "Rule set", escaped(certificate.ruleSet()));
            row("证书编号", "Certificate", certificate.id().toString());
            row("版次", "Edition", Integer.toString(certificate.edition()));
        });
    }

    private void roster() {
        Roster roster = certificate.roster();
        table(() -> {
            row("花名册户数", "Households of the roster", households(roster.total()));
            part("已核验", "verified", households(roster.verified()));
            part("特殊情形", "special situations", households(roster.special()));
            part("已移出花名册", "removed from the roster", households(roster.removed()));
            row("住房安全有保障", "With safe housing", households(roster.secured()));
            row("住房安全未保障", "Without safe housing", households(roster.notSecured()));
            if (roster.withoutVerdict() != null) {
                row("未作认定", "Without a verdict", households(roster.withoutVerdict()));
            }
            row("已保存照片", "Photos stored", "%,d 张".formatted(roster.photosStored()));
            certificate
                    .numbers()
                    .forEach(counted -> row(
                            escaped(counted.chinese()), escaped(counted.english()), "%,d".formatted(counted.number())));
        });
    }

    private void records() {
        table(() -> {
            row(
                    "锁定记录",
                    "Records locked",
                    "%,d 条".formatted(certificate.records().size()));
            row("办结账号", "Closed by the account", escaped(certificate.closedByName()));
            row(
                    "办结时间（北京时间）",
                    "Closed at (China Standard Time)",
                    "%s<div class='english'>%s</div>"
                            .formatted(chinese(certificate.closedAt()), english(certificate.closedAt())));
        });
        page.append("<div class='note'>记录摘要（SHA-256）<div class='english'>Digest of the records (SHA-256)</div></div>")
                .append("<div class='digest'>%s</div>".formatted(HexFormat.of().formatHex(certificate.digest())))
                .append("<p class='note'>花名册户数＝已核验＋特殊情形＋已移出花名册。摘要按记录编号排序，对每条记录的“编号 记录摘要”逐行计算。办结后，记录须经批准的变更申请方可修改。")
                .append(
                        "<br/><span class='english'>Households of the roster = verified + special + removed. The digest is taken over"
                                + " one line a record, its id and its own digest, sorted by id. After the closure a record changes by an"
                                + " approved change request only.</span></p>");
    }

    private void table(Runnable rows) {
        page.append("<table>");
        rows.run();
        page.append("</table>");
    }

    private void row(String chinese, String english, String value) {
        row("label", chinese, english, value);
    }

    private void part(String chinese, String english, String value) {
        row("part", chinese, english, value);
    }

    private void row(String kind, String chinese, String english, String value) {
        page.append("<tr><td class='%s'>%s<div class='english'>%s</div></td><td class='value'>%s</td></tr>"
                .formatted(kind, chinese, english, value));
    }

    private static String households(int number) {
        return "%,d 户".formatted(number);
    }

    private static String chinese(Instant instant) {
        return CHINESE_TIME.format(instant.atZone(ChinaTime.ZONE));
    }

    private static String english(Instant instant) {
        return ENGLISH_TIME.format(instant.atZone(ChinaTime.ZONE));
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cc}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
