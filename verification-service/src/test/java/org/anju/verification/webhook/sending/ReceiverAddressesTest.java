package org.anju.verification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressesTest {

    private final ReceiverAddresses production = new ReceiverAddresses("production", List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:a00:1::1"
            })
    void sendsNothingToInnerAddressesInProduction(String address) throws UnknownHostException {
        assertThat(production.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2400:3200::1", "2606:4700::1111"})
    void sendsToPublicAddresses(String address) throws UnknownHostException {
        assertThat(production.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void refusesANameThatLeadsToAnInnerAddress() {
        assertThatThrownBy(() -> production.find(URI.create("https://localhost/hook")))
                .isInstanceOfSatisfying(ReceiverException.class, exception -> assertThat(exception.failure())
                        .isEqualTo(Failure.ADDRESS_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://0x7f000001/"})
    void refusesInnerAddressesInOddNotation(String url) {
        assertThatThrownBy(() -> production.find(URI.create(url))).isInstanceOf(ReceiverException.class);
    }

    @Test
    void tellsANameThatLeadsNowhere() {
        assertThatThrownBy(() -> production.find(URI.create("https://receiver.invalid/hook")))
                .isInstanceOfSatisfying(ReceiverException.class, exception -> assertThat(exception.failure())
                        .isEqualTo(Failure.NAME_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "test"})
    void allowsLoopbackWhereNothingIsAtStake(String deployment) throws UnknownHostException {
        ReceiverAddresses addresses = new ReceiverAddresses(deployment, List.of());

        assertThat(addresses.find(URI.create("http://127.0.0.1:9/"))).isEqualTo(InetAddress.getByName("127.0.0.1"));
        assertThat(addresses.allowsPlainHttp(URI.create("http://localhost:9/"))).isTrue();
        assertThat(addresses.allowsPlainHttp(URI.create("http://receiver.example/")))
                .isFalse();
        assertThat(addresses.allows(InetAddress.getByName("192.168.1.1"))).isFalse();
    }

    @Test
    void takesLoopbackForPlainHttpNowhereElse() {
        assertThat(production.allowsPlainHttp(URI.create("http://localhost/"))).isFalse();
        assertThat(new ReceiverAddresses("staging", List.of()).allowsPlainHttp(URI.create("http://localhost/")))
                .isFalse();
    }

    @Test
    void sendsToTheNetworksThatAreNamed() throws UnknownHostException {
        ReceiverAddresses addresses =
                new ReceiverAddresses("production", List.of("10.8.0.0/14", "fd12:3456::/32", "127.0.0.0/8"));

        assertThat(addresses.allows(InetAddress.getByName("10.11.255.255"))).isTrue();
        assertThat(addresses.allows(InetAddress.getByName("10.12.0.0"))).isFalse();
        assertThat(addresses.allows(InetAddress.getByName("fd12:3456::1"))).isTrue();
        assertThat(addresses.allows(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.8.0.0", "10.8.0.0/33", "10.8.0.0/-1", "receiver.example/8", "/8", "10.8.0.0/x"})
    void refusesToStartWithNetworksThatAreNone(String network) {
        assertThatThrownBy(() -> new ReceiverAddresses("production", List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(network);
    }
}
