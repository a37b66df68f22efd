package org.anju.verification.recheck.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.draw.Draw;
import org.anju.verification.recheck.draw.Drawn;
import org.anju.verification.recheck.draw.Frame;
import org.anju.verification.recheck.draw.Round;

/** Draws from the frames that are stored. All methods take part in the current transaction. */
@ApplicationScoped
public class SampleDraws {

    private final SampleStore store;
    private final Clock clock;

    SampleDraws(SampleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a sample's frame, seed and rounds come to. */
    public record Redrawn(Frame frame, Draw draw, List<Round> rounds, List<FrameEntry> entries, List<Drawn> drawn) {}

    public Redrawn again(StoredSample sample) {
        return redraw(sample, store.rounds(sample.id()));
    }

    /** Draws from a frame that has just been stored. */
    void first(StoredSample sample, int size) {
        DrawnRound first = new DrawnRound(1, size, null, List.of(), sample.createdAt());
        add(sample, first, redraw(sample, List.of(first)));
    }

    /**
     * Draws more from the same frame by the same seed, but for villages that are closed by now: what a recheck found there
     * would return no record. The sample must be locked.
     *
     * @param township the only one to draw from, or null
     * @return how many more
     */
    public int extend(StoredSample sample, int size, RegionCode township) {
        List<DrawnRound> rounds = new ArrayList<>(store.rounds(sample.id()));
        DrawnRound next = new DrawnRound(
                rounds.size() + 1,
                size,
                township,
                store.closedVillages(sample),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        rounds.add(next);
        Redrawn redrawn = redraw(sample, rounds);
        int more = (int) redrawn.drawn().stream()
                .filter(each -> each.round() == next.round())
                .count();
        if (more > 0) {
            add(sample, next, redrawn);
        }
        return more;
    }

    /** Draws again from what is stored, and compares it with the digest and the tasks of then. */
    VerifyResponse verify(StoredSample sample) {
        Redrawn again = again(sample);
        return VerifyResponse.of(sample, again, store.drawn(sample.id()));
    }

    private void add(StoredSample sample, DrawnRound round, Redrawn redrawn) {
        Map<UUID, FrameEntry> entries = redrawn.entries().stream()
                .collect(Collectors.toMap(entry -> entry.record().id(), Function.identity()));
        store.addRound(sample, round, redrawn.drawn(), entries);
    }

    private Redrawn redraw(StoredSample sample, List<DrawnRound> drawnRounds) {
        List<FrameEntry> entries = store.frame(sample.id());
        Frame frame = Frame.of(entries.stream().map(FrameEntry::record).toList());
        Draw draw = new Draw(frame, sample.seed());
        List<Round> rounds =
                drawnRounds.stream().map(round -> round.toRound(entries)).toList();
        return new Redrawn(frame, draw, rounds, entries, draw.rounds(rounds));
    }
}
