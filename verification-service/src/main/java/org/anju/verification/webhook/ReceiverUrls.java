package org.anju.verification.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import org.anju.common.problem.Text;
import org.anju.verification.webhook.sending.Failure;
import org.anju.verification.webhook.sending.ReceiverAddresses;
import org.anju.verification.webhook.sending.ReceiverException;

/** Takes addresses that messages may be sent to, and refuses others while their owner is there to hear of it. */
@ApplicationScoped
class ReceiverUrls {

    private final ReceiverAddresses addresses;

    ReceiverUrls(ReceiverAddresses addresses) {
        this.addresses = addresses;
    }

    URI parse(String text) {
        URI url = read(text);
        boolean encrypted = "https".equals(url.getScheme());
        if (!encrypted && !("http".equals(url.getScheme()) && addresses.allowsPlainHttp(url))) {
            throw WebhookRefusals.urlRefused(
                    "https",
                    Text.of(
                            "Events are sent over https only. Give an address that begins with https://.",
                            "事件只通过https推送。请填写以https://开头的地址。"));
        }
        requireAllowed(url);
        return url;
    }

    private static URI read(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException exception) {
            // Answered as any other address that cannot be used.
        }
        throw WebhookRefusals.urlRefused(
                "https://host/path",
                Text.of(
                        "Give a whole address such as https://receiver.example/anju, without user name, password and fragment. Names in other scripts are written in their xn-- form.",
                        "请填写完整地址,例如https://receiver.example/anju,不含用户名、密码和#片段;非英文域名请用xn--形式。"));
    }

    /** A name that leads nowhere yet may do so soon: sending it a test shows. */
    private void requireAllowed(URI url) {
        try {
            addresses.find(url);
        } catch (ReceiverException exception) {
            if (exception.failure() == Failure.ADDRESS_NOT_ALLOWED) {
                throw WebhookRefusals.urlRefused(
                        "a public address",
                        Text.of(
                                "The address is not a public one. Let the platform's administrators allow its network (anju.webhooks.internal-networks), or use a public address.",
                                "该地址不是公网地址。请联系平台管理员放行其网段(anju.webhooks.internal-networks),或改用公网地址。"));
            }
        }
    }
}
