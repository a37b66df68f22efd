package org.anju.local.command;

import java.util.concurrent.Callable;
import org.anju.local.platform.Settings;
import org.anju.local.privacy.AuditVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify-audit",
        description =
                "Recomputes the audit log's chain of hashes on the running platform. Ends with status 0 only if no"
                        + " entry was changed, removed or reordered.")
public final class VerifyAuditCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Override
    public Integer call() {
        return new AuditVerification(Settings.fromEnvironment()).run(System.out) ? 0 : 1;
    }
}
