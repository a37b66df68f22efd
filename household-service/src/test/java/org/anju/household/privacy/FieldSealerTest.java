package org.anju.household.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldSealerTest {

    private static final String NUMBER = "11010519491231002X";

    private final FieldSealer sealer = new FieldCipher(new byte[32]).sealer();

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal(Secret.ID_NUMBER, NUMBER);

        assertThat(new FieldCipher(new byte[32]).sealer().open(Secret.ID_NUMBER, sealed))
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
        byte[] sealed = new FieldCipher(otherKey).sealer().seal(Secret.PHONE, "13800001234");

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
}
