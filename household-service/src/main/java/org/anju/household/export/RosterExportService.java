package org.anju.household.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.household.HouseholdConfig;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
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
    private final AuditLog audit;
    private final HouseholdConfig.Export config;
    private final Semaphore free;

    RosterExportService(
            CurrentCaller caller,
            RegionService regions,
            RegionNames regionNames,
            AgroalDataSource dataSource,
            FieldCipher cipher,
            ObjectMapper json,
            AuditLog audit,
            HouseholdConfig config) {
        this.caller = caller;
        this.regions = regions;
        this.regionNames = regionNames;
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.json = json;
        this.audit = audit;
        this.config = config.export();
        this.free = new Semaphore(this.config.atOnce());
    }

    RosterRequest request(RegionCode region, ExportFormat format, boolean persons, HouseholdFacts.Status status) {
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
        try {
            audit(request);
            writeAll(request, out, rowCount);
        } finally {
            free.release();
        }
    }

    private void writeAll(RosterRequest request, OutputStream out, LongConsumer rowCount) throws IOException {
        Places places = new Places(regionNames, request.prefix());
        try (RosterSnapshot roster =
                RosterSnapshot.open(dataSource, request, cipher.sealer(), places, config.longest())) {
            rowCount.accept(roster.countRows());
            RosterWriter writer = writer(request.format(), out, places);
            roster.forEach(writer::write);
            writer.finish();
        }
    }

    /** Before the first byte is sent: who breaks the answer off has seen some of it all the same. */
    private void audit(RosterRequest request) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(AuditEntry.of(AuditAction.ROSTER_EXPORTED)
                        .in(request.region().code())
                        .with(Map.of("format", request.format(), "persons", request.persons()))));
    }

    private RosterWriter writer(ExportFormat format, OutputStream out, Places places) throws IOException {
        return switch (format) {
            case XLSX -> new XlsxRoster(out, places);
            case CSV -> new CsvRoster(out);
            case NDJSON -> new NdjsonRoster(out, json);
        };
    }
}
