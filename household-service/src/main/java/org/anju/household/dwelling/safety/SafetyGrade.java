package org.anju.household.dwelling.safety;

/** 危险性等级: A and B are safe; C is a dangerous part (局部危房), D a dangerous whole (整幢危房). */
public enum SafetyGrade {
    A,
    B,
    C,
    D
}
