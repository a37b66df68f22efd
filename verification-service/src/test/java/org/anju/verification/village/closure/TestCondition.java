package org.anju.verification.village.closure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.common.problem.Text;

/** A condition as another feature adds it: of the campaigns that it is told of, no village may be closed. */
@ApplicationScoped
class TestCondition implements ClosingCondition {

    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    void refuse(UUID campaign) {
        refused.add(campaign);
    }

    void allow(UUID campaign) {
        refused.remove(campaign);
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        return refused.contains(campaign)
                ? List.of(new OpenPoint("TEST_OPEN", Text.of("Open for the test", "测试未完成"), 3, List.of()))
                : List.of();
    }

    @Override
    public List<ClosingNumber> numbers(UUID campaign, String village) {
        return List.of(new ClosingNumber("testsDone", "Tests done", "已完成测试", 7));
    }
}
