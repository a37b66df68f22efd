package org.anju.household.registry;

/** The three ways in which housing is safe: 鉴定安全, 改造安全, 保障安全. */
public enum AssuranceCategory {
    APPRAISED_SAFE,
    RENOVATED_SAFE,
    PROVIDED_SAFE
}
