package org.anju.household.regionchange;

import java.util.Locale;
import org.anju.common.problem.Text;

/** What may be wrong with a row. Texts take the finding's arguments. */
enum RegionFault {
    ACTION_UNKNOWN(
            Text.of("There is no such action", "没有此操作"),
            Text.of(
                    "one of ADD, RENAME, MERGE, RECODE, CLOSE, ALIAS, EXTERNAL_CODE",
                    "应为ADD、RENAME、MERGE、RECODE、CLOSE、ALIAS、EXTERNAL_CODE之一")),
    VALUE_MISSING(Text.of("The value is missing", "缺少此项"), Text.of("give it: the action needs it", "请填写,该操作需要此项")),
    VALUE_TOO_LONG(Text.of("The value is too long", "内容过长"), Text.of("at most 50 characters", "不超过50个字")),
    CODE_MALFORMED(
            Text.of("This is no region code", "不是区划代码"),
            Text.of("12 digits, such as 622927100201 for a village", "12位数字,例如村级622927100201")),
    DATE_MALFORMED(Text.of("This is no day", "不是日期"), Text.of("YYYY-MM-DD", "YYYY-MM-DD")),
    DATE_IN_FUTURE(
            Text.of("The day is yet to come", "日期尚未到来"),
            Text.of("%s or earlier; import the change on its day", "%s或更早;请在生效当日导入")),
    DATE_TOO_EARLY(
            Text.of("The region, or one below it, was not there before that day", "该日之前区划或其下级尚未设立"),
            Text.of("a day after %s", "晚于%s的日期")),
    REGION_UNKNOWN(
            Text.of("No region has this code", "没有此代码的区划"),
            Text.of(
                    "a code as in GET /api/v1/regions, or one that an earlier row adds",
                    "GET /api/v1/regions中的代码,或由前面的行新设")),
    REGION_ENDED(Text.of("The region ended on %s", "该区划已于%s撤销"), Text.of("a region that still is", "现存的区划")),
    CODE_TAKEN(
            Text.of("The code is, or was, that of %s, or of regions below it", "该代码或其下级代码已用于%s"),
            Text.of("a code that was never used: codes are not given twice", "从未使用过的代码,代码不可重复使用")),
    PARENT_UNFIT(
            Text.of("By its leading digits the code belongs below %s", "按代码前缀,上级应为%s"),
            Text.of("that parent, or a code below the parent", "填写该上级,或改用所填上级之下的代码")),
    LEVEL_UNFIT(
            Text.of("The region is of another level than %s", "与%s级别不同"),
            Text.of("a region of the same level", "同级区划")),
    SUCCESSOR_ITSELF(Text.of("A region cannot take over from itself", "区划不能并入自身"), Text.of("another region", "另一区划")),
    NAME_UNCHANGED(Text.of("The region has this name already", "名称未变"), Text.of("the new name", "新名称")),
    ALIAS_KNOWN(
            Text.of("The region is known by this name already", "已有此名称"),
            Text.of("another name, or leave the row out", "另一名称,或删除此行")),
    EXTERNAL_CODE_TAKEN(
            Text.of("In that system the code stands for %s", "该体系中此编码已对应%s"),
            Text.of("another code, or leave the row out", "另一编码,或删除此行")),
    REGIONS_BELOW(
            Text.of("%s regions below it still are", "其下仍有%s个区划"),
            Text.of("RECODE, MERGE or CLOSE them in earlier rows", "请先在前面的行中对其执行RECODE、MERGE或CLOSE")),
    HOUSEHOLDS_WITHIN(
            Text.of("It still holds %s households to be verified", "仍有%s户在册"),
            Text.of("MERGE it into what takes over, or deregister them first", "请改用MERGE并入承继区划,或先销户"));

    private final Text message;
    private final Text remedy;

    RegionFault(Text message, Text remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Text message() {
        return message;
    }

    Text remedy() {
        return remedy;
    }
}
