package org.anju.verification.guidance.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;

@ApplicationScoped
class TaskRepository implements PanacheRepositoryBase<Task, UUID> {

    List<Task> of(UUID visit) {
        return list("visitId", Sort.by("dueOn").and("id"), visit);
    }

    /** What is due first comes first. */
    List<Task> page(TaskFilter filter, Caller caller, LocalDate today, TaskCursor after, int limit) {
        Map<String, Object> parameters = Regions.within(filter.region);
        parameters.put("done", filter.done);
        parameters.put("dueOn", after.dueOn());
        parameters.put("id", after.id());
        StringBuilder query = new StringBuilder(Regions.WITHIN)
                .append(" and done = :done and (dueOn > :dueOn or (dueOn = :dueOn and id > :id))");
        if (filter.mine) {
            query.append(" and (assigneeAccount = :account or assigneeRole in :roles)");
            parameters.put("account", caller.username());
            parameters.put("roles", caller.roles());
        }
        if (filter.overdue) {
            query.append(" and dueOn < :today");
            parameters.put("today", today);
        }
        return find(query.toString(), Sort.by("dueOn").and("id"), parameters)
                .page(Page.ofSize(limit))
                .list();
    }
}
