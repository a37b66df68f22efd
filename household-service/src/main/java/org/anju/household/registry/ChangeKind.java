package org.anju.household.registry;

/** Why a household changed: the roster events of dynamic adjustment (动态调整), imports, and corrections. */
public enum ChangeKind {
    /** 新识别纳入: entered by itself, not by a roster. */
    REGISTERED,
    /** 批量导入. */
    IMPORTED,
    /** 撤销导入. */
    IMPORT_UNDONE,
    /** 信息更正: what was recorded wrongly, or facts that no other event stands for. */
    CORRECTED,
    /** 新增成员. */
    MEMBER_ADDED,
    /** 减少成员. */
    MEMBER_REMOVED,
    /** 户主变更. */
    HEAD_CHANGED,
    /** 分户: of the household left as well as of the new one. */
    SPLIT,
    /** 合户: of the household that goes as well as of the one that takes it in. */
    MERGED,
    /** 迁移,区划变更. */
    MOVED,
    /** 整户销户. */
    DEREGISTERED,
    /** 恢复在册: a household that was deregistered by mistake. */
    REINSTATED,
    /** 户编号或区划代码变更. */
    CODE_CHANGED,
    /** 更换密钥: the same values under another key, hence no change to anybody. */
    RESEALED
}
