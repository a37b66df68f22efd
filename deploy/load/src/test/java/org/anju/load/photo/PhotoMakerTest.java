package org.anju.load.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoMakerTest {

    private static final int SIZE = 150 * 1024;

    private static final PhotoMaker MAKER = new PhotoMaker(SIZE, 1);

    @Test
    void makesPhotosThatDecode() throws Exception {
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(MAKER.make(UUID.randomUUID()).bytes()));

        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(image.getHeight()).isEqualTo(960);
    }

    @Test
    void makesPhotosOfAboutTheWantedSize() {
        assertThat(MAKER.make(UUID.randomUUID()).bytes().length).isBetween(SIZE * 9 / 10, SIZE * 11 / 10);
    }

    @Test
    void makesNoTwoAlike() {
        List<String> digests = Stream.generate(
                        () -> MAKER.make(UUID.randomUUID()).digest())
                .limit(200)
                .toList();

        assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void makesTheSamePhotoForTheSameId() {
        UUID id = UUID.randomUUID();

        assertThat(MAKER.make(id).bytes()).isEqualTo(MAKER.make(id).bytes());
    }

    @Test
    void keepsTheFileSignatureThatReadersLookFor() {
        byte[] bytes = MAKER.make(UUID.randomUUID()).bytes();

        assertThat(bytes).startsWith(0xff, 0xd8, 0xff, 0xe0);
        assertThat(new String(bytes, 6, 4, StandardCharsets.US_ASCII)).isEqualTo("JFIF");
    }
}
