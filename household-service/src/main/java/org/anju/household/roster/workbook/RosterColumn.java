package org.anju.household.roster.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a roster's columns may hold, with the headers that clerks write and the codes of the national system. */
public enum RosterColumn {
    SEQUENCE("序号", "编号", "No.", "Serial No.", "Serial Number", "Sequence", "Sequence No."),
    PREFECTURE("市(州)", "市州", "州(市)", "市", "州", "地市", "市(地、州)", "Prefecture", "City"),
    COUNTY("县(市)", "县市", "县(市、区)", "县(区)", "县", "县区", "区县", "县(市)名称", "县名称", "所在县", "County", "County Name"),
    TOWNSHIP(
            "乡(镇)",
            "乡镇",
            "乡(镇、街道)",
            "乡镇(街道)",
            "镇(乡)",
            "乡",
            "镇",
            "街道",
            "乡(镇)名称",
            "乡镇名称",
            "所在乡镇",
            "Township",
            "Town",
            "Township Name"),
    VILLAGE(
            "村",
            "行政村",
            "村(社区)",
            "行政村(社区)",
            "村(居)",
            "社区",
            "村名",
            "村名称",
            "行政村名称",
            "村委会",
            "所在村",
            "Village",
            "Village Name",
            "Administrative Village"),
    REGION_CODE("行政区划代码", "所在行政区划代码", "区划代码", "村代码", "行政村代码", "AAR008", "Region Code", "Division Code", "Village Code"),
    VILLAGER_GROUP("村民小组", "组", "社", "小组", "自然村", "村民小组(自然村)", "村民小组(社)", "Villager Group", "Group", "Natural Village"),
    HOUSEHOLD_NO(
            "户编号",
            "户号",
            "户编码",
            "家庭编号",
            "AAC001",
            "Household No.",
            "Household Number",
            "Household ID",
            "Household Code"),
    HEAD_NAME(
            "户主姓名",
            "姓名",
            "户主",
            "AAB002",
            "Head Name",
            "Name of Head",
            "Head of Household",
            "Householder",
            "Householder Name",
            "Name"),
    RELATION("与户主关系", "AAB006", "Relation", "Relationship", "Relation to Head", "Relationship to Head"),
    ID_NUMBER(
            "证件号码",
            "身份证号",
            "身份证号码",
            "户主证件号码",
            "户主身份证号",
            "户主身份证号码",
            "公民身份号码",
            "证件号",
            "身份证",
            "AAB004",
            "ID Number",
            "ID No.",
            "Identity Number",
            "Identity No.",
            "ID Card Number",
            "Citizen Number"),
    MEMBER_NAME("成员姓名", "家庭成员姓名", "人员姓名", "家庭成员", "Member Name", "Name of Member"),
    MEMBER_ID_NUMBER(
            "成员证件号码", "成员身份证号", "成员身份证号码", "家庭成员证件号码", "家庭成员身份证号", "家庭成员身份证号码", "Member ID Number", "Member ID No."),
    PHONE(
            "联系电话",
            "电话",
            "电话号码",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "AAR012",
            "Phone",
            "Phone No.",
            "Phone Number",
            "Telephone",
            "Mobile"),
    ETHNIC_GROUP("民族", "AAB007", "Ethnic Group", "Ethnicity", "Nationality"),
    MEMBER_COUNT(
            "家庭人口",
            "人口数",
            "家庭人口数",
            "家庭人数",
            "人口",
            "人数",
            "家庭成员数",
            "户人口",
            "Member Count",
            "Members",
            "Number of Members",
            "Household Size",
            "Family Size"),
    POVERTY_ATTRIBUTE("贫困户属性", "户属性", "农户属性", "AAC006", "Poverty Attribute"),
    POVERTY_STATUS("脱贫状态", "脱贫标志", "脱贫属性", "AAR010", "Poverty Status"),
    EXPECTED_MODE("住房保障方式", "保障方式", "具体保障方式", "住房安全保障方式", "住房安全有保障方式", "Expected Mode", "Assurance Mode"),
    ADDRESS("住址", "家庭住址", "地址", "家庭地址", "详细地址", "Address", "Home Address");

    /** Marks of what must be filled in, and what stands for a space; case and spaces are gone already. */
    private static final Pattern ORNAMENTS = Pattern.compile("[*★☆:_.\\-]");

    /** Such as (必填); but 乡(镇) has none. */
    private static final Pattern REMARKS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】|〔[^〔〕]*〕");

    private static final Pattern LAST_REMARK = Pattern.compile("(?:" + REMARKS + ")$");

    /** With remarks. Texts beyond are no headers, and take no time. */
    private static final int LONGEST_HEADER = 200;

    private static final Map<String, RosterColumn> BY_HEADER = byHeader();

    private final List<String> headers;

    RosterColumn(String... headers) {
        this.headers = List.of(headers);
    }

    /** What the column is usually called. */
    public String title() {
        return headers.getFirst();
    }

    public List<String> headers() {
        return headers;
    }

    /** @param text of a header cell, as it stands there */
    static Optional<RosterColumn> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        String header = key(text);
        RosterColumn column = BY_HEADER.get(header);
        while (column == null && LAST_REMARK.matcher(header).find()) {
            header = LAST_REMARK.matcher(header).replaceFirst("");
            column = BY_HEADER.get(header);
        }
        return Optional.ofNullable(
                column == null ? BY_HEADER.get(REMARKS.matcher(header).replaceAll("")) : column);
    }

    private static String key(String text) {
        return ORNAMENTS.matcher(Normalised.code(text)).replaceAll("");
    }

    private static Map<String, RosterColumn> byHeader() {
        Map<String, RosterColumn> columns = new HashMap<>();
        for (RosterColumn column : values()) {
            for (String header : column.headers) {
                columns.put(key(header), column);
            }
        }
        return Map.copyOf(columns);
    }
}
