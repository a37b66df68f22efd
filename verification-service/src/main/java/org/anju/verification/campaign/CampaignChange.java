package org.anju.verification.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.hibernate.annotations.Immutable;

/** That somebody gave a field of a campaign another value. */
@Entity
@Immutable
class CampaignChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    UUID campaignId;
    String field;
    String oldValue;
    String newValue;
    String changedBy;
    String changedByName;
    Instant changedAt;

    /** For Hibernate ORM. */
    protected CampaignChange() {}

    CampaignChange(UUID campaignId, Campaign.FieldChange change, Caller caller, Instant at) {
        this.campaignId = campaignId;
        this.field = change.field();
        this.oldValue = change.before();
        this.newValue = change.after();
        this.changedBy = caller.subject();
        this.changedByName = caller.username();
        this.changedAt = at;
    }
}
