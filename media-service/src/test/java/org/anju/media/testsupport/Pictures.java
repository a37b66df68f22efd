package org.anju.media.testsupport;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as phones take them, and such as no phone would. */
public final class Pictures {

    private Pictures() {}

    public static byte[] jpeg() {
        return encoded(640, 480, "jpeg");
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpeg");
    }

    public static byte[] png() {
        return encoded(320, 200, "png");
    }

    /** A picture of a few bytes that would take gigabytes when unpacked. */
    public static byte[] pixelBomb() {
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(60_000)
                .putInt(60_000)
                .put((byte) 8)
                .put((byte) 2)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        file.writeBytes(chunk("IHDR", header.array()));
        file.writeBytes(chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 0x03, 0, 0, 0, 0, 1}));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 checksum = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, Color.CYAN, width, height, Color.DARK_GRAY));
        canvas.fillRect(0, 0, width, height);
        Random random = new Random();
        for (int index = 0; index < 50; index++) {
            canvas.setColor(new Color(random.nextInt(0xFFFFFF)));
            canvas.fillRect(random.nextInt(width), random.nextInt(height), 40, 40);
        }
        canvas.dispose();
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
