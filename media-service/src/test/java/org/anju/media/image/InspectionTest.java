package org.anju.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.anju.media.testsupport.Pictures;
import org.junit.jupiter.api.Test;

class InspectionTest {

    @Test
    void measuresJpeg() throws Exception {
        byte[] picture = Pictures.jpeg(640, 480);

        Inspection found = inspect(picture, ImageType.JPEG);

        assertThat(found.fault()).isNull();
        assertThat(found.dimensions()).isEqualTo(new Dimensions(640, 480));
        assertThat(found.size()).isEqualTo(picture.length);
        assertThat(found.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(picture));
    }

    @Test
    void measuresPng() throws Exception {
        Inspection found = inspect(Pictures.png(), ImageType.PNG);

        assertThat(found.fault()).isNull();
        assertThat(found.dimensions()).isEqualTo(new Dimensions(320, 200));
    }

    @Test
    void takesWhatCamerasAppendToPictures() throws Exception {
        byte[] picture = Pictures.jpeg();
        byte[] longer = Arrays.copyOf(picture, picture.length + 5_000);

        Inspection found = inspect(longer, ImageType.JPEG);

        assertThat(found.fault()).isNull();
        assertThat(found.size()).isEqualTo(longer.length);
        assertThat(found.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(longer));
    }

    @Test
    void refusesEveryTruncationOfJpeg() throws Exception {
        byte[] picture = Pictures.jpeg(64, 48);

        for (int length = 0; length < picture.length; length++) {
            assertThat(inspect(Arrays.copyOf(picture, length), ImageType.JPEG).dimensions())
                    .as("first %d bytes", length)
                    .isNull();
        }
    }

    @Test
    void refusesEveryTruncationOfPng() throws Exception {
        byte[] picture = Pictures.png();

        for (int length = 0; length < picture.length; length += 7) {
            assertThat(inspect(Arrays.copyOf(picture, length), ImageType.PNG).dimensions())
                    .as("first %d bytes", length)
                    .isNull();
        }
    }

    @Test
    void refusesDamagedPng() throws Exception {
        byte[] picture = Pictures.png();
        picture[picture.length / 2] ^= 1;

        assertThat(inspect(picture, ImageType.PNG).fault()).contains("broken");
    }

    @Test
    void refusesOtherTypeThanDeclared() throws Exception {
        assertThat(inspect(Pictures.png(), ImageType.JPEG).fault()).contains("not a JPEG");
        assertThat(inspect(Pictures.jpeg(), ImageType.PNG).fault()).contains("not a PNG");
    }

    @Test
    void refusesNoiseBehindTrueHeader() throws Exception {
        byte[] picture = Pictures.jpeg();
        byte[] noise = new byte[picture.length];
        new Random(1).nextBytes(noise);
        System.arraycopy(picture, 0, noise, 0, 700);

        assertThat(inspect(noise, ImageType.JPEG).dimensions()).isNull();
    }

    @Test
    void measuresBombsWithoutUnpackingThem() throws Exception {
        assertThat(inspect(Pictures.pixelBomb(), ImageType.PNG).dimensions().pixels())
                .isEqualTo(3_600_000_000L);
    }

    @Test
    void survivesNoise() throws Exception {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            assertThat(inspect(noise, ImageType.JPEG).dimensions()).isNull();
            assertThat(inspect(noise, ImageType.PNG).dimensions()).isNull();
        }
    }

    private static Inspection inspect(byte[] file, ImageType type) throws IOException {
        return Inspection.of(new ByteArrayInputStream(file), type);
    }
}
