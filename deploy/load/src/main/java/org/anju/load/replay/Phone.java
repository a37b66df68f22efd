package org.anju.load.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.anju.load.http.Answer;
import org.anju.load.measure.Latencies;
import org.anju.load.measure.RequestKind;
import org.anju.load.photo.PhotoMaker;
import org.anju.load.platform.Gateway;
import org.anju.load.platform.Gateway.PhotoDeclaration;
import org.anju.load.platform.UploadTarget;
import org.anju.load.replay.Visit.PlannedPhoto;

/** Carries one visit to the platform, as the app on a phone does. */
final class Phone {

    /** An upload target may have ended while the network was away: the same photo is then declared again. */
    private static final int ROUNDS = 4;

    /** However many phones wait for a slow platform, this many photos are in memory. */
    static final int UPLOADS_AT_ONCE = 32;

    private final Gateway gateway;
    private final PhotoMaker photos;
    private final Latencies latencies;
    private final Journal journal;
    private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE);

    Phone(Gateway gateway, PhotoMaker photos, Latencies latencies, Journal journal) {
        this.gateway = gateway;
        this.photos = photos;
        this.latencies = latencies;
        this.journal = journal;
    }

    /** @param intended when the visit was meant to begin, on the clock of {@link System#nanoTime} */
    void carry(Visit visit, long intended) throws InterruptedException {
        journal.begin();
        boolean recordKept;
        boolean photosStored;
        if (visit.submitFirst()) {
            recordKept = submit(visit, intended);
            photosStored = recordKept && sendPhotos(visit, System.nanoTime());
        } else {
            photosStored = sendPhotos(visit, intended);
            recordKept = submit(visit, photosStored ? System.nanoTime() : intended);
        }
        if (recordKept && photosStored) {
            journal.completed(visit.verificationId());
        }
        journal.end();
    }

    private boolean submit(Visit visit, long intended) throws InterruptedException {
        try {
            Answer answer = gateway.submit(visit.username(), visit.verificationId(), visit.body());
            latencies.record(RequestKind.SUBMIT, intended);
            Receipt receipt = receipt(visit, answer);
            journal.receipt(receipt);
            return receipt.kept();
        } catch (IOException exception) {
            journal.abandoned(exception.getMessage());
            return false;
        }
    }

    private static Receipt receipt(Visit visit, Answer answer) {
        JsonNode body = answer.json();
        if (answer.successful()) {
            return new Receipt(
                    visit.verificationId(),
                    visit.household().id(),
                    body.path("status").asText("STORED").intern(),
                    body.path("digest").asText(""),
                    "");
        }
        String status = answer.status() == 409 ? "CONFLICT" : "REFUSED";
        return new Receipt(visit.verificationId(), visit.household().id(), status, "", answer.problem());
    }

    private boolean sendPhotos(Visit visit, long intended) throws InterruptedException {
        boolean all = true;
        long due = intended;
        for (PlannedPhoto planned : visit.photos()) {
            try {
                all &= send(visit, planned, due);
            } catch (IOException exception) {
                journal.abandoned(exception.getMessage());
                all = false;
            }
            due = System.nanoTime();
        }
        return all;
    }

    private boolean send(Visit visit, PlannedPhoto planned, long intended) throws IOException, InterruptedException {
        String declaration = new PhotoDeclaration(
                        photos.make(planned.id()),
                        visit.verificationId(),
                        visit.household().id(),
                        planned.slot(),
                        planned.capturedAt())
                .json();
        String problem = "";
        for (int round = 0; round < ROUNDS; round++) {
            Answer declared = gateway.declare(visit.username(), declaration);
            latencies.record(RequestKind.DECLARE, round == 0 ? intended : System.nanoTime());
            if (!declared.successful()) {
                journal.refused(declared.problem());
                return false;
            }
            if (upload(declared, planned.id())) {
                Answer confirmed = confirm(visit, planned.id());
                if (confirmed.successful()) {
                    // A hundred thousand copies of the same few words would fill the memory.
                    String state = confirmed.json().path("state").asText().intern();
                    journal.photo(planned.id(), state);
                    return state.equals("STORED");
                }
                problem = confirmed.problem();
            } else {
                problem = "upload-refused";
            }
        }
        journal.refused(problem);
        return false;
    }

    /** Nothing is to be uploaded when an earlier confirmation was kept and only its answer got lost. */
    private boolean upload(Answer declared, UUID photo) throws IOException, InterruptedException {
        JsonNode target = declared.json().path("upload");
        if (!target.hasNonNull("url")) {
            return true;
        }
        long start = System.nanoTime();
        uploads.acquire();
        try {
            Answer uploaded = gateway.upload(UploadTarget.of(target), photos.make(photo));
            latencies.record(RequestKind.UPLOAD, start);
            return uploaded.successful();
        } finally {
            uploads.release();
        }
    }

    private Answer confirm(Visit visit, UUID photo) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Answer confirmed = gateway.confirm(visit.username(), photo);
        latencies.record(RequestKind.CONFIRM, start);
        return confirmed;
    }
}
