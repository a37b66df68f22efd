package org.anju.verification.record;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a rule found something in a record, for queries that ask for it. */
@Entity
@Immutable
@Table(name = "record_finding")
class FindingRow {

    @Id
    Long id;

    UUID verificationId;
    String rule;

    protected FindingRow() {}
}
