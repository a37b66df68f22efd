package org.anju.household.regionchange;

/** What may happen to a region. */
enum RegionAction {
    /** 新设. */
    ADD,
    /** 更名. */
    RENAME,
    /** 并入另一区划. */
    MERGE,
    /** 代码变更,下级随之变更. */
    RECODE,
    /** 撤销,无承继. */
    CLOSE,
    /** 俗称. */
    ALIAS,
    /** 其他系统的编码. */
    EXTERNAL_CODE
}
