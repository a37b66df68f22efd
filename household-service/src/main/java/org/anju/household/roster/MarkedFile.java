package org.anju.household.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.intake.ScratchFile;
import org.anju.household.roster.marking.MarkedRoster;
import org.anju.household.roster.workbook.RosterFormat;

/** A roster that goes back to whoever handed it in, with its errors marked, once it is written. */
record MarkedFile(String uploadedAs, ScratchFile original, List<Finding> findings, List<Locale> languages)
        implements AutoCloseable {

    RosterFormat format() throws IOException {
        return RosterFormat.of(original.path());
    }

    /** As RFC 6266 has it, with the name that the file came with. */
    String disposition() throws IOException {
        String extension = format().extension();
        int dot = uploadedAs.lastIndexOf('.');
        String name = (dot > 0 ? uploadedAs.substring(0, dot) : uploadedAs) + "-标注 marked." + extension;
        return "attachment; filename=\"roster-marked.%s\"; filename*=UTF-8''%s"
                .formatted(
                        extension,
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    void write(OutputStream out) throws IOException {
        MarkedRoster.write(original.path(), format(), findings, languages, out);
    }

    @Override
    public void close() {
        original.close();
    }
}
