package org.anju.household.roster.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.anju.common.digest.Sha256;
import org.anju.household.roster.workbook.RosterFormat;

/**
 * A roster that has arrived whole and looks like one.
 *
 * @param rows in all its worksheets, headers included
 */
public record RosterUpload(ScratchFile file, RosterFormat format, long bytes, byte[] sha256, long rows)
        implements AutoCloseable {

    static RosterUpload receive(InputStream body, String declaredType, long limit, RosterInspection inspection) {
        ScratchFile file = ScratchFile.create();
        try {
            MessageDigest digest = Sha256.start();
            long bytes = copy(body, file, digest, limit);
            RosterInspection.Inspected inspected = inspection.inspect(file.path(), declaredType);
            return new RosterUpload(file, inspected.format(), bytes, digest.digest(), inspected.rows());
        } catch (RuntimeException exception) {
            file.close();
            throw exception;
        }
    }

    private static long copy(InputStream body, ScratchFile file, MessageDigest digest, long limit) {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file.path()), digest)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > limit) {
                    throw RosterRefusal.tooLarge(limit);
                }
                out.write(buffer, 0, read);
            }
            return bytes;
        } catch (IOException exception) {
            throw RosterRefusal.interrupted();
        }
    }

    @Override
    public void close() {
        file.close();
    }

    @Override
    public String toString() {
        return "RosterUpload[%d bytes]".formatted(bytes);
    }
}
