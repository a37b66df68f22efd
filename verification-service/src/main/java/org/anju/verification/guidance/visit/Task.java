package org.anju.verification.guidance.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.Roles;

/** What somebody is to do after a visit. */
@Entity
@Table(name = "guidance_task")
class Task {

    @Id
    private UUID id;

    @Version
    private int lockVersion;

    private UUID visitId;
    private String regionCode;
    private String text;
    private String assigneeAccount;
    private String assigneeRole;
    private LocalDate dueOn;
    private boolean done;
    private String createdBy;
    private String createdByName;
    private Instant createdAt;

    /** For Hibernate ORM. */
    protected Task() {}

    Task(UUID id, Visit visit, AddTaskRequest request, Caller caller, Instant now) {
        this.id = id;
        this.visitId = visit.id();
        this.regionCode = request.regionWithin(visit).value();
        this.text = request.text();
        this.assigneeAccount = request.assigneeAccount();
        this.assigneeRole =
                request.assigneeRole() == null ? null : request.assigneeRole().role();
        this.dueOn = request.dueOn();
        this.createdBy = caller.subject();
        this.createdByName = caller.username();
        this.createdAt = now;
    }

    boolean holds(Visit visit, AddTaskRequest request) {
        return visitId.equals(visit.id())
                && regionCode.equals(request.regionWithin(visit).value())
                && text.equals(request.text())
                && Objects.equals(assigneeAccount, request.assigneeAccount())
                && Objects.equals(
                        assigneeRole,
                        request.assigneeRole() == null
                                ? null
                                : request.assigneeRole().role())
                && dueOn.equals(request.dueOn());
    }

    /** Guides follow tasks up, whoever is to do them. */
    boolean concerns(Caller caller) {
        return caller.has(Roles.GUIDE)
                || caller.username().equals(assigneeAccount)
                || (assigneeRole != null && caller.has(assigneeRole));
    }

    /** @return whether that is news */
    boolean become(boolean wanted) {
        boolean news = done != wanted;
        done = wanted;
        return news;
    }

    UUID id() {
        return id;
    }

    UUID visitId() {
        return visitId;
    }

    String regionCode() {
        return regionCode;
    }

    String text() {
        return text;
    }

    String assigneeAccount() {
        return assigneeAccount;
    }

    String assigneeRole() {
        return assigneeRole;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    boolean done() {
        return done;
    }

    String createdByName() {
        return createdByName;
    }

    Instant createdAt() {
        return createdAt;
    }
}
