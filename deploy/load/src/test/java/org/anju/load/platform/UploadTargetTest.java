package org.anju.load.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.anju.load.photo.MadePhoto;
import org.junit.jupiter.api.Test;

class UploadTargetTest {

    private final MadePhoto photo = new MadePhoto(UUID.randomUUID(), "pixels".getBytes(StandardCharsets.US_ASCII));

    @Test
    void putsWithTheHeadersItIsGiven() throws Exception {
        HttpRequest request = target("""
                {"method":"PUT","url":"http://127.0.0.1:9000/b/k?X-Amz-Signature=s",
                 "headers":{"Content-Type":"image/jpeg","Content-Length":"6"}}
                """).request(photo);

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.uri().getQuery()).isEqualTo("X-Amz-Signature=s");
        assertThat(request.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(body(request)).isEqualTo("pixels");
    }

    @Test
    void postsAFormWhoseLastFieldIsTheFile() throws Exception {
        HttpRequest request = target("""
                {"method":"POST","url":"http://127.0.0.1:9000/b","fields":{"key":"k","policy":"p"}}
                """).request(photo);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().firstValue("Content-Type").orElseThrow()).startsWith("multipart/form-data");
        assertThat(body(request))
                .containsSubsequence(
                        "name=\"key\"", "k", "name=\"policy\"", "p", "name=\"file\"", "image/jpeg", "pixels")
                .endsWith("--\r\n");
    }

    private static UploadTarget target(String json) throws Exception {
        return UploadTarget.of(new ObjectMapper().readTree(json));
    }

    private static String body(HttpRequest request) {
        StringBuilder text = new StringBuilder();
        request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                text.append(StandardCharsets.UTF_8.decode(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                throw new IllegalStateException(failure);
            }

            @Override
            public void onComplete() {}
        });
        return text.toString();
    }
}
