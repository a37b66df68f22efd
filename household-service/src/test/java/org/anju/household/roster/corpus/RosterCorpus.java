package org.anju.household.roster.corpus;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.household.roster.row.IdentityNumber;
import org.anju.household.testsupport.TestWorkbook;
import org.anju.household.testsupport.TestWorkbook.Bold;
import org.anju.household.testsupport.TestWorkbook.Day;
import org.anju.household.testsupport.TestWorkbook.Fault;
import org.anju.household.testsupport.TestWorkbook.Formula;

/**
 * Rosters with the habits of those who keep them, all of them invented. The main method writes them to {@code
 * src/test/resources/rosters}, where what is expected of each stands beside it.
 */
final class RosterCorpus {

    static final Path FOLDER = Path.of("src/test/resources/rosters");

    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final Object[] HEADER = {"序号", "乡(镇)", "村", "户编号", "户主姓名", "证件号码", "联系电话", "家庭人口"};
    private static final Object[] NO_TOWNSHIP = {"序号", "村", "户编号", "户主姓名", "证件号码", "家庭人口"};

    private RosterCorpus() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, byte[]> roster : all().entrySet()) {
            Files.write(FOLDER.resolve(roster.getKey()), roster.getValue());
        }
    }

    /** By their file names. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> rosters = new LinkedHashMap<>();
        rosters.put("header-of-two-lines.xlsx", headerOfTwoLines());
        rosters.put("sheet-for-each-township.xlsx", sheetForEachTownship());
        rosters.put("long-numbers.xlsx", longNumbers());
        rosters.put("typing.xlsx", typing());
        rosters.put("printed-pages.xlsx", printedPages());
        rosters.put("faults-and-formulas.xlsx", faultsAndFormulas());
        rosters.put("dates.xlsx", dates());
        rosters.put("persons.xlsx", persons());
        rosters.put("field-codes.xlsx", fieldCodes());
        rosters.put("names.xlsx", names());
        rosters.put("prefixes-without-references.xlsx", prefixesWithoutReferences());
        rosters.put("missing-columns.xlsx", missingColumns());
        rosters.put("utf-8.csv", plainCsv().getBytes(StandardCharsets.UTF_8));
        rosters.put("utf-8-with-mark.csv", ("\ufeff" + englishCsv()).getBytes(StandardCharsets.UTF_8));
        rosters.put("gb-18030.csv", rareCharactersCsv().getBytes(GB_18030));
        rosters.put("utf-16.csv", ("\ufeff" + plainCsv().replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE));
        rosters.put("ragged-semicolons.csv", raggedCsv().getBytes(StandardCharsets.UTF_8));
        rosters.put("saved-by-excel.csv", savedByExcelCsv().getBytes(GB_18030));
        rosters.put("quotes-and-line-breaks.csv", quotesCsv().getBytes(StandardCharsets.UTF_8));
        return rosters;
    }

    private static byte[] headerOfTwoLines() {
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        "<cols><col min=\"1\" max=\"10\" width=\"14\"/></cols>",
                        "<mergeCells count=\"5\"><mergeCell ref=\"A1:J1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/>"
                                + "<mergeCell ref=\"D3:G3\"/><mergeCell ref=\"H3:H4\"/></mergeCells>",
                        new Object[] {new Bold("积石山县农村住房安全有保障核验花名册")},
                        new Object[] {"填报单位:积石山县住房和城乡建设局", null, null, null, null, "填报日期:2020年6月1日"},
                        new Object[] {
                            new Bold("序号"),
                            new Bold("行政区划"),
                            null,
                            new Bold("户主信息"),
                            null,
                            null,
                            null,
                            new Bold("家庭\n人口"),
                            new Bold("住房情况"),
                            new Bold("备注")
                        },
                        new Object[] {null, "乡(镇)", "村", "户编号*", "姓 名", "证件号码(必填,文本格式)", "联系电话", null, "保障方式"},
                        new Object[] {"甲", "乙", "丙", "1", "2", "3", "4", "5", "6", "7"},
                        new Object[] {1, "吹麻滩镇", "方家村委会", "HZ0001", "马占海", id(1), "13800001234", 4, "农村危房改造"},
                        new Object[] {2, "吹麻滩镇", "林坪村", "HZ0002", "马兰花", id(2), 13800001235L, "5人", "投亲靠友", "外出"},
                        new Object[] {"合 计", null, "2户", null, null, null, null, 9})
                .toXlsx();
    }

    private static byte[] sheetForEachTownship() {
        return new TestWorkbook()
                .sheet("填表说明", new Object[] {"一、本表由各乡镇填报。"}, new Object[] {"二、证件号码须为文本格式。"})
                .sheet("吹麻滩镇", NO_TOWNSHIP, new Object[] {1, "方家", "TS0001", "马占海", id(11), 4})
                .sheet("2.居集镇", NO_TOWNSHIP, new Object[] {1, "深沟", "TS0002", "马兰花", id(12), 3}, new Object[] {
                    2, "方家", "TS0003", "马成龙", id(13), 3
                })
                .sheet("积石山县癿藏镇(1)", NO_TOWNSHIP, new Object[] {1, "无此村", "TS0004", "马全", id(14), 2})
                .sheet("Sheet5")
                .toXlsx();
    }

    private static byte[] longNumbers() {
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        HEADER,
                        new Object[] {1, "吹麻滩镇", "方家村", 622927100201001L, "马一", id(21), 13800001234L, 1},
                        new Object[] {2, "吹麻滩镇", "方家村", 6.22927100201001E17, "马二", id(22), null, 2},
                        new Object[] {3, "吹麻滩镇", "方家村", "LN0003", "马三", 6.29927194901010E17, null, 3},
                        new Object[] {4, "吹麻滩镇", "方家村", "LN0004", "马四", "6.29927E+17", null, 4},
                        new Object[] {5, "吹麻滩镇", "方家村", "LN0005", "马五", 629927490101001L, null, 5},
                        new Object[] {6, "吹麻滩镇", "方家村", "LN0006", "马六", "629927490101001", null, 6})
                .toXlsx();
    }

    private static byte[] typing() {
        String withX = idWithX();
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        HEADER,
                        new Object[] {"１", "吹麻滩 镇", "方家", "'TY0001", "马  占海", "'" + id(31), "138 0000 1234", "４"},
                        new Object[] {
                            "2", "吹麻滩", "方家村村委会", "ｔｙ０００２", "马兰花 ", fullWidth(id(32)), "13800001234、0930-6221234", "3人"
                        },
                        new Object[] {
                            "3", "吹麻滩镇", "方家村民委员会", "TY 0003", "马全", withX.toLowerCase(java.util.Locale.ROOT), "无", 2
                        },
                        new Object[] {
                            "4", "吹麻滩镇", "\u3000方家村\u00a0", "TY-0004\u200b", "马成", spaced(id(34)), "+8613800001234", 1
                        })
                .toXlsx();
    }

    private static byte[] printedPages() {
        Object[] title = {"吹麻滩镇方家村花名册"};
        Object[] form = {"乡镇:", "吹麻滩镇", "村:", "方家村"};
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        title,
                        form,
                        HEADER,
                        new Object[] {1, "吹麻滩镇", "方家村", "PP0001", "马一", id(41), null, 1},
                        new Object[] {},
                        new Object[] {2, "吹麻滩镇", "方家村", "PP0002", "马二", id(42), null, 2},
                        new Object[] {"小计", null, null, "2户", null, null, null, 3},
                        null,
                        title,
                        form,
                        HEADER,
                        new Object[] {3, "吹麻滩镇", "方家村", "PP0003", "马三", id(43), null, 3},
                        new Object[] {5, "吹麻滩镇", "方家村", "PP0005", "马五", id(45), null, 5},
                        new Object[] {null, "总 计", null, "4户", null, null, null, 11},
                        new Object[] {"备注:本表一式两份。"},
                        new Object[] {"填表人:", null, null, "审核人:", null, null, "负责人:"})
                .toXlsx();
    }

    private static byte[] faultsAndFormulas() {
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        HEADER,
                        new Object[] {1, "吹麻滩镇", "方家村", new Fault("#N/A"), "马一", id(51), null, 1},
                        new Object[] {
                            2,
                            "吹麻滩镇",
                            "方家村",
                            new Formula("\"FF\"&TEXT(A3,\"0000\")", "FF0002"),
                            "马二",
                            id(52),
                            null,
                            new Formula("1+1", 2)
                        },
                        new Object[] {
                            3,
                            "吹麻滩镇",
                            new Formula("VLOOKUP(D4,Z:Z,1,0)", new Fault("#REF!")),
                            "FF0003",
                            "马三",
                            id(53),
                            null,
                            3
                        },
                        new Object[] {4, "吹麻滩镇", "方家村", "FF#4", null, wrongCheckDigit(54), "12345", "四"},
                        new Object[] {5, "吹麻滩镇", null, "FF0005", "马五", "629927194902300011", null, 0},
                        new Object[] {6, "无此镇", "方家村", "FF0006", "马六", "62992719490101", null, 3},
                        new Object[] {7, "吹麻滩镇", "方家村", "FF0007", "马七", id(57), new Fault("#VALUE!"), 3})
                .toXlsx();
    }

    private static byte[] dates() {
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        new Object[] {"户编号", "户主姓名", "出生日期", "证件号码", "行政村", "乡镇", "家庭人口", "开户银行", "银行账号", "健康状况"},
                        new Object[] {
                            "DA0001", "马一", new Day(17899), id(61), "方家村", "吹麻滩镇", 3, "农村信用社", 6217000000000000L, "健康"
                        },
                        new Object[] {
                            "DA0002", "马二", "1949-01-01", id(62), "方家村", "吹麻滩镇", new Day(43985), null, null, null
                        })
                .toXlsx();
    }

    private static byte[] persons() {
        return new TestWorkbook()
                .sheet(
                        "花名册",
                        new Object[] {"户编号", "户主姓名", "家庭成员信息", null, null, "家庭人口", "乡镇", "村"},
                        new Object[] {null, null, "姓名", "与户主关系", "证件号码"},
                        new Object[] {"PE0001", "马一", "马一", "户主", id(71), 3, "吹麻滩镇", "方家村"},
                        new Object[] {"PE0001", null, "马兰", "配偶", id(72)},
                        new Object[] {null, null, "马小", "之子", id(73)},
                        new Object[] {"PE0002", "马二", "马二", "本人或户主", id(74), 1, "吹麻滩镇", "林坪村"})
                .toXlsx();
    }

    private static byte[] fieldCodes() {
        return new TestWorkbook()
                .sheet(
                        "Sheet1",
                        new Object[] {
                            "AAC001",
                            "AAR008",
                            "AAB002",
                            "AAB004",
                            "AAR012",
                            "AAC006",
                            "AAR010",
                            "AAQ002",
                            "AAC004",
                            "MEMBER_COUNT"
                        },
                        new Object[] {
                            "FC0001", "622927100201", "马一", id(81), "13800001234", "低保户", "已脱贫", "农村信用社", "621700", 2
                        },
                        new Object[] {"FC0002", 622927100201L, "马二", id(82), null, "富裕户", "未脱贫", null, null, 3},
                        new Object[] {"FC0003", "622926100001", "马三", id(83), null, "一般贫困户", "已脱贫", null, null, 3})
                .toXlsx();
    }

    private static byte[] names() {
        List<String> names = List.of(
                "马哈麦·阿卜都",
                "马哈麦•阿卜都",
                "马哈麦・阿卜都",
                "马哈麦･阿卜都",
                "马哈麦‧阿卜都",
                "马哈麦∙阿卜都",
                "马哈麦⋅阿卜都",
                "马哈麦●阿卜都",
                "马哈麦.阿卜都",
                "马哈麦．阿卜都",
                "马哈麦 · 阿卜都",
                "𠮷𡘙花",
                "Ma  Zhanhai",
                "阿".repeat(24) + "·" + "卜".repeat(25),
                "马".repeat(101));
        Object[][] lines = new Object[names.size() + 1][];
        lines[0] = HEADER;
        for (int index = 0; index < names.size(); index++) {
            lines[index + 1] = new Object[] {
                index + 1, "吹麻滩镇", "方家村", "NA%04d".formatted(index + 1), names.get(index), id(900 + index), null, 3
            };
        }
        return new TestWorkbook().sheet("花名册", lines).toXlsx();
    }

    private static byte[] prefixesWithoutReferences() {
        return new TestWorkbook()
                .prefixed("x")
                .withoutReferences()
                .withoutStyles()
                .sheet("花名册", HEADER, new Object[] {1, "吹麻滩镇", "方家村", "PX0001", "马一", id(101), null, 1}, new Object[] {
                    2, "吹麻滩镇", "方家村", "PX0002", null, id(102), null, 1
                })
                .toXlsx();
    }

    private static byte[] missingColumns() {
        return new TestWorkbook()
                .sheet("吹麻滩镇", new Object[] {"序号", "户主姓名", "联系电话"}, new Object[] {1, "马一", "13800001234"})
                .toXlsx();
    }

    private static String plainCsv() {
        return lines(
                "积石山县花名册,,,,,,,",
                "序号,乡镇,村,户编号,户主姓名,身份证号码,联系电话,人口数",
                "1,吹麻滩镇,方家村,CU0001,马一," + id(111) + ",13800001234,3",
                "2,吹麻滩镇,方家村,CU0002,马二," + wrongCheckDigit(112) + ",,0",
                ",,,,,,,",
                "4,吹麻滩镇,方家村,CU0004,马四," + id(114) + ",,2",
                "合计,,,,,,,5");
    }

    private static String englishCsv() {
        return lines(
                "No.,Township,Village,Household No.,head_name,\"ID-Number\n(18 digits)\",Phone,memberCount",
                "1,吹麻滩镇,方家村,CE0001,马一," + id(121) + ",13800001234,3",
                "2,吹麻滩镇,方家村,CE0002,Ma  Zhanhai," + id(122) + ",\"13800001234,13800001235\",2",
                "Total,,,2,,,,5");
    }

    private static String rareCharactersCsv() {
        return lines(
                "序号,乡镇,村,户编号,户主姓名,证件号码,家庭人口",
                "1,癿藏镇,无此村,CG0001,𠮷一," + id(131) + ",3",
                "2,吹麻滩镇,方家村,CG0002,马𡘙·㐀," + id(132) + ",3",
                "3,吹麻滩镇,方家村,CG0003,䶮三," + id(133) + ",x");
    }

    private static String raggedCsv() {
        return lines(
                "序号;乡镇;村;户编号;户主姓名;证件号码;家庭人口;备注",
                "1;吹麻滩镇;方家村;CR0001;马一;" + id(141) + ";3",
                "2;吹麻滩镇;方家村;CR0002;马二;" + id(142) + ";3;外出,锁门;多余;多余",
                "3;吹麻滩镇;方家村;CR0003",
                "",
                "4;吹麻滩镇;方家村;CR0004;马四;" + id(144) + ";3;;");
    }

    private static String savedByExcelCsv() {
        return lines(
                "序号,乡镇,村,户编号,户主姓名,证件号码,联系电话,家庭人口",
                "1,吹麻滩镇,方家村,=\"00123\",马一,=\"" + id(151) + "\",13800001234,3",
                "2,吹麻滩镇,方家村,\"=\"\"00124\"\"\",马二,6.29927E+17,1.38E+10,3",
                "3,吹麻滩镇,方家村,6.22927E+17,马三," + id(153) + ",,3",
                "4,吹麻滩镇,#N/A,00126,马四," + id(154) + "\t,,#REF!");
    }

    private static String quotesCsv() {
        return lines(
                "\"序号\",\"乡镇\",\"村\",\"户编号\",\"户主\n姓名\",\"证件号码\",\"家庭人口\",\"住址\"",
                "\"1\",\"吹麻滩镇\",\"方家村\",\"CQ0001\",\"马一\",\"" + id(161) + "\",\"3\",\"方家村\n二社\"",
                "\"2\",\"吹麻滩镇\",\"方家村\",\"CQ0002\",\"马\"\"二\"\"\",\"" + id(162) + "\",\"三\",\"\"",
                "\"3\",\"吹麻滩镇\",\"方家村\",\"CQ0003\",\"\",\"" + id(163) + "\",\"3\",\"二社,\"\"旧址\"\"\"");
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Valid, under an area that was never assigned. */
    private static String id(int sequence) {
        String digits = "629927%d0101%03d".formatted(1950 + sequence % 50, sequence % 1000);
        return digits + IdentityNumber.checkCharacter(digits);
    }

    private static String idWithX() {
        return Stream.iterate(1, sequence -> sequence + 1)
                .map(RosterCorpus::id)
                .filter(number -> number.endsWith("X"))
                .findFirst()
                .orElseThrow();
    }

    private static String wrongCheckDigit(int sequence) {
        String number = id(sequence);
        return number.substring(0, 17) + (number.endsWith("0") ? '1' : '0');
    }

    private static String spaced(String number) {
        return number.substring(0, 6) + " " + number.substring(6, 14) + "\u3000" + number.substring(14);
    }

    private static String fullWidth(String number) {
        StringBuilder wide = new StringBuilder();
        number.chars().forEach(character -> wide.append((char) (character + '！' - '!')));
        return wide.toString();
    }
}
