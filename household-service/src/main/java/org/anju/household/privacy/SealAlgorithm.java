package org.anju.household.privacy;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** How values are sealed. Values of either kind can always be opened: the mark in their first byte tells which it is. */
public enum SealAlgorithm {
    /** AES-256 in Galois/counter mode (NIST SP 800-38D). */
    AES_GCM(0x00),
    /** SM4 in Galois/counter mode (GM/T 0002), where national algorithms are prescribed. */
    SM4_GCM(0x80);

    /** The bits of the first byte that name the key. */
    static final int KEY_MASK = 0x7f;

    private final int mark;

    SealAlgorithm(int mark) {
        this.mark = mark;
    }

    static SealAlgorithm of(byte[] sealed) {
        return (sealed[0] & SM4_GCM.mark) == 0 ? AES_GCM : SM4_GCM;
    }

    byte firstByte(int keyNumber) {
        return (byte) (mark | keyNumber);
    }

    Cipher cipher() throws GeneralSecurityException {
        return switch (this) {
            case AES_GCM -> Cipher.getInstance("AES/GCM/NoPadding");
            case SM4_GCM -> Cipher.getInstance("SM4/GCM/NoPadding", NationalAlgorithms.PROVIDER);
        };
    }

    /** Loaded by whoever needs it, and not by the others. */
    private static final class NationalAlgorithms {
        private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    }
}
