package org.anju.load.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes real JPEG files that all differ: a few pictures are drawn once, and each photo is one of them with its id in a
 * comment segment. Drawing each anew would cost more than everything that is to be measured.
 */
public final class PhotoMaker {

    private static final int PICTURES = 4;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;
    private static final int START_OF_IMAGE_LENGTH = 2;
    private static final int MARKER_LENGTH = 2;
    private static final int SIZE_STEPS = 7;

    private final List<byte[]> pictures;

    /** @param size about how many bytes a photo shall have */
    public PhotoMaker(int size, long seed) {
        List<BufferedImage> drawn = IntStream.range(0, PICTURES)
                .mapToObj(number -> draw(new SplittableRandom(seed + number)))
                .toList();
        float quality = qualityFor(drawn.getFirst(), size);
        pictures = drawn.stream().map(image -> encode(image, quality)).toList();
    }

    public MadePhoto make(UUID id) {
        byte[] picture = pictures.get(Math.floorMod(id.hashCode(), PICTURES));
        byte[] comment = comment(id);
        // The JFIF segment has to stay the first one.
        int head = START_OF_IMAGE_LENGTH + MARKER_LENGTH + segmentLength(picture, START_OF_IMAGE_LENGTH);
        byte[] photo = new byte[picture.length + comment.length];
        System.arraycopy(picture, 0, photo, 0, head);
        System.arraycopy(comment, 0, photo, head, comment.length);
        System.arraycopy(picture, head, photo, head + comment.length, picture.length - head);
        return new MadePhoto(id, photo);
    }

    private static int segmentLength(byte[] file, int marker) {
        return (file[marker + 2] & 0xff) << 8 | file[marker + 3] & 0xff;
    }

    private static byte[] comment(UUID id) {
        byte[] text = id.toString().getBytes(StandardCharsets.US_ASCII);
        int length = text.length + 2;
        byte[] segment = new byte[MARKER_LENGTH + length];
        segment[0] = (byte) 0xff;
        segment[1] = (byte) 0xfe;
        segment[2] = (byte) (length >> 8);
        segment[3] = (byte) length;
        System.arraycopy(text, 0, segment, 4, text.length);
        return segment;
    }

    /** Something like a house on a slope, with enough grain that it compresses as badly as a photograph. */
    private static BufferedImage draw(RandomGenerator random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(150 + random.nextInt(80), 180, 220));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(120, 100 + random.nextInt(60), 70));
        graphics.fillPolygon(
                new int[] {0, WIDTH, WIDTH, 0},
                new int[] {500 + random.nextInt(200), 500 + random.nextInt(200), HEIGHT, HEIGHT},
                4);
        for (int house = 0; house < 4; house++) {
            int left = random.nextInt(WIDTH - 300);
            int top = 300 + random.nextInt(300);
            graphics.setColor(new Color(200, 170 + random.nextInt(40), 140));
            graphics.fillRect(left, top, 280, 200);
            graphics.setColor(new Color(130, 50 + random.nextInt(40), 40));
            graphics.fillPolygon(new int[] {left - 20, left + 140, left + 300}, new int[] {top, top - 90, top}, 3);
        }
        graphics.dispose();
        grain(image, random);
        return image;
    }

    private static void grain(BufferedImage image, RandomGenerator random) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int index = 0; index < pixels.length; index++) {
            int noise = random.nextInt(25) - 12;
            int colour = pixels[index];
            pixels[index] =
                    shifted(colour >> 16, noise) << 16 | shifted(colour >> 8, noise) << 8 | shifted(colour, noise);
        }
    }

    private static int shifted(int channel, int noise) {
        return Math.clamp((channel & 0xff) + noise, 0, 255);
    }

    /** The quality at which the file has about the wanted size. */
    private static float qualityFor(BufferedImage image, int size) {
        float low = 0.02f;
        float high = 1f;
        for (int step = 0; step < SIZE_STEPS; step++) {
            float middle = (low + high) / 2;
            if (encode(image, middle).length > size) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static byte[] encode(BufferedImage image, float quality) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(256 * 1024);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
