package org.anju.household.registry;

/** 与户主关系 (AAB006). */
public enum RelationToHead {
    HEAD("户主", "本人", "本人或户主", "01"),
    SPOUSE("配偶", "妻", "夫", "妻子", "丈夫"),
    SON("之子", "子", "儿子", "长子", "次子", "三子", "四子", "五子", "独生子", "养子", "继子"),
    DAUGHTER("之女", "女", "女儿", "长女", "次女", "三女", "四女", "五女", "独生女", "养女", "继女"),
    DAUGHTER_IN_LAW("之儿媳", "儿媳", "媳"),
    SON_IN_LAW("之女婿", "女婿", "婿"),
    SONS_SON("之孙子", "孙子", "孙"),
    SONS_DAUGHTER("之孙女", "孙女"),
    DAUGHTERS_SON("之外孙子", "外孙子", "外孙"),
    DAUGHTERS_DAUGHTER("之外孙女", "外孙女"),
    FATHER("之父", "父", "父亲"),
    MOTHER("之母", "母", "母亲"),
    WIFES_FATHER("之岳父", "岳父"),
    WIFES_MOTHER("之岳母", "岳母"),
    HUSBANDS_FATHER("之公公", "公公"),
    HUSBANDS_MOTHER("之婆婆", "婆婆"),
    FATHERS_FATHER("之祖父", "祖父", "爷爷"),
    FATHERS_MOTHER("之祖母", "祖母", "奶奶"),
    MOTHERS_FATHER("之外祖父", "外祖父"),
    MOTHERS_MOTHER("之外祖母", "外祖母"),
    SIBLING("之兄弟姐妹", "兄弟姐妹", "兄", "弟", "姐", "妹", "哥哥", "弟弟", "姐姐", "妹妹"),
    OTHER("其他", "其它", "其他亲属", "非亲属");

    private final String[] labels;

    RelationToHead(String... labels) {
        this.labels = labels;
    }

    /** The usual one first. */
    public String[] labels() {
        return labels.clone();
    }
}
