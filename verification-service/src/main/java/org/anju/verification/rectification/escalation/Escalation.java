package org.anju.verification.rectification.escalation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;
import org.anju.verification.rectification.Act;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemJournal;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Makes what is overdue the concern of the next level, one level at a time; each time stands in the problem's history. */
@ApplicationScoped
class Escalation {

    private static final Logger LOG = Logger.getLogger(Escalation.class);

    /** Several instances may look at once: what one holds, the others leave. */
    private static final String DUE = """
            SELECT * FROM problem
            WHERE state <> 'CLOSED' AND (
                (escalation = 'VILLAGE' AND due_on <= :township)
                OR (escalation = 'TOWNSHIP' AND due_on <= :county)
                OR (escalation = 'COUNTY' AND due_on <= :prefecture))
            ORDER BY due_on, id LIMIT 200
            FOR UPDATE SKIP LOCKED
            """;

    private final Session session;
    private final ProblemJournal journal;
    private final RowSecurity rowSecurity;
    private final EscalationConfig config;
    private final Clock clock;

    Escalation(Session session, ProblemJournal journal, RowSecurity rowSecurity, EscalationConfig config, Clock clock) {
        this.session = session;
        this.journal = journal;
        this.rowSecurity = rowSecurity;
        this.config = config;
        this.clock = clock;
    }

    /** Until nothing is due that nobody else holds. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void escalate() {
        int all = 0;
        int some = QuarkusTransaction.requiringNew().call(this::escalateSome);
        while (some > 0) {
            all += some;
            some = QuarkusTransaction.requiringNew().call(this::escalateSome);
        }
        if (all > 0) {
            LOG.infof("Escalated %d overdue problems", all);
        }
    }

    private int escalateSome() {
        rowSecurity.restrictTo(RegionScope.everything());
        Act act = Act.ofService(clock.instant().truncatedTo(ChronoUnit.MICROS));
        LocalDate today = ChinaTime.dayOf(act.at());
        List<Problem> due = session.createNativeQuery(DUE, Problem.class)
                .setParameter("township", today.minusDays(config.townshipAfterDays()))
                .setParameter("county", today.minusDays(config.countyAfterDays()))
                .setParameter("prefecture", today.minusDays(config.prefectureAfterDays()))
                .getResultList();
        due.forEach(problem -> journal.write(problem, problem.escalate(act)));
        return due.size();
    }
}
