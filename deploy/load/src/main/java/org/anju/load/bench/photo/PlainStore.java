package org.anju.load.bench.photo;

import com.github.f4b6a3.uuid.UuidCreator;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.MinioException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.anju.load.bench.BenchException;
import org.anju.load.photo.MadePhoto;
import org.anju.load.photo.PhotoMaker;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** The same objects put straight into the store by MinIO's client. */
final class PlainStore implements PhotoSender {

    private static final String BUCKET = "anju-photos";

    private final MinioClient client;
    private final PhotoMaker photos;
    private final Queue<String> objects = new ConcurrentLinkedQueue<>();

    PlainStore(Settings settings, PhotoMaker photos) {
        Map<String, String> environment = System.getenv();
        this.client = MinioClient.builder()
                .endpoint(settings.url(Port.S3))
                .credentials(
                        environment.getOrDefault("ANJU_S3_ACCESS_KEY", "anju"),
                        environment.getOrDefault("ANJU_S3_SECRET_KEY", "anju-local-secret"))
                .region("us-east-1")
                .build();
        this.photos = photos;
    }

    @Override
    public void send() throws IOException {
        MadePhoto photo = photos.make(UuidCreator.getTimeOrderedEpoch());
        String name = "bench/" + photo.id();
        try (ByteArrayInputStream bytes = new ByteArrayInputStream(photo.bytes())) {
            client.putObject(PutObjectArgs.builder().bucket(BUCKET).object(name).stream(bytes, photo.bytes().length, -1)
                    .contentType(MadePhoto.CONTENT_TYPE)
                    .build());
            objects.add(name);
        } catch (MinioException | GeneralSecurityException exception) {
            throw new BenchException("The store does not take a photo", exception);
        }
    }

    void removeAll() throws IOException {
        for (String name = objects.poll(); name != null; name = objects.poll()) {
            try {
                client.removeObject(
                        RemoveObjectArgs.builder().bucket(BUCKET).object(name).build());
            } catch (MinioException | GeneralSecurityException exception) {
                throw new BenchException("The store does not remove a photo", exception);
            }
        }
    }
}
