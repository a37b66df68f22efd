package org.anju.household.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.household.HouseholdConfig;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.region.RegionNames;
import org.anju.household.region.RegionService;

@ApplicationScoped
class RosterExportService {

    private static final int COME_BACK_SECONDS = 30;

    private final CurrentCaller caller;
    private final RegionService regions;
    private final RegionNames regionNames;
    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final HouseholdConfig.Export config;
    private final Semaphore free;

    RosterExportService(
            CurrentCaller caller,
            RegionService regions,
            RegionNames regionNames,
            AgroalDataSource dataSource,
            FieldCipher cipher,
            ObjectMapper json,
            HouseholdConfig config) {
        this.caller = caller;
        this.regions = regions;
        this.regionNames = regionNames;
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.json = json;
        this.config = config.export();
        this.free = new Semaphore(this.config.atOnce());
    }

    RosterRequest request(RegionCode region, RosterFormat format, boolean persons, HouseholdFacts.Status status) {
        caller.scope().requireCovers(region);
        return new RosterRequest(regions.find(region), caller.scope(), format, persons, status);
    }

    /**
     * Writes the roster as it stands now, as fast as the stream takes it.
     *
     * @param rowCount is told the number of lines before the first one is written
     */
    void write(RosterRequest request, OutputStream out, LongConsumer rowCount) throws IOException {
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable(
                    "exports-busy",
                    Text.of("Too many rosters are being exported", "正在导出的花名册过多"),
                    Text.of("Try again when one of them is through.", "请待其他导出完成后重试。"),
                    COME_BACK_SECONDS);
        }
        Places places = new Places(regionNames, request.prefix());
        try (RosterSnapshot roster =
                RosterSnapshot.open(dataSource, request, cipher.sealer(), places, config.longest())) {
            rowCount.accept(roster.countRows());
            RosterWriter writer = writer(request.format(), out, places);
            roster.forEach(writer::write);
            writer.finish();
        } finally {
            free.release();
        }
    }

    private RosterWriter writer(RosterFormat format, OutputStream out, Places places) throws IOException {
        return switch (format) {
            case XLSX -> new XlsxRoster(out, places);
            case CSV -> new CsvRoster(out);
            case NDJSON -> new NdjsonRoster(out, json);
        };
    }
}
