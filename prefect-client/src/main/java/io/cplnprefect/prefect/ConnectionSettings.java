/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.ServiceConnectionBuilder;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.connection.HttpProxy;
import io.cplnprefect.core.connection.Tls;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.internal.ApiAddress;
import io.cplnprefect.prefect.internal.CsrfProtection;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.internal.PrefectTraits;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * How a client connects.
 *
 * @param options options of the client
 * @param headers headers of every request, which may be secret
 */
record ConnectionSettings(ClientOptions options, Map<String, String> headers) {

    private static final String API_VERSION = "0.8.4";

    /** Shorter than the 5 s after which a Prefect server closes an idle connection. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "on", "t");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "n", "off", "f");

    /** Headers that the client sets itself. */
    private static final Set<String> RESERVED =
            Set.of("user-agent", "prefect-csrf-token", "prefect-csrf-client", "x-prefect-api-version");

    /**
     * Returns the connection with the options of the user, completed by settings and by the proxy of the environment.
     *
     * @param problems receives what is invalid
     */
    static ConnectionSettings of(
            ClientOptions options,
            Settings settings,
            Map<String, String> environment,
            HttpUrl address,
            List<String> problems) {
        ClientOptions.Builder completed = ClientOptions.builder().from(options);
        if (options.tls().equals(Tls.DEFAULT)) {
            completed.tls(tls(settings, problems));
        }
        if (options.proxy() == null) {
            try {
                HttpProxy proxy = ProxyVariables.proxy(environment, address);
                completed.proxy(proxy);
            } catch (UsageException e) {
                problems.addAll(e.problems());
            }
        }
        return new ConnectionSettings(completed.build(), headers(settings, problems));
    }

    /** Returns a new connection. */
    ServiceConnection open(ApiAddress address, Credentials credentials) {
        Authentication authentication = credentials.authentication();
        ServiceConnectionBuilder builder = ServiceConnection.to("prefect", address.url())
                .http2(false)
                .keepAlive(KEEP_ALIVE)
                .options(options)
                .authentication(authentication)
                .mapper(PrefectJson.newMapper())
                .traits(new PrefectTraits(address.url()))
                .header("X-PREFECT-API-VERSION", API_VERSION)
                .header("User-Agent", userAgent())
                .header("Accept", "application/json");
        headers.forEach(builder::header);
        ServiceConnection plain = builder.build();
        return address.cloud() ? plain : plain.with(new CsrfProtection(authentication, plain));
    }

    boolean hasAuthorization() {
        return headers.keySet().stream().anyMatch("authorization"::equalsIgnoreCase);
    }

    private static Tls tls(Settings settings, List<String> problems) {
        Tls tls = Tls.DEFAULT;
        String file = settings.get(PrefectSettings.API_SSL_CERT_FILE);
        if (file != null) {
            Path pem = Path.of(file);
            if (!Files.isRegularFile(pem)) {
                problems.add("Invalid " + PrefectSettings.API_SSL_CERT_FILE.name() + " '" + file
                        + "': there is no such file. Set the path of a PEM file, or remove the setting.");
            } else {
                tls = tls.trusting(pem);
            }
        }
        Settings.Sourced insecure = settings.sourced(PrefectSettings.API_TLS_INSECURE_SKIP_VERIFY);
        String value = String.valueOf(insecure.value()).toLowerCase(Locale.ROOT);
        if (!TRUE.contains(value) && !FALSE.contains(value)) {
            problems.add("Invalid " + insecure + ": expected true or false. Correct or remove it.");
        }
        return TRUE.contains(value) ? tls.dangerouslyTrustingAnyServer() : tls;
    }

    private static Map<String, String> headers(Settings settings, List<String> problems) {
        Map<String, String> headers = new LinkedHashMap<>();
        String name = PrefectSettings.CLIENT_CUSTOM_HEADERS.name();
        String text = settings.get(PrefectSettings.CLIENT_CUSTOM_HEADERS);
        if (text == null) {
            return headers;
        }
        JsonNode document;
        try {
            document = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            // The message of the parser would contain a part of the text, which may be secret.
            document = null;
        }
        if (document == null || !document.isObject()) {
            problems.add("Invalid " + name
                    + ": expected a JSON object of texts, such as {\"X-Team\": \"data\"}. Correct it.");
            return headers;
        }
        document.properties().forEach(header -> {
            if (RESERVED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                problems.add("Invalid " + name + ": the client sets the header '" + header.getKey()
                        + "' itself. Remove it.");
            } else if (!header.getValue().isTextual()) {
                problems.add("Invalid " + name + ": the value of the header '" + header.getKey()
                        + "' is not a text. Put it in quotes.");
            } else {
                headers.put(header.getKey(), header.getValue().textValue());
            }
        });
        return headers;
    }

    private static String userAgent() {
        String version = Prefect.class.getPackage().getImplementationVersion();
        return "cpln-prefect-client" + (version == null ? "" : "/" + version);
    }

    @Override
    public String toString() {
        return "ConnectionSettings[headers=" + headers.keySet() + "]";
    }
}
