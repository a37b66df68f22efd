package org.anju.household.roster.intake;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

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
                                "Rosters are taken as Excel workbooks (.xlsx), sent as " + RosterUpload.XLSX
                                        + ". CSV and others are not taken yet.",
                                "花名册须为Excel工作簿(.xlsx),以" + RosterUpload.XLSX + "类型发送。暂不接收CSV等其他格式。"))
                .violation("Content-Type", RosterUpload.XLSX, found);
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
