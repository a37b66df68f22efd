package org.anju.verification.taskpack;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.ReturnedRecords;
import org.anju.verification.taskpack.name.HeadNames;
import org.anju.verification.taskpack.name.NameReadings;
import org.anju.verification.taskpack.name.VillageNames;

@ApplicationScoped
class TaskPackService {

    /** Smaller answers would hardly shrink. */
    private static final int WORTH_COMPRESSING = 1024;

    private final CampaignService campaigns;
    private final PackShelf shelf;
    private final PackHeadings headings;
    private final PackViews views;
    private final PackWriter writer;
    private final TaskHolders holders;
    private final HeadNames names;
    private final NameReadings readings;
    private final ReturnedRecords returns;

    TaskPackService(
            CampaignService campaigns,
            PackShelf shelf,
            PackHeadings headings,
            PackViews views,
            PackWriter writer,
            TaskHolders holders,
            HeadNames names,
            NameReadings readings,
            ReturnedRecords returns) {
        this.campaigns = campaigns;
        this.shelf = shelf;
        this.headings = headings;
        this.views = views;
        this.writer = writer;
        this.holders = holders;
        this.names = names;
        this.readings = readings;
        this.returns = returns;
    }

    /**
     * @param since what the caller holds, or null
     * @param ifNoneMatch as in the header of that name, or null
     * @param gzip whether the caller can read compressed answers
     */
    record Request(RegionCode village, UUID campaignId, PackCursor since, String ifNoneMatch, boolean gzip) {}

    /** @param token the caller's, to ask for names with */
    PackAnswer answer(Request request, Caller caller, String token) {
        caller.scope().requireCovers(request.village());
        Campaign campaign = campaign(request.campaignId());
        requireVillageOf(request.village(), campaign);
        PackKey key = new PackKey(campaign.id(), request.village().value());
        NamedPack named = named(shelf.current(key, headings.of(campaign)), caller, token);
        PackCursor since = request.since();
        if (since != null && named.pack().canFollow(since)) {
            returns.seen(named.pack().returnedBy(since.version()), caller);
        }
        return since != null && named.canFollow(since) ? delta(named, request, caller) : full(named, request, caller);
    }

    private NamedPack named(TaskPack pack, Caller caller, String token) {
        return names.of(pack.key().villageCode(), pack.householdVersions(), token)
                .map(known -> named(pack, caller, known))
                .orElseGet(() -> NamedPack.unnamed(pack));
    }

    private NamedPack named(TaskPack pack, Caller caller, VillageNames known) {
        String village = pack.key().villageCode();
        if (!pack.hasHolders()) {
            boolean isOwnVillage = caller.scope().prefixes().contains(village);
            return new NamedPack(pack, isOwnVillage ? NameView.CLEAR : NameView.MASKED, Set.of(), known);
        }
        Set<UUID> own = holders.heldBy(caller, pack.key().campaignId(), village);
        return new NamedPack(pack, own.isEmpty() ? NameView.MASKED : NameView.OWN, own, known);
    }

    private PackAnswer full(NamedPack named, Request request, Caller caller) {
        if (PackAnswer.names(request.ifNoneMatch(), named.cursor())) {
            return PackAnswer.notModified(named.cursor());
        }
        note(named, Long.MIN_VALUE, caller);
        byte[] compressed = views.compressed(named);
        return request.gzip()
                ? new PackAnswer(named.cursor(), compressed, true)
                : new PackAnswer(named.cursor(), Gzip.expand(compressed), false);
    }

    private PackAnswer delta(NamedPack named, Request request, Caller caller) {
        long since = request.since().version();
        // Names that lines of this delta lack are made up for once they can be had.
        boolean namesMissing = named.view() == NameView.UNAVAILABLE && named.hasHouseholdsSince(since);
        PackCursor next =
                namesMissing ? named.cursor() : request.since().at(named.pack().version());
        if (since == named.pack().version() && PackAnswer.names(request.ifNoneMatch(), next)) {
            return PackAnswer.notModified(next);
        }
        note(named, since, caller);
        byte[] content = writer.delta(named, since, next);
        return request.gzip() && content.length > WORTH_COMPRESSING
                ? new PackAnswer(next, Gzip.compress(content), true)
                : new PackAnswer(next, content, false);
    }

    private void note(NamedPack named, long since, Caller caller) {
        int clear = named.clearSince(since);
        if (clear > 0) {
            readings.note(
                    caller, named.pack().key().villageCode(), named.pack().key().campaignId(), clear);
        }
    }

    private Campaign campaign(UUID id) {
        if (id == null) {
            throw ProblemException.badRequest(
                            "campaign-missing",
                            Text.of("Name a campaign", "请指定核验行动"),
                            Text.of(
                                    "Add ?campaign=<id>; GET /api/v1/campaigns lists the ids.",
                                    "请添加?campaign=<编号>;编号可通过GET /api/v1/campaigns查看。"))
                    .violation("campaign", "the id of a campaign", null);
        }
        return campaigns.find(id).orElseThrow(() -> CampaignService.unknown(id));
    }

    private static void requireVillageOf(RegionCode village, Campaign campaign) {
        if (village.level() != RegionLevel.VILLAGE) {
            throw ProblemException.badRequest(
                            "village-needed",
                            Text.of("A task pack is for one village", "任务包以村为单位"),
                            Text.of(
                                    "%s is a %s. Give the code of a village."
                                            .formatted(
                                                    village,
                                                    village.level().name().toLowerCase(Locale.ROOT)),
                                    "%s不是村级区划。请填写村级代码。".formatted(village)))
                    .violation("village", "a village's code", village.value());
        }
        if (!campaign.scope().covers(village)) {
            throw ProblemException.notFound(
                            "village-outside-campaign",
                            Text.of("The campaign does not cover the village", "该核验行动不包括此村"),
                            Text.of(
                                    "Village %s is not in the regions %s of the campaign."
                                            .formatted(village, campaign.regions()),
                                    "村%s不在核验行动的区域%s内。".formatted(village, campaign.regions())))
                    .violation("village", "a village of the campaign", village.value());
        }
    }
}
