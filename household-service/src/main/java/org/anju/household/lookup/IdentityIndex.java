package org.anju.household.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.roster.row.IdentityNumber;

/** What stands for an identity number in the database. A list, because two keys may be good at a time. */
@ApplicationScoped
class IdentityIndex {

    private final FieldCipher cipher;

    IdentityIndex(FieldCipher cipher) {
        this.cipher = cipher;
    }

    List<byte[]> valuesOf(IdentityNumber number) {
        return cipher.sealer().indexesOf(number.citizenNumber());
    }
}
