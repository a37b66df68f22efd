package org.anju.verification.guidance.visit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.hibernate.annotations.Immutable;

/** Somebody said that a task is done, or is not. */
@Entity
@Immutable
@Table(name = "guidance_task_entry")
class TaskEntry {

    @Id
    private UUID id;

    private UUID taskId;
    private String regionCode;
    private boolean done;
    private String note;
    private String actedBy;
    private String actedByName;
    private Instant actedAt;

    /** For Hibernate ORM. */
    protected TaskEntry() {}

    TaskEntry(Task task, String note, Caller caller, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.taskId = task.id();
        this.regionCode = task.regionCode();
        this.done = task.done();
        this.note = note;
        this.actedBy = caller.subject();
        this.actedByName = caller.username();
        this.actedAt = now;
    }

    UUID taskId() {
        return taskId;
    }

    boolean done() {
        return done;
    }

    String note() {
        return note;
    }

    String actedByName() {
        return actedByName;
    }

    Instant actedAt() {
        return actedAt;
    }
}
