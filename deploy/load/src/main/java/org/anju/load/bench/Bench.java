package org.anju.load.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anju.load.http.Backoff;
import org.anju.load.http.PatientClient;
import org.anju.load.platform.AccessTokens;
import org.anju.load.platform.Addresses;
import org.anju.load.platform.Gateway;
import org.anju.local.platform.Settings;

/** What the groups of figures share: the platform under test, how long to measure, and where the figures go. */
public final class Bench implements AutoCloseable {

    private final Settings settings;
    private final int runs;
    private final boolean quick;
    private final int registryHouseholds;
    private final int storedRecords;
    private final BenchDisplay display;
    private final Addresses addresses;
    private final PatientClient client = new PatientClient(Backoff.PATIENT);
    private final AccessTokens tokens;
    private final Gateway gateway;
    private final List<Figure> figures = new ArrayList<>();
    private boolean leavesRows;

    Bench(Settings settings, int runs, boolean quick, int registryHouseholds, int storedRecords, BenchDisplay display) {
        this.settings = settings;
        this.runs = runs;
        this.quick = quick;
        this.registryHouseholds = registryHouseholds;
        this.storedRecords = storedRecords;
        this.display = display;
        this.addresses = Addresses.of(settings);
        this.tokens = new AccessTokens(addresses, client);
        this.gateway = new Gateway(addresses, client, tokens);
    }

    public Settings settings() {
        return settings;
    }

    public Addresses addresses() {
        return addresses;
    }

    public Gateway gateway() {
        return gateway;
    }

    public AccessTokens tokens() {
        return tokens;
    }

    public int runs() {
        return runs;
    }

    /** To how many households the registry is to grow, those of the demo not counted. */
    public int registryHouseholds() {
        return registryHouseholds;
    }

    /** Beside how many stored records more the capacity is measured again. */
    public int storedRecords() {
        return storedRecords;
    }

    void leaveRows() {
        leavesRows = true;
    }

    /** Whether the many rows that a group has put into the platform's tables are left in place at the end. */
    public boolean leavesRows() {
        return leavesRows;
    }

    /** The usual duration, or the short one of a quick bench. */
    public Duration lasting(int usualSeconds, int quickSeconds) {
        return Duration.ofSeconds(quick ? quickSeconds : usualSeconds);
    }

    public int count(int usual, int inQuick) {
        return quick ? inQuick : usual;
    }

    /** Where a group may leave logs and input files. */
    public Path folder() {
        return settings.checkout().resolve("target/bench");
    }

    /** Says what runs now. */
    public void says(String activity) {
        display.says(activity);
    }

    public void add(Figure figure) {
        figures.add(figure);
        display.measured(figure);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    @Override
    public void close() {
        client.close();
    }
}
