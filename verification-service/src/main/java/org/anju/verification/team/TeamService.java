package org.anju.verification.team;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.CampaignService;

@ApplicationScoped
class TeamService {

    private final TeamRepository teams;
    private final TeamMemberRepository members;
    private final CampaignService campaigns;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    TeamService(
            TeamRepository teams,
            TeamMemberRepository members,
            CampaignService campaigns,
            RowSecurity rowSecurity,
            Clock clock) {
        this.teams = teams;
        this.members = members;
        this.campaigns = campaigns;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    record Creation(TeamResponse team, boolean created) {}

    @Transactional
    Creation create(UUID campaign, CreateTeamRequest request, Caller caller) {
        campaigns.getRunningWithin(request.region(), campaign, caller);
        rowSecurity.restrictTo(caller.scope());
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        Optional<Team> earlier = teams.findByIdOptional(id);
        if (earlier.isPresent()) {
            if (!earlier.get().wasCreatedBy(campaign, request)) {
                throw TeamRefusals.idTaken(id);
            }
            return new Creation(response(earlier.get()), false);
        }
        requireDistinct(request.members());
        Team team = new Team(id, campaign, request, caller, now());
        teams.write(team);
        request.members().forEach(member -> members.persist(new TeamMember(team, member, caller, now())));
        return new Creation(response(team), true);
    }

    private static void requireDistinct(List<AddTeamMemberRequest> members) {
        Set<String> seen = new HashSet<>();
        for (AddTeamMemberRequest member : members) {
            if (!seen.add(member.account().username())) {
                throw TeamRefusals.memberTwice(member.account().username());
            }
        }
    }

    @Transactional
    TeamPage list(UUID campaign, RegionCode region, TeamKind kind, UUID cursor, int limit, Caller caller) {
        campaigns.get(campaign, caller);
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<Team> found = teams.page(campaign, region, kind, cursor, limit + 1);
        List<Team> page = found.subList(0, Math.min(limit, found.size()));
        Map<UUID, List<TeamMember>> membersOf =
                members.of(page.stream().map(Team::id).toList());
        return new TeamPage(
                page.stream()
                        .map(team -> TeamResponse.from(team, membersOf.getOrDefault(team.id(), List.of()), now()))
                        .toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @Transactional
    TeamResponse get(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        return response(teams.findByIdOptional(id).orElseThrow(() -> TeamRefusals.unknown(id)));
    }

    @Transactional
    TeamResponse change(UUID id, ExpectedVersion expected, ChangeTeamRequest request, Caller caller) {
        Team team = lock(id, caller);
        expected.requireCurrent(team.version());
        team.change(request);
        teams.flush();
        return response(team);
    }

    /** A member that is there already gets the new expiry. */
    @Transactional
    TeamResponse add(UUID id, AddTeamMemberRequest request, Caller caller) {
        Team team = lock(id, caller);
        members.find(id, request.account().username())
                .ifPresentOrElse(
                        member -> member.renew(request),
                        () -> members.persist(new TeamMember(team, request, caller, now())));
        members.flush();
        return response(team);
    }

    @Transactional
    void remove(UUID id, UUID member, Caller caller) {
        lock(id, caller);
        members.find(id, member)
                .orElseThrow(() -> TeamRefusals.memberUnknown(member))
                .remove(caller, now());
    }

    /** Teams of larger regions are seen, and changed by those of their own region alone. */
    private Team lock(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Team team = teams.lock(id).orElseThrow(() -> TeamRefusals.unknown(id));
        caller.scope().requireCovers(team.region());
        return team;
    }

    private TeamResponse response(Team team) {
        return TeamResponse.from(team, members.of(List.of(team.id())).getOrDefault(team.id(), List.of()), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
