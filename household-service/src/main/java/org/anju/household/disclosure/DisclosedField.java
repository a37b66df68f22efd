package org.anju.household.disclosure;

/** What may be shown in clear. */
enum DisclosedField {
    /** 证件号码. */
    ID_NUMBER,
    /** 联系电话. */
    PHONE,
    /** 住址. */
    ADDRESS
}
