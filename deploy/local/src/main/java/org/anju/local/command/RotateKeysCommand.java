package org.anju.local.command;

import java.util.concurrent.Callable;
import org.anju.local.platform.Settings;
import org.anju.local.privacy.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rotate-keys",
        description =
                "Adds a key to the key file of the running platform, seals all personal data anew with it while the"
                        + " platform goes on working, and takes the older keys out of the file. An interrupted run is gone on with.")
public final class RotateKeysCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Option(names = "--keep-old", description = "Leave the older keys in the key file.")
    private boolean keepOld;

    @Override
    public Integer call() {
        return new KeyRotation(Settings.fromEnvironment()).run(keepOld, System.out) ? 0 : 1;
    }
}
