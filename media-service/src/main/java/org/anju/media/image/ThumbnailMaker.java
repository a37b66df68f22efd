package org.anju.media.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.anju.media.MediaConfig;

/** Makes the small pictures that reviewers leaf through. */
@ApplicationScoped
public class ThumbnailMaker {

    private static final float QUALITY = 0.8f;

    /** One picture is unpacked at a time: large ones take most of a small service's memory. */
    private final Semaphore oneAtATime = new Semaphore(1, true);

    private final int side;

    @Inject
    ThumbnailMaker(MediaConfig config) {
        this(config.thumbnailSide());
    }

    ThumbnailMaker(int side) {
        this.side = side;
    }

    /** A JPEG, upright and no larger than the set side; empty when the picture cannot be unpacked. */
    public Optional<byte[]> make(byte[] original, ImageType type) {
        oneAtATime.acquireUninterruptibly();
        try {
            return Optional.of(shrink(original, type));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        } finally {
            oneAtATime.release();
        }
    }

    private byte[] shrink(byte[] original, ImageType type) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByMIMEType(type.contentType()).next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(original))) {
            // Metadata is wanted from cameras for the orientation; in PNG files it is one more thing to unpack.
            reader.setInput(input, true, type == ImageType.PNG);
            BufferedImage coarse = reader.read(0, subsampled(reader));
            return encode(coarse, type == ImageType.JPEG ? orientation(reader) : null);
        } finally {
            reader.dispose();
        }
    }

    /** Leaves out pixels while reading, down to about twice the wanted size, so that memory stays small. */
    private ImageReadParam subsampled(ImageReader reader) throws IOException {
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, longer / (side * 2));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    private static Orientation orientation(ImageReader reader) {
        try {
            return ExifUtils.getExifOrientation(reader, 0);
        } catch (IOException | RuntimeException noneReadable) {
            return null;
        }
    }

    private byte[] encode(BufferedImage coarse, Orientation orientation) throws IOException {
        BufferedImage upright = orientation == null || orientation == Orientation.TOP_LEFT
                ? coarse
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(coarse);
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        Thumbnails.of(upright)
                .size(Math.min(side, upright.getWidth()), Math.min(side, upright.getHeight()))
                .imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(small);
        return small.toByteArray();
    }
}
