package org.anju.verification.village.closure;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;

/** Sets certificates in a font of its own, of which each PDF gets the characters that it shows: see docs/adr/0016. */
@ApplicationScoped
class CertificatePrinter {

    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";
    private static final String FAMILY = "anju";
    private static final int REGULAR = 400;

    static {
        // It would tell of each step, past the service's own logging.
        XRLog.setLoggingEnabled(false);
    }

    /** Each holds the font, of ten megabytes, while it prints. */
    private final Semaphore turns = new Semaphore(2);

    byte[] print(Certificate certificate) {
        turns.acquireUninterruptibly();
        try (ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(
                            () -> CertificatePrinter.class.getResourceAsStream(FONT),
                            FAMILY,
                            REGULAR,
                            FontStyle.NORMAL,
                            true)
                    .withProducer("Anju 安居")
                    .withHtmlContent(CertificateDocument.of(certificate, FAMILY), null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException exception) {
            throw new UncheckedIOException("The certificate " + certificate.id() + " cannot be printed", exception);
        } finally {
            turns.release();
        }
    }
}
