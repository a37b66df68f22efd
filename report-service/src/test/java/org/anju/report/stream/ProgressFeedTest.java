package org.anju.report.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.anju.report.reading.ProgressQuery;
import org.anju.report.testsupport.Facts;
import org.anju.report.testsupport.TestEvents;
import org.anju.report.testsupport.TestTopics;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestTopics.class)
class ProgressFeedTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID campaign = UUID.randomUUID();

    @Inject
    ProgressFeed feed;

    @Inject
    TestEvents events;

    @Test
    void keepsOnlyTheNewestForWhoReadsSlowly() {
        AssertSubscriber<String> quick = listen(Long.MAX_VALUE);
        AssertSubscriber<String> slow = listen(0);
        for (int changes = 1; changes <= 3; changes++) {
            int told = changes;
            await().atMost(SOON).until(() -> quick.getItems().size() >= told);
            events.publish(Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE));
        }
        await().atMost(SOON).until(() -> quick.getItems().getLast().contains("\"submitted\":3"));

        slow.request(10);

        await().atMost(SOON).until(() -> !slow.getItems().isEmpty());
        assertThat(slow.getItems()).containsExactly(quick.getItems().getLast());
        quick.cancel();
        slow.cancel();
    }

    @Test
    void tellsNothingWhenNothingChanged() {
        AssertSubscriber<String> listener = listen(Long.MAX_VALUE);
        await().atMost(SOON).until(() -> listener.getItems().size() == 1);

        events.publish(Facts.submitted(campaign, UUID.randomUUID(), "622921100200"));

        AssertSubscriber<String> other = feed.watch(ProgressQuery.of(campaign.toString(), "622921000000"))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        await().atMost(SOON)
                .until(() -> !other.getItems().isEmpty()
                        && other.getItems().getLast().contains("\"submitted\":1"));
        assertThat(listener.getItems()).hasSize(1);
        listener.cancel();
        other.cancel();
    }

    private AssertSubscriber<String> listen(long demand) {
        return feed.watch(ProgressQuery.of(campaign.toString(), "622927000000"))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(demand));
    }
}
