package org.anju.verification.watch.visit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.database.DatabaseException;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.watch.Change;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;
import org.anju.verification.watch.Watcher;

/** Compares the times and places at which records were made, each campaign's by its own limits. */
@ApplicationScoped
class VisitWatch implements Watcher {

    private final AgroalDataSource dataSource;
    private final CampaignService campaigns;
    private final Visits visits;
    private final Timelines timelines;

    VisitWatch(AgroalDataSource dataSource, CampaignService campaigns, Visits visits, Timelines timelines) {
        this.dataSource = dataSource;
        this.campaigns = campaigns;
        this.visits = visits;
        this.timelines = timelines;
    }

    @Override
    public void look(Change change, Observations observations) {
        try (Connection connection = dataSource.getConnection()) {
            Set<UUID> records = new HashSet<>(change.records());
            if (!change.sites().isEmpty()) {
                records.addAll(visits.atSites(connection, change.sites()));
            }
            if (records.isEmpty()) {
                return;
            }
            List<Visit> gone = visits.takeOut(connection, records);
            List<Visit> come = visits.putIn(connection, records);
            for (UUID id : campaignsOf(gone, come)) {
                Campaign campaign = campaigns.find(id).orElseThrow();
                WatchParameters parameters = new WatchParameters(campaigns.compiledRulesOf(campaign));
                VisitChange changed = new VisitChange(id, of(id, come), of(id, gone));
                new NightRule(parameters).look(changed, observations);
                new OnePointRule(parameters).look(connection, changed, observations);
                look(timelines.around(connection, changed), changed, parameters, observations);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void look(
            List<Timeline> timelines, VisitChange changed, WatchParameters parameters, Observations observations) {
        // Those that are gone stand in no timeline any more.
        for (Kind kind : List.of(SpeedRule.KIND, PaceRule.PER_HOUR, PaceRule.PER_DAY)) {
            observations.lookedAt(kind, changed.records());
        }
        SpeedRule speed = new SpeedRule(parameters);
        PaceRule pace = new PaceRule(parameters);
        for (Timeline timeline : timelines) {
            speed.look(timeline, observations);
            pace.look(timeline, observations);
        }
    }

    private static Set<UUID> campaignsOf(List<Visit> gone, List<Visit> come) {
        Set<UUID> ids = new HashSet<>();
        Stream.concat(gone.stream(), come.stream()).forEach(visit -> ids.add(visit.campaignId()));
        return ids;
    }

    private static List<Visit> of(UUID campaign, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.campaignId().equals(campaign))
                .toList();
    }
}
