package org.anju.household.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the audit log is whole.
 *
 * @param headHash of the chain's end; whoever wrote it down earlier can tell that nothing before was replaced
 * @param firstBreak null when the log is whole
 */
record AuditVerification(
        @Schema(description = "Entries in the log 日志条数", examples = "141600")
        long entries,

        @Schema(description = "Entries in the chain 已链接条数", examples = "141600")
        long links,

        @Schema(description = "Older than a minute and not in the chain 超过一分钟未链接", examples = "0")
        long overdue,

        @Schema(description = "SHA-256 at the chain's end 链尾哈希", examples = "9f86d081884c7d65…")
        String headHash,

        @Schema(description = "Null when the log is whole 日志完整时为空")
        AuditBreak firstBreak) {}
