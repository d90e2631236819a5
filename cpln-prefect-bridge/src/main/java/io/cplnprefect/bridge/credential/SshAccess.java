/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import io.cplnprefect.bridge.credential.GitAccess.MountedKey;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Access by SSH. The platform mounts secrets with a mode that SSH refuses for keys, so that the key is copied when the job starts. */
final class SshAccess {

    private static final String MOUNT_PATH = "/etc/git-access";
    private static final String KEY = "id_ed25519";
    private static final String KNOWN_HOSTS = "known_hosts";
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN (?:OPENSSH |RSA |EC )?PRIVATE KEY-----\\s.+\\s-----END (?:OPENSSH |RSA |EC )?PRIVATE KEY-----\\s*",
            Pattern.DOTALL);
    private static final Pattern HOST_LINE =
            Pattern.compile("(?:@\\S+\\s+)?\\S+\\s+(?:ssh|ecdsa|sk)-\\S+\\s+[A-Za-z0-9+/=]{40,}(?:\\s.*)?");

    private static final String SCRIPT = """
            set -e
            from="%s"
            mkdir -p "$HOME/.ssh"
            chmod 700 "$HOME/.ssh"
            umask 077
            cp "$from/id_ed25519" "$HOME/.ssh/id_ed25519"
            cp "$from/known_hosts" "$HOME/.ssh/known_hosts"
            chmod 600 "$HOME/.ssh/id_ed25519"
            chmod 644 "$HOME/.ssh/known_hosts"
            umask 022
            GIT_SSH_COMMAND="ssh -i \\"$HOME/.ssh/id_ed25519\\" -o IdentitiesOnly=yes\
             -o UserKnownHostsFile=\\"$HOME/.ssh/known_hosts\\" -o StrictHostKeyChecking=yes"
            export GIT_SSH_COMMAND
            exec "$@"
            """.formatted(MOUNT_PATH);

    private SshAccess() {}

    static GitAccess of(String secretName, Secret privateKey, String knownHosts) {
        List<String> problems = new ArrayList<>();
        String key = privateKey.reveal().replace("\r\n", "\n").strip();
        if (!PRIVATE_KEY.matcher(key).matches()) {
            problems.add("Invalid private key: expected -----BEGIN OPENSSH PRIVATE KEY----- and the lines after it."
                    + " Create one with: ssh-keygen -t ed25519 -N ''.");
        }
        List<String> hosts = knownHosts
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (hosts.isEmpty()
                || !hosts.stream().allMatch(line -> HOST_LINE.matcher(line).matches())) {
            problems.add(
                    "Invalid known_hosts: expected lines <host> <type> <key>. Create them with: ssh-keyscan <host>,"
                            + " and compare them with the keys that the server publishes.");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        SecretDocument secret = SecretDocument.builder()
                .name(secretName)
                .type(SecretType.DICTIONARY)
                .data(Map.of(KEY, key + "\n", KNOWN_HOSTS, String.join("\n", hosts) + "\n"))
                .build();
        return new GitAccess(
                secret,
                List.of(new MountedKey(KEY, KEY), new MountedKey(KNOWN_HOSTS, KNOWN_HOSTS)),
                MOUNT_PATH,
                SCRIPT);
    }
}
