/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The set-up of Git, executed by a shell and by Git in a home directory of its own. */
@Timeout(60)
final class GitAccessIT {

    @TempDir
    private Path folder;

    private String run(Path home, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "PATH",
                        folder + ":" + System.getenv("PATH"),
                        "GIT_TERMINAL_PROMPT",
                        "0"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    private static Path written(GitAccess access, Path folder, Map<String, String> names) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<?, ?> entry : GitAccessTest.data(access).entrySet()) {
            String key = String.valueOf(entry.getKey());
            Files.writeString(folder.resolve(names.getOrDefault(key, key)), String.valueOf(entry.getValue()));
        }
        return folder;
    }

    @Test
    void ssh_usesTheCopiedKeyAndRefusesUnknownHosts() throws Exception {
        GitAccess access = GitAccess.ssh("etl-git", GitAccessTest.KEY, GitAccessTest.HOSTS);
        Path mounted = written(access, folder.resolve("mounted"), Map.of());
        Path home = Files.createDirectory(folder.resolve("a home"));
        Path client =
                Files.writeString(folder.resolve("ssh"), "#!/bin/sh\nfor each; do echo \"ssh: $each\" >&2; done\n");
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwxr-xr-x"));

        List<String> command = new ArrayList<>();
        access.startCommand().forEach(word -> command.add(word.replace("/etc/git-access", mounted.toString())));
        command.addAll(List.of("git", "ls-remote", "git@git.example.com:data/etl.git"));
        String output = run(home, command);

        Path key = home.resolve(".ssh/id_ed25519");
        assertThat(output)
                .contains("ssh: " + key + "\n")
                .contains("ssh: UserKnownHostsFile=" + home.resolve(".ssh/known_hosts") + "\n")
                .contains("ssh: StrictHostKeyChecking=yes\n")
                .contains("ssh: git@git.example.com\n")
                .doesNotContain(GitAccessTest.PLANTED);
        assertThat(key).hasContent(GitAccessTest.KEY.reveal());
        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(mode(key.resolveSibling("known_hosts"))).isEqualTo("rw-r--r--");
        assertThat(mode(home.resolve(".ssh"))).isEqualTo("rwx------");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void https_givesGitTheTokenOfItsHostOnly() throws Exception {
        GitAccess access = GitAccess.https("etl-git", "gitlab.example.com", "oauth2", Secret.of("planted/token"));
        Path home = written(
                access,
                folder.resolve("a home"),
                Map.of("git-credentials", ".git-credentials", "gitconfig", ".gitconfig"));

        String known = run(home, credential("gitlab.example.com"));
        String other = run(home, credential("example.com"));

        assertThat(known).contains("username=oauth2\n", "password=planted/token\n");
        assertThat(other).doesNotContain("password=");
    }

    private static List<String> credential(String host) {
        return List.of("/bin/sh", "-c", "printf 'protocol=https\\nhost=" + host + "\\n\\n' | git credential fill");
    }
}
