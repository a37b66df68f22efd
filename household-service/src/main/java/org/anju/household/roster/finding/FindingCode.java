package org.anju.household.roster.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.anju.common.problem.Text;

/** What may be wrong in a roster. Texts take the finding's arguments, which are the same in every language. */
public enum FindingCode {
    VALUE_MISSING(Severity.ERROR, Text.of("%s is empty", "“%s”为空"), Text.of("a value in every row", "每行都应填写")),
    VALUE_TOO_LONG(
            Severity.ERROR, Text.of("%s is too long", "“%s”过长"), Text.of("at most %2$s characters", "不超过%2$s个字")),
    CELL_IN_ERROR(
            Severity.ERROR, Text.of("Excel shows an error in %s", "“%s”单元格是Excel错误值"), Text.of("a value", "填写内容")),
    LABEL_UNKNOWN(
            Severity.ERROR, Text.of("%s is none of the known ones", "“%s”不在可选范围内"), Text.of("one of %2$s", "应为%2$s之一")),
    HOUSEHOLD_NUMBER_MALFORMED(
            Severity.ERROR,
            Text.of("The household number has characters that do not belong there", "户编号含有无效字符"),
            Text.of("1 to 40 letters, digits and hyphens", "1至40位字母、数字或连字符")),
    HOUSEHOLD_NUMBER_IS_NUMBER(
            Severity.ERROR,
            Text.of("The household number is stored as a number and has lost its last digits", "户编号存成了数值,末尾数字已丢失"),
            Text.of("text: format the column as text and enter it again", "文本格式:请将该列设为文本后重新录入")),
    HOUSEHOLD_NUMBER_REPEATED(
            Severity.ERROR,
            Text.of("The household number stands already in sheet %s, row %s", "户编号与工作表“%s”第%s行重复"),
            Text.of("each household once", "每户一行")),
    HOUSEHOLD_OUT_OF_SCOPE(
            Severity.ERROR,
            Text.of("The household number is in use outside your regions", "该户编号已用于管辖区域以外的农户"),
            Text.of("a number of your own regions", "本辖区的户编号")),
    IDENTITY_NUMBER_IS_NUMBER(
            Severity.ERROR,
            Text.of(
                    "The identity number is stored as a number: Excel keeps only 15 of its digits, the rest is lost",
                    "证件号码存成了数值:Excel只保留15位,其余数字已丢失"),
            Text.of("text: format the column as text and enter it again", "文本格式:请将该列设为文本后重新录入")),
    IDENTITY_NUMBER_MALFORMED(
            Severity.ERROR,
            Text.of("The identity number does not have the right length or characters", "证件号码位数或字符不正确"),
            Text.of(
                    "18 digits (the last may be X), or the 20 of a disability certificate, or 15 of old",
                    "18位(末位可为X),或残疾人证20位,或旧15位")),
    IDENTITY_NUMBER_BIRTH_DATE(
            Severity.ERROR,
            Text.of("The identity number holds a date of birth that does not exist", "证件号码中的出生日期不存在"),
            Text.of("a true date in digits 7 to 14", "第7至14位应为真实日期")),
    IDENTITY_NUMBER_CHECK_DIGIT(
            Severity.ERROR,
            Text.of("The identity number's check digit does not fit: some digit is wrong", "证件号码校验位不符,有数字录错"),
            Text.of("a check digit after ISO 7064 MOD 11-2", "校验位应符合ISO 7064 MOD 11-2")),
    IDENTITY_NUMBER_LEGACY(
            Severity.WARNING,
            Text.of("The identity number is one of 15 digits from before 1999", "证件号码为旧15位号码"),
            Text.of("the number of 18 digits", "18位号码")),
    PHONE_MALFORMED(
            Severity.ERROR,
            Text.of("The phone number is none", "联系电话不正确"),
            Text.of("7 to 20 digits, several numbers parted by a comma", "7至20位数字,多个号码用逗号分开")),
    MEMBER_COUNT_MALFORMED(
            Severity.ERROR,
            Text.of("The number of members is none", "家庭人口不正确"),
            Text.of("a whole number from 1 to 99", "1至99的整数")),
    MEMBER_COUNT_DIFFERS(
            Severity.WARNING,
            Text.of("The number of members differs from the %s persons that the rows tell of", "家庭人口与所列%s人不一致"),
            Text.of("the same number", "两者一致")),
    MEMBER_IDENTITY_NUMBER_MISSING(
            Severity.WARNING,
            Text.of("The member has no identity number", "家庭成员没有证件号码"),
            Text.of("a number for everyone who has one", "有证件的成员都应填写")),
    RELATION_UNKNOWN(
            Severity.WARNING,
            Text.of("The relation to the head is none of the known ones, and is taken as other", "与户主关系不在代码表内,按“其他”处理"),
            Text.of("a relation such as 配偶, 之子, 之女, 之父", "如配偶、之子、之女、之父")),
    HEAD_MISSING(
            Severity.ERROR,
            Text.of("The persons of this household have no head among them", "该户各行中没有户主"),
            Text.of("one row with the relation 户主, next to the other persons' rows", "同户相邻各行中有一行为户主")),
    HEAD_REPEATED(
            Severity.ERROR,
            Text.of("The household has a second head", "该户有两个户主"),
            Text.of("one head in a household", "一户一个户主")),
    HOUSEHOLD_DEREGISTERED(
            Severity.ERROR,
            Text.of("The household left the roster on %s", "该户已于%s销户或合户"),
            Text.of(
                    "a household on the roster; if it is to come back, record a REINSTATED event first",
                    "在册农户;如需恢复,请先登记REINSTATED变更")),
    HOUSEHOLD_NUMBER_NEEDED(
            Severity.ERROR,
            Text.of(
                    "There is no household number, and no household of the village has this head",
                    "没有户编号,且该村没有以此人为户主的农户"),
            Text.of("the household's number", "户编号")),
    HOUSEHOLD_RENUMBERED(
            Severity.WARNING,
            Text.of(
                    "The village has this head's household under the number %s, which is taken to be changed",
                    "该户主的农户现编号为%s,将按变更户编号处理"),
            Text.of("the number as it was, if it has not changed", "如未变更,请填写原编号")),
    HOUSEHOLD_MATCHED_TWICE(
            Severity.ERROR,
            Text.of("Sheet %s, row %s is of the same household", "与工作表“%s”第%s行是同一户"),
            Text.of("each household once", "每户一行")),
    ROW_REPEATED(
            Severity.WARNING,
            Text.of(
                    "The same household stands already in sheet %s, row %s, and is taken once",
                    "与工作表“%s”第%s行完全相同,只取一次"),
            Text.of("each household once", "每户一行")),
    PERSON_REPEATED(
            Severity.WARNING,
            Text.of("The same identity number stands in sheet %s, row %s too", "同一证件号码也在工作表“%s”第%s行"),
            Text.of("each person in one household", "一人只在一户")),
    PERSON_ELSEWHERE(
            Severity.WARNING,
            Text.of("The person belongs to household %s of %s already", "此人已在%2$s的农户%1$s中"),
            Text.of(
                    "each person in one household; see GET /api/v1/household-duplicates",
                    "一人只在一户,见GET /api/v1/household-duplicates")),
    TOO_MANY_ERRORS(
            Severity.ERROR,
            Text.of("There are so many errors that the rest was not read", "错误过多,其余部分未读取"),
            Text.of("a corrected roster, or the right file", "请改正后重新上传,或检查文件是否正确")),
    REGION_UNKNOWN(
            Severity.ERROR,
            Text.of("No such %s in %s", "%2$s没有此%1$s"),
            Text.of("a name or code as in GET /api/v1/regions", "与GET /api/v1/regions一致的名称或代码")),
    REGION_AMBIGUOUS(
            Severity.ERROR,
            Text.of("The name fits several regions: %s", "名称对应多个区划:%s"),
            Text.of("the whole name, or the code", "全称或代码")),
    REGION_CONTRADICTORY(
            Severity.ERROR,
            Text.of("The region's code and names do not belong together: the code is that of %s", "区划代码与名称不符:该代码是%s"),
            Text.of("code and names of one village", "同一个村的代码与名称")),
    REGION_OUT_OF_SCOPE(
            Severity.ERROR,
            Text.of("The region is outside those that this roster may cover", "该区划不在本花名册的管辖范围内"),
            Text.of("a region within %s", "%s范围内的区划")),
    COLUMN_MISSING(
            Severity.ERROR,
            Text.of("The sheet has no column %s", "工作表缺少“%s”列"),
            Text.of("one of the headers %2$s", "表头为%2$s之一")),
    SHEET_SKIPPED(
            Severity.WARNING,
            Text.of("The sheet has no header of a roster and was left aside", "工作表没有花名册表头,未读取"),
            Text.of("a header with household number, head and identity number", "含户编号、户主姓名、证件号码的表头")),
    SEQUENCE_GAP(
            Severity.WARNING,
            Text.of("The sequence number jumps from %s to %s: rows may be missing", "序号从%s跳到%s,可能漏行"),
            Text.of("no gap", "序号连续")),
    ROSTER_EMPTY(
            Severity.ERROR,
            Text.of("The workbook holds no household", "工作簿中没有农户"),
            Text.of("a sheet with a header and at least one row", "至少一个有表头和数据行的工作表")),
    FILE_UNREADABLE(
            Severity.ERROR,
            Text.of("The workbook is damaged: it cannot be read to its end", "工作簿已损坏,无法读到末尾"),
            Text.of("a workbook that Excel opens; save it anew", "Excel能打开的工作簿,请重新另存")),
    IMPORT_FAILED(
            Severity.ERROR,
            Text.of("The roster could not be worked through; nothing of it was stored", "花名册未能处理完成,未入库任何内容"),
            Text.of(
                    "upload it again, and tell your administrator the import's id if it fails again",
                    "请重新上传;若再次失败,请将导入编号告知管理员"));

    private final Severity severity;
    private final Text message;
    private final Text expected;

    FindingCode(Severity severity, Text message, Text expected) {
        this.severity = severity;
        this.message = message;
        this.expected = expected;
    }

    public Severity severity() {
        return severity;
    }

    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String message(List<String> arguments, List<Locale> languages) {
        return message.in(languages).formatted(arguments.toArray());
    }

    public String expected(List<String> arguments, List<Locale> languages) {
        return expected.in(languages).formatted(arguments.toArray());
    }
}
