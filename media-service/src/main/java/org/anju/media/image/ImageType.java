package org.anju.media.image;

/** The kinds of picture that count as evidence. */
public enum ImageType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public static ImageType of(String contentType) {
        for (ImageType type : values()) {
            if (type.contentType.equals(contentType)) {
                return type;
            }
        }
        throw new IllegalArgumentException(contentType);
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }
}
