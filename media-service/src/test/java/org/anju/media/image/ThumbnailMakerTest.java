package org.anju.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.anju.media.testsupport.Pictures;
import org.junit.jupiter.api.Test;

class ThumbnailMakerTest {

    private final ThumbnailMaker maker = new ThumbnailMaker(320);

    @Test
    void shrinksToTheLongerSide() throws Exception {
        BufferedImage small =
                read(maker.make(Pictures.jpeg(1600, 1200), ImageType.JPEG).orElseThrow());

        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(240);
    }

    @Test
    void leavesSmallPicturesAsSmallAsTheyAre() throws Exception {
        BufferedImage small =
                read(maker.make(Pictures.jpeg(100, 50), ImageType.JPEG).orElseThrow());

        assertThat(small.getWidth()).isEqualTo(100);
        assertThat(small.getHeight()).isEqualTo(50);
    }

    @Test
    void makesJpegOfPng() throws Exception {
        byte[] small = maker.make(Pictures.png(), ImageType.PNG).orElseThrow();

        assertThat(Inspection.of(new ByteArrayInputStream(small), ImageType.JPEG)
                        .dimensions())
                .isEqualTo(new Dimensions(320, 200));
    }

    @Test
    void turnsPicturesUpright() throws Exception {
        byte[] lying = withOrientation(Pictures.jpeg(800, 600), 6);

        BufferedImage small = read(maker.make(lying, ImageType.JPEG).orElseThrow());

        assertThat(small.getWidth()).isEqualTo(240);
        assertThat(small.getHeight()).isEqualTo(320);
    }

    @Test
    void saysWhenPictureCannotBeUnpacked() {
        assertThat(maker.make(Pictures.pixelBomb(), ImageType.PNG)).isEmpty();
        assertThat(maker.make(Arrays.copyOf(Pictures.jpeg(), 30), ImageType.JPEG))
                .isEmpty();
    }

    /** Puts an Exif segment that holds only the orientation (TIFF tag 0x0112) behind the first two, of 2 and 18 bytes. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] segment = HexFormat.of()
                .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001"
                        + "%04x0000".formatted(orientation) + "00000000");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 20);
        file.writeBytes(segment);
        file.write(jpeg, 20, jpeg.length - 20);
        return file.toByteArray();
    }

    private static BufferedImage read(byte[] picture) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }
}
