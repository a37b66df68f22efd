package org.anju.load.bench.photo;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.load.bench.BenchException;
import org.anju.load.http.Answer;
import org.anju.load.photo.MadePhoto;
import org.anju.load.photo.PhotoMaker;
import org.anju.load.platform.Gateway;
import org.anju.load.platform.Gateway.PhotoDeclaration;
import org.anju.load.platform.UploadTarget;
import org.anju.load.replay.PendingHousehold;

/** Photos as phones send them: declared, uploaded to the target they are given, confirmed. */
final class PlatformPhotos implements PhotoSender {

    private final Gateway gateway;
    private final PhotoMaker photos;
    private final List<PendingHousehold> households;
    private final AtomicInteger next = new AtomicInteger();

    PlatformPhotos(Gateway gateway, PhotoMaker photos, List<PendingHousehold> households) {
        this.gateway = gateway;
        this.photos = photos;
        this.households = households;
    }

    @Override
    public void send() throws IOException, InterruptedException {
        PendingHousehold household = households.get(next.getAndIncrement() % households.size());
        String username = "verifier-" + household.village();
        MadePhoto photo = photos.make(UuidCreator.getTimeOrderedEpoch());
        Answer declared = gateway.declare(
                username,
                new PhotoDeclaration(
                                photo,
                                UuidCreator.getTimeOrderedEpoch(),
                                household.id(),
                                "FRONT",
                                Instant.now().toString())
                        .json());
        require("declaration", declared);
        require("upload", gateway.upload(UploadTarget.of(declared.json().path("upload")), photo));
        Answer confirmed = gateway.confirm(username, photo.id());
        require("confirmation", confirmed);
        if (!confirmed.json().path("state").asText().equals("STORED")) {
            throw new BenchException("A photo was not stored: " + confirmed.summary());
        }
    }

    private static void require(String what, Answer answer) {
        if (!answer.successful()) {
            throw new BenchException("The %s of a photo was refused: %s".formatted(what, answer.summary()));
        }
    }
}
