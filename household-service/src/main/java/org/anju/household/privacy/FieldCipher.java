package org.anju.household.privacy;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.household.HouseholdConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Encrypts personal data field by field. Made at the start, so that a missing key is found out before any request. */
@Startup
@ApplicationScoped
public class FieldCipher {

    private static final String PRODUCTION = "production";

    private final FieldKeys keys;

    @Inject
    FieldCipher(HouseholdConfig config, @ConfigProperty(name = "anju.deployment") String deployment) {
        this(masterKey(config.keyFile(), deployment));
    }

    FieldCipher(byte[] masterKey) {
        this.keys = FieldKeys.derive(masterKey);
    }

    /** For the client proxy. */
    protected FieldCipher() {
        this.keys = null;
    }

    /** For one thread: it keeps the state of its algorithms from value to value, which saves half of the time. */
    public FieldSealer sealer() {
        return new FieldSealer(keys);
    }

    static byte[] masterKey(Path file, String deployment) {
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
