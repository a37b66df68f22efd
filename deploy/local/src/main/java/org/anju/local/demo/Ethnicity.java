package org.anju.local.demo;

import java.util.List;
import java.util.Map;

/** The peoples of Linxia with names as they are common among them. All persons of the demo are invented. */
enum Ethnicity {
    HAN(
            "汉族",
            List.of("王", "李", "张", "刘", "陈", "杨", "何", "徐", "孔", "魏", "石", "唐", "祁", "罗"),
            "国建明志永文学海成福",
            "平军红忠强林祥龙荣贵"),
    HUI("回族", List.of("马", "马", "马", "丁", "妥", "张", "韩", "喇", "拜", "沙"), "占如学麦进世尕成", "海林云明福龙才祥"),
    DONGXIANG("东乡族", List.of("马", "马", "汪", "唐", "张", "妥", "牟", "赵"), "尔麦玉成尕进正学", "沙福祥虎清良云林"),
    BONAN("保安族", List.of("马", "马", "韩", "张", "丁", "冶"), "世福学如少占", "仁忠祥英云才"),
    SALAR("撒拉族", List.of("韩", "韩", "马", "沈", "何", "苏"), "占进文学乙", "祥忠海明良");

    private static final List<String> RELIGIOUS_NAMES = List.of("尤素福", "伊布拉", "阿卜杜", "穆萨", "尔里", "哈三", "主麻", "而不都");
    private static final List<String> RELIGIOUS_NAMES_OF_WOMEN = List.of("法图麦", "阿西亚", "索菲亚", "海迪彻");
    private static final String WOMEN = "兰英花秀梅芳莲霞萍娟";

    private static final Map<String, Map<Ethnicity, Integer>> BY_COUNTY = Map.of(
            "622901000000", Map.of(HAN, 42, HUI, 45, DONGXIANG, 11, BONAN, 1, SALAR, 1),
            "622921000000", Map.of(HAN, 58, HUI, 33, DONGXIANG, 8, BONAN, 1),
            "622922000000", Map.of(HAN, 40, HUI, 55, DONGXIANG, 5),
            "622923000000", Map.of(HAN, 86, HUI, 13, DONGXIANG, 1),
            "622924000000", Map.of(HAN, 3, HUI, 62, DONGXIANG, 35),
            "622925000000", Map.of(HAN, 42, HUI, 38, DONGXIANG, 20),
            "622926000000", Map.of(HAN, 9, HUI, 4, DONGXIANG, 87),
            "622927000000", Map.of(HAN, 46, HUI, 28, DONGXIANG, 12, BONAN, 9, SALAR, 5));

    private final String label;
    private final List<String> surnames;
    private final String firstCharacters;
    private final String lastCharacters;

    Ethnicity(String label, List<String> surnames, String firstCharacters, String lastCharacters) {
        this.label = label;
        this.surnames = surnames;
        this.firstCharacters = firstCharacters;
        this.lastCharacters = lastCharacters;
    }

    String label() {
        return label;
    }

    static Ethnicity in(String county, Chance chance) {
        Map<Ethnicity, Integer> shares = BY_COUNTY.get(county);
        return chance.weighted(List.of(values()), ethnicity -> shares.getOrDefault(ethnicity, 0));
    }

    String name(boolean woman, Chance chance) {
        String surname = chance.oneOf(surnames);
        if (this != HAN && chance.in(0.06)) {
            return surname + "·" + chance.oneOf(woman ? RELIGIOUS_NAMES_OF_WOMEN : RELIGIOUS_NAMES);
        }
        String last = chance.character(woman ? WOMEN : lastCharacters);
        return chance.in(0.2) ? surname + last : surname + chance.character(firstCharacters) + last;
    }
}
