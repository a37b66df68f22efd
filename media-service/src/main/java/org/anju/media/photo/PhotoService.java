package org.anju.media.photo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;
import org.anju.common.fact.PhotoFacts;
import org.anju.media.MediaConfig;
import org.anju.media.household.HouseholdScopes;
import org.hibernate.exception.ConstraintViolationException;

/** What is known of photos, and who may know it. */
@ApplicationScoped
class PhotoService {

    private final PhotoRepository photos;
    private final HouseholdScopes households;
    private final RowSecurity rowSecurity;
    private final Outbox outbox;
    private final Topics topics;
    private final MediaConfig config;
    private final Clock clock;

    PhotoService(
            PhotoRepository photos,
            HouseholdScopes households,
            RowSecurity rowSecurity,
            Outbox outbox,
            Topics topics,
            MediaConfig config,
            Clock clock) {
        this.photos = photos;
        this.households = households;
        this.rowSecurity = rowSecurity;
        this.outbox = outbox;
        this.topics = topics;
        this.config = config;
        this.clock = clock;
    }

    record Declaration(Photo photo, boolean created) {}

    Declaration declare(DeclarePhotoRequest request, Caller caller) {
        requireMayTake(request.slot(), caller);
        requireRecordAsSlotAsks(request);
        try {
            return within(caller.scope(), () -> declareOnce(request, caller));
        } catch (ConstraintViolationException taken) {
            // Somebody was faster with the same id: perhaps the same phone, whose first try was thought lost.
            return within(caller.scope(), () -> photos.find(request.id(), caller.scope())
                    .map(photo -> sameAgain(photo, request))
                    .orElseThrow(PhotoProblems::idTaken));
        }
    }

    /** Records are the verifiers' alone; problems are put right by reviewers' people too. */
    static void requireMayTake(String slot, Caller caller) {
        if (!PhotoSlot.isOfProblem(slot) && !caller.has(Roles.VERIFIER)) {
            throw PhotoProblems.verifiersAlone(slot);
        }
    }

    private static void requireRecordAsSlotAsks(DeclarePhotoRequest request) {
        boolean named = request.verificationId() != null;
        if (named == PhotoSlot.isOfProblem(request.slot())) {
            throw named ? PhotoProblems.recordNotAsked(request.slot()) : PhotoProblems.recordMissing(request.slot());
        }
    }

    private Declaration declareOnce(DeclarePhotoRequest request, Caller caller) {
        Optional<Photo> known = photos.find(request.id(), caller.scope());
        if (known.isPresent()) {
            return sameAgain(known.get(), request);
        }
        String village = households.villageOf(request.householdId()).orElseThrow(PhotoProblems::householdNotYetKnown);
        if (!caller.scope().coversCode(village)) {
            throw PhotoProblems.householdNotFound();
        }
        Instant now = now();
        Photo photo =
                Photo.declare(request, village, caller.subject(), now, now.plus(config.lookForUnconfirmedAfter()));
        photos.persistAndFlush(photo);
        return new Declaration(photo, true);
    }

    private static Declaration sameAgain(Photo photo, DeclarePhotoRequest request) {
        List<String> differences = photo.differencesTo(request);
        if (!differences.isEmpty()) {
            throw PhotoProblems.declaredDifferently(differences);
        }
        return new Declaration(photo, false);
    }

    Photo get(UUID id, RegionScope scope) {
        return within(scope, () -> photos.find(id, scope).orElseThrow(PhotoProblems::notFound));
    }

    /** Stores or rejects as the verdict says and tells of it; a photo that is settled meanwhile stays as it is. */
    Photo settle(UUID id, RegionScope scope, Verdict verdict) {
        return within(scope, () -> {
            Photo photo = photos.findAndLock(id, scope).orElseThrow(PhotoProblems::notFound);
            if (photo.isSettled()) {
                return photo;
            }
            Instant now = now();
            switch (verdict) {
                case Verdict.Sound sound -> photo.store(sound.dimensions(), now);
                case Verdict.Unsound unsound -> photo.reject(unsound.reason(), now);
            }
            // The event carries the version that this change brings.
            photos.flush();
            outbox.append(List.of(event(photo, now)));
            return photo;
        });
    }

    private OutgoingEvent event(Photo photo, Instant at) {
        String type = photo.isStored() ? PhotoFacts.STORED : PhotoFacts.REJECTED;
        return OutgoingEvent.of(topics.mediaEvents(), photo.householdId(), type, at, outbox.toJson(photo.facts()));
    }

    private <T> T within(RegionScope scope, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(scope);
            return work.get();
        });
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
