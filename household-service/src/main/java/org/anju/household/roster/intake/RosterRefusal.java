package org.anju.household.roster.intake;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.roster.workbook.RosterFormat;

/** Why an uploaded file is not taken at all. */
final class RosterRefusal {

    private static final Text TITLE = Text.of("The roster cannot be taken", "无法接收该花名册");
    private static final Text SAVE_ANEW =
            Text.of(" Save it in Excel as .xlsx and upload it again.", "请在Excel中另存为.xlsx后重新上传。");

    private RosterRefusal() {}

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                413,
                "roster-too-large",
                TITLE,
                Text.of(
                        "The file is larger than %d MB. Split it by county.".formatted(limit >> 20),
                        "文件超过%d MB。请按县拆分。".formatted(limit >> 20)));
    }

    static ProblemException wrongType(String found) {
        return new ProblemException(
                        415,
                        "roster-type-unsupported",
                        TITLE,
                        Text.of(
                                "Rosters are taken as Excel workbooks (.xlsx), sent as " + RosterFormat.XLSX_TYPE
                                        + ", or as .csv, sent as " + RosterFormat.CSV_TYPE + ".",
                                "花名册须为Excel工作簿(.xlsx),以" + RosterFormat.XLSX_TYPE + "类型发送;或为CSV文件(.csv),以"
                                        + RosterFormat.CSV_TYPE + "类型发送。"))
                .violation("Content-Type", RosterFormat.XLSX_TYPE + ", " + RosterFormat.CSV_TYPE, found);
    }

    static ProblemException empty() {
        return unprocessable("roster-empty", "The body is empty.", "请求体为空。");
    }

    static ProblemException interrupted() {
        return ProblemException.badRequest(
                "roster-upload-interrupted", TITLE, Text.of("The upload broke off. Send it again.", "上传中断。请重新发送。"));
    }

    static ProblemException oldOrEncrypted() {
        return unprocessable(
                "roster-old-or-encrypted",
                "The file is an old .xls workbook, or one with a password.",
                "文件是旧版.xls工作簿,或设有打开密码。");
    }

    static ProblemException notAWorkbook() {
        return unprocessable("roster-not-a-workbook", "The file is not an Excel workbook.", "文件不是Excel工作簿。");
    }

    static ProblemException notText() {
        return ProblemException.unprocessable(
                "roster-not-text",
                TITLE,
                Text.of(
                        "The file is neither an Excel workbook nor text in UTF-8, UTF-16 with a byte order mark, or GB 18030."
                                + " Save it in Excel as .xlsx, or as \"CSV UTF-8\", and upload it again.",
                        "文件既不是Excel工作簿,也不是UTF-8、UTF-16(带BOM)或GB 18030编码的文本。请在Excel中另存为.xlsx或“CSV UTF-8”后重新上传。"));
    }

    static ProblemException unpairedQuote(int row) {
        return ProblemException.unprocessable(
                        "roster-quote-unpaired",
                        TITLE,
                        Text.of(
                                "A quotation mark in or behind row %d has no counterpart, so that the rows behind it cannot be told apart. Double or delete it, or save the roster in Excel as .xlsx."
                                        .formatted(row),
                                "第%d行起有不成对的双引号,其后各行无法区分。请删除该引号或写成两个,或在Excel中另存为.xlsx。".formatted(row)))
                .violation("row", "\"\"", Integer.toString(row));
    }

    static ProblemException damaged() {
        return unprocessable(
                "roster-damaged",
                "The workbook is cut off or damaged: its parts cannot be unpacked to their ends.",
                "工作簿不完整或已损坏,无法完整解压。");
    }

    static ProblemException inflatesTooFar() {
        return unprocessable(
                "roster-inflates-too-far",
                "The workbook unpacks to far more data than a roster holds.",
                "工作簿解压后的数据量远超花名册应有的大小。");
    }

    static ProblemException tooManyTexts(long limit) {
        return ProblemException.unprocessable(
                "roster-too-many-texts",
                TITLE,
                Text.of(
                        "The workbook's table of shared texts is larger than %d MB. Split it by county."
                                .formatted(limit >> 20),
                        "工作簿的共享文本表超过%d MB。请按县拆分。".formatted(limit >> 20)));
    }

    private static ProblemException unprocessable(String slug, String english, String chinese) {
        return ProblemException.unprocessable(
                slug, TITLE, Text.of(english + SAVE_ANEW.english(), chinese + SAVE_ANEW.chinese()));
    }
}
