package org.anju.media.photo;

import org.anju.common.problem.Text;

/** Why an upload does not become evidence. */
enum RejectionReason {
    SIZE_DIFFERS(
            "size-differs",
            Text.of(
                    "The upload has another size than was declared; it may have been cut off.",
                    "上传文件的大小与登记不符,可能上传中断。")),
    DIGEST_DIFFERS(
            "digest-differs",
            Text.of(
                    "The upload's SHA-256 is not the declared one; it was damaged or is another picture.",
                    "上传文件的SHA-256与登记不符,文件可能损坏或不是同一张照片。")),
    NOT_A_WHOLE_IMAGE(
            "not-a-whole-image",
            Text.of("The upload is not a whole picture of the declared type.", "上传文件不是所登记类型的完整图片。")),
    TOO_MANY_PIXELS("too-many-pixels", Text.of("The picture has more pixels than are taken.", "图片像素数超过上限。")),
    NEVER_UPLOADED("never-uploaded", Text.of("The photo was declared, but never uploaded.", "照片已登记,但一直没有上传。"));

    private final String code;
    private final Text text;

    RejectionReason(String code, Text text) {
        this.code = code;
        this.text = text;
    }

    static RejectionReason of(String code) {
        for (RejectionReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException(code);
    }

    String code() {
        return code;
    }

    Text text() {
        return text;
    }
}
