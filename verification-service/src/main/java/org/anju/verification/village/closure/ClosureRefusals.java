package org.anju.verification.village.closure;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Why a village is not closed. */
final class ClosureRefusals {

    private ClosureRefusals() {}

    static ProblemException notOpened(String village) {
        return ProblemException.conflict(
                        "village-not-opened",
                        Text.of("The village was never open", "该村尚未开放"),
                        Text.of(
                                "Village %s is not opened yet in this campaign. Open it first: POST /api/v1/campaigns/{id}/villages/open."
                                        .formatted(village),
                                "本次核验行动尚未开放村%s。请先开放:POST /api/v1/campaigns/{id}/villages/open。".formatted(village)))
                .violation("village", "a village that is open", village);
    }

    static ProblemException notBalanced(UUID campaign, String village, List<OpenPoint> points) {
        String closure = "GET /api/v1/campaigns/%s/villages/%s/closure".formatted(campaign, village);
        String english = points.stream()
                .map(point -> "%s (%d)".formatted(point.message().english(), point.count()))
                .collect(Collectors.joining("; "));
        String chinese = points.stream()
                .map(point -> "%s(%d户)".formatted(point.message().chinese(), point.count()))
                .collect(Collectors.joining(";"));
        ProblemException problem = ProblemException.conflict(
                "village-not-balanced",
                Text.of("The village cannot be closed yet", "该村尚不能办结"),
                Text.of(
                        "Nothing was locked. %s. The same list: %s.".formatted(english, closure),
                        "未锁定任何记录。%s。清单:%s。".formatted(chinese, closure)));
        points.forEach(point -> problem.violation(
                point.reason(),
                "%d: %s / %s"
                        .formatted(
                                point.count(),
                                point.message().english(),
                                point.message().chinese()),
                point.households().stream().map(UUID::toString).collect(Collectors.joining(","))));
        return problem;
    }

    static ProblemException notClosed(String village) {
        return ProblemException.notFound(
                        "certificate-unknown",
                        Text.of("The village has no certificate", "该村尚无办结证书"),
                        Text.of(
                                "Village %s was not closed in this campaign. Close it first: POST …/villages/%s/close."
                                        .formatted(village, village),
                                "本次核验行动中,村%s尚未办结。请先办结:POST …/villages/%s/close。".formatted(village, village)))
                .violation("village", "a village that was closed", village);
    }
}
