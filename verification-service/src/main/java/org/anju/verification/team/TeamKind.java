package org.anju.verification.team;

public enum TeamKind {
    /** 村“两委”. */
    VILLAGE_COMMITTEE,
    /** 驻村第一书记. */
    FIRST_SECRETARY,
    /** 驻村工作队. */
    WORK_TEAM,
    /** 乡镇干部. */
    TOWNSHIP_STAFF,
    /** 技术指导服务组. */
    GUIDANCE_GROUP
}
