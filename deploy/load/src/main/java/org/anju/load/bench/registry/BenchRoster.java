package org.anju.load.bench.registry;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.local.demo.DemoHousehold;
import org.anju.local.demo.DemoRoster;
import org.anju.local.demo.IdentityNumber;

/** A roster as large as the demo's, of households that the platform does not know yet. */
final class BenchRoster {

    static final String FILE_NAME = "anju-bench.xlsx";
    private static final String DEMO_AREA = "6299";
    private static final String BENCH_AREA = "6298";

    private BenchRoster() {}

    static int write(Path file, int households) throws IOException {
        DemoRoster roster = new DemoRoster(households);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            roster.write(roster.households().map(BenchRoster::another).iterator(), out);
        }
        return roster.size();
    }

    private static DemoHousehold another(DemoHousehold demo) {
        return new DemoHousehold(
                "BENCH-" + demo.householdNo(),
                demo.county(),
                demo.township(),
                demo.village(),
                demo.group(),
                demo.headName(),
                demo.ethnicity(),
                demo.birth(),
                anotherPerson(demo.identityNumber()),
                demo.phone(),
                demo.members(),
                demo.attribute(),
                demo.povertyState(),
                demo.expectedMode());
    }

    /** Under an area that was never assigned either. */
    static String anotherPerson(String identityNumber) {
        String body = BENCH_AREA + identityNumber.substring(DEMO_AREA.length(), 17);
        return body + IdentityNumber.checkCharacter(body);
    }
}
