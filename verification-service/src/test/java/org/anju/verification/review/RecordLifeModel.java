package org.anju.verification.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;
import org.anju.verification.testsupport.Given;

/** What becomes of one household's records in a campaign, by the rules as they are written down. */
final class RecordLifeModel {

    static final class Photo {
        final UUID id = Given.id();
        boolean stored;
        Life proves;

        @Override
        public String toString() {
            return id + " " + proves.id;
        }
    }

    static final class Life {
        final UUID id = Given.id();
        final List<Photo> photos;
        Life replaced;
        VerificationState state = VerificationState.SUBMITTED;
        Standing standing;
        int revision = 1;

        private Life(List<Photo> photos) {
            this.photos = photos;
        }

        boolean stands() {
            return standing == Standing.STANDING;
        }

        /** Whether it came in the other's place, or in that of one which had come in the other's. */
        private boolean replaces(Life other) {
            return replaced != null && (replaced == other || replaced.replaces(other));
        }

        boolean isIn(VerificationState... states) {
            return List.of(states).contains(state);
        }

        @Override
        public String toString() {
            return id + " " + state + " " + standing + " " + revision;
        }
    }

    final List<Life> lives = new ArrayList<>();

    Life pick(int number) {
        return lives.get(number % lives.size());
    }

    /** A new visit; it takes the place of a record that was returned. */
    Life submit() {
        Life life = new Life(newPhotos());
        Life standing = standing();
        if (standing == null) {
            life.standing = Standing.STANDING;
        } else if (standing.state == VerificationState.RETURNED) {
            takePlace(life, standing);
        } else {
            life.standing = Standing.COMPETING;
        }
        return added(life);
    }

    private static List<Photo> newPhotos() {
        return List.of(new Photo(), new Photo(), new Photo());
    }

    /** By the same verifier, who may correct until the township has approved. */
    Life replace(Life earlier, boolean keepingPhotos) {
        Life life = new Life(keepingPhotos ? earlier.photos : newPhotos());
        boolean correctable = earlier.stands()
                && earlier.isIn(VerificationState.SUBMITTED, VerificationState.COMPLETED, VerificationState.RETURNED);
        if (correctable || earlier.standing == Standing.COMPETING) {
            takePlace(life, earlier);
        } else {
            life.standing = Standing.COMPETING;
        }
        return added(life);
    }

    private Life added(Life life) {
        lives.add(life);
        life.photos.stream()
                .filter(photo -> photo.proves == null || life.replaces(photo.proves))
                .forEach(photo -> photo.proves = life);
        completeIfProven(life);
        return life;
    }

    private static void takePlace(Life life, Life earlier) {
        life.standing = earlier.standing;
        life.revision = earlier.revision + (earlier.stands() ? 1 : 0);
        earlier.standing = Standing.SUPERSEDED;
        life.replaced = earlier;
    }

    void store(List<Photo> photos) {
        photos.forEach(photo -> photo.stored = true);
        photos.forEach(photo -> completeIfProven(photo.proves));
    }

    private static void completeIfProven(Life life) {
        boolean proven = life.photos.stream().allMatch(photo -> photo.stored && photo.proves == life);
        if (proven && life.state == VerificationState.SUBMITTED) {
            life.state = VerificationState.COMPLETED;
        }
    }

    boolean approve(Life life) {
        return onwards(life, VerificationState.COMPLETED, VerificationState.TOWNSHIP_APPROVED);
    }

    boolean confirm(Life life) {
        return onwards(life, VerificationState.TOWNSHIP_APPROVED, VerificationState.COUNTY_CONFIRMED);
    }

    private boolean onwards(Life life, VerificationState from, VerificationState to) {
        return life.stands() && inQuestion().count() == 1 && move(life, from, to);
    }

    boolean giveBack(Life life) {
        boolean open = life.stands() && !life.isIn(VerificationState.RETURNED, VerificationState.LOCKED);
        return open && move(life, life.state, VerificationState.RETURNED);
    }

    boolean lock(Life life) {
        return life.stands() && move(life, VerificationState.COUNTY_CONFIRMED, VerificationState.LOCKED);
    }

    boolean reopen(Life life, boolean byChangeRequest) {
        return byChangeRequest && life.stands() && move(life, VerificationState.LOCKED, VerificationState.RETURNED);
    }

    private static boolean move(Life life, VerificationState from, VerificationState to) {
        if (life.state != from) {
            return false;
        }
        life.state = to;
        return true;
    }

    boolean choose(Life life, boolean byCounty) {
        if (!isInQuestion(life) || inQuestion().count() == 1 || standing().state == VerificationState.LOCKED) {
            return false;
        }
        if (!life.stands() && standing().state == VerificationState.COUNTY_CONFIRMED && !byCounty) {
            return false;
        }
        if (!life.stands()) {
            life.revision =
                    1 + lives.stream().mapToInt(each -> each.revision).max().orElseThrow();
        }
        inQuestion().filter(each -> each != life).toList().forEach(each -> each.standing = Standing.DISMISSED);
        life.standing = Standing.STANDING;
        return true;
    }

    Life standing() {
        return lives.stream().filter(Life::stands).findFirst().orElse(null);
    }

    private Stream<Life> inQuestion() {
        return lives.stream().filter(RecordLifeModel::isInQuestion);
    }

    private static boolean isInQuestion(Life life) {
        return life.standing == Standing.STANDING || life.standing == Standing.COMPETING;
    }
}
