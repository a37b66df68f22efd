package org.anju.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipFile;
import org.anju.local.platform.PlatformException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs: a jar that holds one tar.xz. */
record ServerBinaries(Path archive, Path folder) {

    void unpackIfNeeded() {
        if (!Files.exists(archive)) {
            throw new PlatformException(archive + " is missing: start the platform with ./anju, which fetches it.");
        }
        Path stamp = folder.resolve("unpacked-from");
        try {
            String source = Files.size(archive) + " " + Files.getLastModifiedTime(archive);
            if (Files.exists(stamp) && Files.readString(stamp).equals(source)) {
                return;
            }
            unpack();
            Files.writeString(stamp, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private void unpack() throws IOException {
        try (ZipFile jar = new ZipFile(archive.toFile())) {
            var entry = jar.stream()
                    .filter(candidate -> candidate.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new PlatformException(archive + " holds no PostgreSQL."));
            try (InputStream packed = new BufferedInputStream(jar.getInputStream(entry));
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                    write(file, tar);
                }
            }
        }
    }

    private void write(TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolder(target);
            return;
        }
        createFolder(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
    }

    /** Readable for the server's account, whatever the umask of ours. */
    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createFolder(folder.getParent());
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, permissions(true));
    }

    private static Set<PosixFilePermission> permissions(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }
}
