package org.anju.verification.rectification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class ProblemStepRepository implements PanacheRepositoryBase<ProblemStep, Long> {

    /** What was done about a problem, from its beginning. */
    public List<ProblemStep> of(UUID problem) {
        return list("problemId", Sort.by("id"), problem);
    }
}
