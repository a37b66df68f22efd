package org.anju.household.roster.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a roster's columns may hold, with the headers that clerks write and the codes of the national system. */
public enum RosterColumn {
    SEQUENCE("序号", "编号"),
    PREFECTURE("市(州)", "市州", "州(市)", "市", "州", "地市", "市(地、州)"),
    COUNTY("县(市)", "县市", "县(市、区)", "县(区)", "县", "县区", "区县", "县(市)名称", "县名称", "所在县"),
    TOWNSHIP("乡(镇)", "乡镇", "乡(镇、街道)", "乡镇(街道)", "镇(乡)", "乡", "镇", "街道", "乡(镇)名称", "乡镇名称", "所在乡镇"),
    VILLAGE("村", "行政村", "村(社区)", "行政村(社区)", "村(居)", "社区", "村名", "村名称", "行政村名称", "村委会", "所在村"),
    REGION_CODE("行政区划代码", "所在行政区划代码", "区划代码", "村代码", "行政村代码", "AAR008"),
    VILLAGER_GROUP("村民小组", "组", "社", "小组", "自然村", "村民小组(自然村)", "村民小组(社)"),
    HOUSEHOLD_NO("户编号", "户号", "户编码", "家庭编号", "AAC001"),
    HEAD_NAME("户主姓名", "姓名", "户主", "AAB002"),
    RELATION("与户主关系", "AAB006"),
    ID_NUMBER("证件号码", "身份证号", "身份证号码", "户主证件号码", "户主身份证号", "户主身份证号码", "公民身份号码", "证件号", "身份证", "AAB004"),
    PHONE("联系电话", "电话", "电话号码", "手机", "手机号", "手机号码", "联系方式", "AAR012"),
    ETHNIC_GROUP("民族", "AAB007"),
    MEMBER_COUNT("家庭人口", "人口数", "家庭人口数", "家庭人数", "人口", "人数", "家庭成员数", "户人口"),
    POVERTY_ATTRIBUTE("贫困户属性", "户属性", "农户属性", "AAC006"),
    POVERTY_STATUS("脱贫状态", "脱贫标志", "脱贫属性", "AAR010"),
    EXPECTED_MODE("住房保障方式", "保障方式", "具体保障方式", "住房安全保障方式", "住房安全有保障方式"),
    ADDRESS("住址", "家庭住址", "地址", "家庭地址", "详细地址");

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
        String header = Normalised.code(text).replace("*", "").replace(":", "");
        RosterColumn column = BY_HEADER.get(header);
        if (column == null) {
            // Remarks such as (必填).
            column = BY_HEADER.get(header.replaceAll("\\([^)]*\\)", ""));
        }
        return Optional.ofNullable(column);
    }

    private static Map<String, RosterColumn> byHeader() {
        Map<String, RosterColumn> columns = new HashMap<>();
        for (RosterColumn column : values()) {
            for (String header : column.headers) {
                columns.put(header, column);
            }
        }
        return Map.copyOf(columns);
    }
}
