/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cplnprefect.bridge.credential.GitAccess.MountedKey;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Access by HTTPS. The keys of the secret have no leading dot, which Control Plane does not accept; the names of the files have one. */
final class HttpsAccess {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?");

    /** The helper {@code store} would also write to the file, which is mounted for reading only. */
    private static final String CONFIG = """
            [credential]
            \thelper = "!f() { test \\"$1\\" != get || git credential-store --file \\"$HOME/.git-credentials\\" get; }; f"
            """;

    private HttpsAccess() {}

    static GitAccess of(String secretName, String host, String user, Secret token, String home) {
        List<String> problems = new ArrayList<>();
        if (!HOST.matcher(host).matches()) {
            problems.add("Invalid host '" + host + "': expected a host such as gitlab.example.com, without https://.");
        }
        if (user.isBlank()) {
            problems.add("Missing user. Set the user name of the token, such as oauth2.");
        }
        String value = token.reveal().strip();
        if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace)) {
            problems.add("Invalid token: expected one word.");
        }
        if (!home.startsWith("/") || home.equals("/")) {
            problems.add("Invalid home directory '" + home + "': expected an absolute path such as /root.");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        String credentials = "https://" + encoded(user) + ":" + encoded(value) + "@" + host + "\n";
        SecretDocument secret = SecretDocument.builder()
                .name(secretName)
                .type(SecretType.DICTIONARY)
                .data(Map.of("git-credentials", credentials, "gitconfig", CONFIG))
                .build();
        return new GitAccess(
                secret,
                List.of(
                        new MountedKey("git-credentials", ".git-credentials"),
                        new MountedKey("gitconfig", ".gitconfig")),
                home,
                "exec \"$@\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
