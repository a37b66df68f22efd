package org.anju.household.audit;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is written down of whoever deals with personal data. */
public enum AuditAction {
    /** 查看一户. */
    HOUSEHOLD_READ("household.read"),
    /** 列出农户. */
    HOUSEHOLDS_LISTED("households.listed"),
    /** 按证件号码等查找. */
    HOUSEHOLDS_LOOKED_UP("households.looked-up"),
    /** 查看变更历史. */
    HISTORY_READ("household.history-read"),
    /** 变更一户. */
    HOUSEHOLD_CHANGED("household.changed"),
    /** 查看明文. */
    IDENTITY_DISCLOSED("identity.disclosed"),
    /** 导出花名册. */
    ROSTER_EXPORTED("roster.exported"),
    /** 上传花名册. */
    ROSTER_UPLOADED("roster.uploaded"),
    /** 确认导入. */
    ROSTER_CONFIRMED("roster.confirmed"),
    /** 撤销导入. */
    ROSTER_UNDONE("roster.undone"),
    /** 下载标注错误的花名册. */
    ROSTER_FINDINGS_DOWNLOADED("roster.findings-downloaded"),
    /** 更换密钥. */
    KEYS_ROTATED("keys.rotated");

    private final String slug;

    AuditAction(String slug) {
        this.slug = slug;
    }

    @JsonValue
    public String slug() {
        return slug;
    }
}
