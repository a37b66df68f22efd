package org.anju.verification.webhook.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A range of addresses, such as 10.8.0.0/16.
 *
 * @param first its first address, whose remaining bits do not matter
 * @param bits how many leading bits the addresses share
 */
record Network(InetAddress first, int bits) {

    /** Not on the public internet: RFC 6890 with its successors, and prefixes that lead to IPv4 addresses by a detour. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    /** @throws IllegalArgumentException when the text is no address, slash and number of bits */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        // Names, which are not wanted here, would be looked up.
        if (!address.matches("[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*")) {
            throw malformed(text);
        }
        try {
            InetAddress first = InetAddress.getByName(address);
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
                throw malformed(text);
            }
            return new Network(first, bits);
        } catch (UnknownHostException | NumberFormatException exception) {
            throw malformed(text);
        }
    }

    static boolean isPublic(InetAddress address) {
        return SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    boolean contains(InetAddress address) {
        byte[] here = first.getAddress();
        byte[] there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int index = 0; index < whole; index++) {
            if (here[index] != there[index]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((here[whole] ^ there[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("'%s' is no network such as 10.8.0.0/16".formatted(text));
    }
}
