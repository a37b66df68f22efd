package org.anju.household.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldSealerTest {

    private static final String NUMBER = "11010519491231002X";
    private static final String ONE = "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    private static final String TWO = "2 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n";

    private final FieldSealer sealer = cipher(KeyRing.of(1, new byte[32])).sealer();

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal(Secret.ID_NUMBER, NUMBER);

        assertThat(cipher(KeyRing.of(1, new byte[32])).sealer().open(Secret.ID_NUMBER, sealed))
                .isEqualTo(NUMBER);
    }

    @Test
    void sealsDifferentlyEachTime() {
        assertThat(sealer.seal(Secret.ID_NUMBER, NUMBER)).isNotEqualTo(sealer.seal(Secret.ID_NUMBER, NUMBER));
    }

    @Test
    void usesNoNonceTwice() {
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(index -> HexFormat.of().formatHex(sealer.seal(Secret.PHONE, "1"), 1, 13)))
                .doesNotHaveDuplicates();
    }

    @Test
    void noticesChanges() {
        byte[] sealed = sealer.seal(Secret.ID_NUMBER, NUMBER);
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> sealer.open(Secret.ID_NUMBER, sealed));
    }

    @Test
    void opensOneKindOnlyAsThatKind() {
        byte[] sealed = sealer.seal(Secret.PHONE, "13800001234");

        assertThatIllegalStateException().isThrownBy(() -> sealer.open(Secret.ID_NUMBER, sealed));
    }

    @Test
    void opensNothingSealedWithAnotherKey() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        byte[] sealed = cipher(KeyRing.of(1, otherKey)).sealer().seal(Secret.PHONE, "13800001234");

        assertThatIllegalStateException().isThrownBy(() -> sealer.open(Secret.PHONE, sealed));
    }

    @Test
    void indexesEqualNumbersEquallyAndNotAsDigests() {
        assertThat(sealer.indexOf(NUMBER)).isEqualTo(sealer.indexOf(NUMBER)).hasSize(32);
        assertThat(sealer.indexOf(NUMBER)).isNotEqualTo(sealer.digestOf(NUMBER));
    }

    @Test
    void leavesNothingAsNothing() {
        assertThat(sealer.seal(Secret.PHONE, (String) null)).isNull();
        assertThat(sealer.open(Secret.PHONE, null)).isNull();
    }

    @Test
    void sealsWithNewestKeyAndOpensWithAny() {
        byte[] sealed = sealer.seal(Secret.PHONE, "13800001234");
        FieldSealer rotating = cipher(KeyRing.parse(ONE + TWO)).sealer();

        assertThat(rotating.open(Secret.PHONE, sealed)).isEqualTo("13800001234");
        assertThat(sealed[0]).isEqualTo((byte) 1);
        assertThat(rotating.seal(Secret.PHONE, "13800001234")[0]).isEqualTo((byte) 2);
        assertThat(rotating.keyNumber()).isEqualTo(2);
    }

    @Test
    void namesKeyThatIsNotThere() {
        byte[] sealed = cipher(KeyRing.parse(TWO)).sealer().seal(Secret.PHONE, "13800001234");

        assertThatIllegalStateException()
                .isThrownBy(() -> sealer.open(Secret.PHONE, sealed))
                .withMessageContaining("key 2");
    }

    @Test
    void looksUpByAllKeysAndStoresByNewest() {
        FieldSealer rotating = cipher(KeyRing.parse(ONE + TWO)).sealer();

        assertThat(rotating.indexesOf(NUMBER))
                .hasSize(2)
                .containsExactly(rotating.indexOf(NUMBER), sealer.indexOf(NUMBER));
    }

    @Test
    void recognisesDigestsOfAnyKey() {
        FieldSealer rotating = cipher(KeyRing.parse(ONE + TWO)).sealer();

        assertThat(rotating.isDigestOf(sealer.digestOf("told"), "told")).isTrue();
        assertThat(rotating.isDigestOf(rotating.digestOf("told"), "told")).isTrue();
        assertThat(rotating.isDigestOf(sealer.digestOf("told"), "else")).isFalse();
    }

    @Test
    void opensWhatNationalAlgorithmsSealed() {
        FieldSealer national = new FieldCipher(KeyRing.parse(ONE), SealAlgorithm.SM4_GCM).sealer();
        byte[] sealed = national.seal(Secret.ID_NUMBER, NUMBER);

        assertThat(sealed[0]).isEqualTo((byte) 0x81);
        assertThat(sealer.open(Secret.ID_NUMBER, sealed)).isEqualTo(NUMBER);
        assertThat(national.open(Secret.ID_NUMBER, sealer.seal(Secret.ID_NUMBER, NUMBER)))
                .isEqualTo(NUMBER);

        sealed[20] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> sealer.open(Secret.ID_NUMBER, sealed));
    }

    @Test
    void takesNoOtherAlgorithmForTheRightOne() {
        byte[] sealed = sealer.seal(Secret.ID_NUMBER, NUMBER);
        sealed[0] ^= (byte) 0x80;

        assertThatIllegalStateException().isThrownBy(() -> sealer.open(Secret.ID_NUMBER, sealed));
    }

    private static FieldCipher cipher(KeyRing ring) {
        return new FieldCipher(ring, SealAlgorithm.AES_GCM);
    }
}
