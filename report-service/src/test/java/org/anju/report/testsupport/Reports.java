package org.anju.report.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.report.reading.ProgressNumbers;
import org.anju.report.reading.ProgressQuery;
import org.anju.report.reading.ReportService;

@ApplicationScoped
public class Reports {

    private final ReportService reports;

    Reports(ReportService reports) {
        this.reports = reports;
    }

    public ProgressNumbers of(UUID campaign, String region) {
        return reports.progress(ProgressQuery.of(campaign.toString(), region), RegionScope.everything())
                .total();
    }
}
