package org.anju.household.roster;

import java.util.List;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Why an import cannot go on as asked. */
final class ImportRefusal {

    private static final int MOST_NUMBERS = 20;

    private ImportRefusal() {}

    static ProblemException notConfirmable(ImportState state) {
        return ProblemException.conflict(
                        "roster-import-not-confirmable",
                        Text.of("The import cannot be confirmed", "该导入不能确认"),
                        Text.of(
                                "Only an import that is CHECKED or REFUSED can be confirmed; this one is %s."
                                        .formatted(state),
                                "只有状态为CHECKED或REFUSED的导入可以确认,当前状态为%s。".formatted(state)))
                .violation("state", "CHECKED or REFUSED", state.name());
    }

    static ProblemException fileGone() {
        return new ProblemException(
                410,
                "roster-file-gone",
                Text.of("The file is no longer kept", "文件已不再保留"),
                Text.of("Files are kept for a limited time only. Upload the roster again.", "文件仅保留有限时间。请重新上传花名册。"));
    }

    static ProblemException hasErrors(long rows) {
        return ProblemException.conflict(
                        "roster-has-errors",
                        Text.of("Some rows have errors", "部分行有错误"),
                        Text.of(
                                ("%d rows have errors. Correct them and upload the roster again, or confirm with badRows LEAVE_OUT"
                                                + " to store the others.")
                                        .formatted(rows),
                                "%d行有错误。请改正后重新上传,或以badRows=LEAVE_OUT确认,仅导入其余各行。".formatted(rows)))
                .violation("badRows", "LEAVE_OUT, or a roster without errors", BadRows.REFUSE_ALL.name());
    }

    static ProblemException notUndoable(ImportState state) {
        return ProblemException.conflict(
                        "roster-import-not-undoable",
                        Text.of("The import cannot be undone", "该导入不能撤销"),
                        Text.of(
                                "Only an import that is IMPORTED can be undone; this one is %s.".formatted(state),
                                "只有状态为IMPORTED的导入可以撤销,当前状态为%s。".formatted(state)))
                .violation("state", "IMPORTED", state.name());
    }

    static ProblemException builtUpon(List<String> householdNumbers) {
        String shown = String.join(", ", householdNumbers.subList(0, Math.min(MOST_NUMBERS, householdNumbers.size())));
        return ProblemException.conflict(
                "roster-import-built-upon",
                Text.of("Something was built on the import", "该导入已有后续业务"),
                Text.of(
                        ("%d of its households were changed, visited or photographed since: %s%s. Undo what came later first, or"
                                        + " correct these households by roster events.")
                                .formatted(
                                        householdNumbers.size(),
                                        shown,
                                        householdNumbers.size() > MOST_NUMBERS ? ", …" : ""),
                        "其中%d户此后已变更、核验或拍照:%s%s。请先撤销之后的操作,或用花名册变更逐户更正。"
                                .formatted(
                                        householdNumbers.size(),
                                        shown,
                                        householdNumbers.size() > MOST_NUMBERS ? "等" : "")));
    }

    static ProblemException effectiveLater(String found) {
        return ProblemException.badRequest(
                        "effective-date-in-future",
                        Text.of("The effective date lies in the future", "生效日期晚于今天"),
                        Text.of("Give today or an earlier day as effectiveOn.", "effectiveOn应为今天或更早的日期。"))
                .violation("effectiveOn", "today or earlier", found);
    }
}
