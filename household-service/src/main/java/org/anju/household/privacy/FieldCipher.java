package org.anju.household.privacy;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.anju.household.HouseholdConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Encrypts personal data field by field. Made at the start, so that a missing key is found out before any request. A key
 * file that has changed is noticed by itself.
 */
@Startup
@ApplicationScoped
public class FieldCipher {

    private static final Logger LOG = Logger.getLogger(FieldCipher.class);
    private static final String PRODUCTION = "production";
    /** How often the file is looked at while the service is in use. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Path file;
    private final SealAlgorithm algorithm;
    private volatile KeyRing ring;
    private volatile String seen;
    private volatile long lookedAt = System.nanoTime();

    @Inject
    FieldCipher(HouseholdConfig config, @ConfigProperty(name = "anju.deployment") String deployment) {
        this.file = config.keyFile();
        this.algorithm = config.cipher();
        this.ring = ringOf(file, deployment);
        this.seen = stamp(file);
    }

    FieldCipher(KeyRing ring, SealAlgorithm algorithm) {
        this.file = null;
        this.algorithm = algorithm;
        this.ring = ring;
    }

    FieldCipher(Path file) {
        this.file = file;
        this.algorithm = SealAlgorithm.AES_GCM;
        this.ring = KeyFile.read(file);
        this.seen = stamp(file);
    }

    /** For the client proxy. */
    protected FieldCipher() {
        this.file = null;
        this.algorithm = null;
    }

    /**
     * For one thread and one piece of work: it keeps the state of its algorithms from value to value, which saves half of the
     * time, and its keys.
     */
    public FieldSealer sealer() {
        if (file != null && System.nanoTime() - lookedAt > LOOK_AGAIN.toNanos()) {
            lookedAt = System.nanoTime();
            lookAgain();
        }
        return new FieldSealer(ring, algorithm, this::reread);
    }

    /** The number of the key that seals, after a look at the file. */
    public int newestKey() {
        if (file != null) {
            lookAgain();
        }
        return ring.newest().number();
    }

    private synchronized void lookAgain() {
        if (!stamp(file).equals(seen)) {
            reread();
        }
    }

    /** With a file that cannot be used the keys stay as they are: what works goes on working. */
    private synchronized KeyRing reread() {
        if (file == null) {
            return ring;
        }
        seen = stamp(file);
        try {
            ring = KeyFile.read(file);
            LOG.infof("The key file has changed: %s", ring);
        } catch (RuntimeException exception) {
            LOG.errorf("The keys stay as they are: %s", exception.getMessage());
        }
        return ring;
    }

    /** Two states of the file differ in it. */
    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "%s %s %d".formatted(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        } catch (IOException exception) {
            return "unreadable";
        }
    }

    static KeyRing ringOf(Path file, String deployment) {
        if (!deployment.equals(PRODUCTION)) {
            return KeyFile.readOrCreate(file);
        }
        if (Files.notExists(file)) {
            throw new IllegalStateException(
                    "There is no key file %s. Production does not make one: restore it, or create it once by 'openssl rand -base64 32'."
                            .formatted(file));
        }
        return KeyFile.read(file);
    }
}
