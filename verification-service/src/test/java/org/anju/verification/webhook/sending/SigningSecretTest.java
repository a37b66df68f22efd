package org.anju.verification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

    @Test
    void signsAsTheReferenceLibraryDoes() throws EmptyWebhookSecretException, WebhookSigningException {
        SigningSecret secret = SigningSecret.random();
        String body = "{\"village\":\"吹麻滩镇\"}";

        assertThat(secret.sign("msg_1", "1674087231", body))
                .isEqualTo(new Webhook(secret.text()).sign("msg_1", 1_674_087_231L, body));
    }

    @Test
    void isLongEnoughAndNeverTheSame() {
        String secret = SigningSecret.random().text();

        assertThat(secret)
                .startsWith("whsec_")
                .isNotEqualTo(SigningSecret.random().text());
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSizeBetween(24, 64);
    }
}
