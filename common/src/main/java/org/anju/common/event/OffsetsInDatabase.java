package org.anju.common.event;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.anju.common.database.DatabaseException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Starts each partition where the service's own database says, whatever the broker remembers. */
@ApplicationScoped
@Identifier("offsets-in-database")
class OffsetsInDatabase implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(OffsetsInDatabase.class);

    private final ConsumerOffsets offsets;

    OffsetsInDatabase(ConsumerOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            try {
                offsets.find(partition).ifPresent(next -> consumer.seek(partition, next));
            } catch (DatabaseException exception) {
                // Reading from the beginning costs time only: what was applied already is skipped by its offset.
                LOG.warnf("Reads %s from its beginning: its offset cannot be read now", partition);
            }
        }
    }
}
