package org.anju.media.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.http.Method;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Any store with the S3 interface. */
@ApplicationScoped
class MinioStorage implements ObjectStorage {

    private static final int CONNECTIONS = 64;
    private static final Duration KEEP_CONNECTIONS = Duration.ofSeconds(20);
    private static final int SINGLE_PART = -1;

    private final MinioClient store;
    private final MinioClient signer;
    private final String bucket;
    private final Clock clock;

    MinioStorage(StorageConfig config, Clock clock) {
        OkHttpClient http = httpClient(config);
        this.store = client(config.endpoint(), config, http);
        this.signer = client(config.publicEndpoint(), config, http);
        this.bucket = config.bucket();
        this.clock = clock;
    }

    private static MinioClient client(URI endpoint, StorageConfig config, OkHttpClient http) {
        return MinioClient.builder()
                .endpoint(endpoint.toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .httpClient(http, true)
                .build();
    }

    /** The SDK sends through a dispatcher that by default allows five requests at once. */
    private static OkHttpClient httpClient(StorageConfig config) {
        Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(CONNECTIONS);
        dispatcher.setMaxRequestsPerHost(CONNECTIONS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(CONNECTIONS, KEEP_CONNECTIONS.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(config.connectTimeout())
                .readTimeout(config.silence())
                .writeTimeout(config.silence())
                .build();
    }

    @Override
    public void prepare() {
        reach(() -> {
            if (!store.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                store.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
            return null;
        });
    }

    @Override
    public UploadTarget presignUpload(String key, ExpectedObject expected, Duration validFor) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", expected.contentType());
        headers.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(expected.sha256()));
        Map<String, String> signed = new LinkedHashMap<>(headers);
        signed.put("Content-Length", Long.toString(expected.sizeBytes()));
        String url = reach(() -> signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Method.PUT)
                .bucket(bucket)
                .object(key)
                .extraHeaders(signed)
                .expiry((int) validFor.toSeconds())
                .build()));
        // Clients set the length by themselves, and many refuse to be told.
        return new UploadTarget("PUT", url, headers, clock.instant().plus(validFor));
    }

    @Override
    public Optional<StoredObject> open(String key) {
        return reach(() -> {
            try {
                GetObjectResponse response = store.getObject(
                        GetObjectArgs.builder().bucket(bucket).object(key).build());
                String size = response.headers().get("Content-Length");
                return Optional.of(new StoredObject(Long.parseLong(size), response));
            } catch (ErrorResponseException refused) {
                if (refused.errorResponse().code().equals("NoSuchKey")) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    @Override
    public void put(String key, String contentType, byte[] content) {
        reach(() -> store.putObject(PutObjectArgs.builder().bucket(bucket).object(key).contentType(contentType).stream(
                        new ByteArrayInputStream(content), content.length, SINGLE_PART)
                .build()));
    }

    @Override
    public void remove(String key) {
        reach(() -> {
            store.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return null;
        });
    }

    private static <T> T reach(StoreCall<T> call) {
        try {
            return call.run();
        } catch (MinioException | IOException | GeneralSecurityException exception) {
            throw new StorageUnavailableException(exception);
        }
    }

    @FunctionalInterface
    private interface StoreCall<T> {

        T run() throws MinioException, IOException, GeneralSecurityException;
    }
}
