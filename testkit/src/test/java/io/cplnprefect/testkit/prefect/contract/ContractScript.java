/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import io.cplnprefect.testkit.prefect.RawApi;
import io.cplnprefect.testkit.prefect.RawApi.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The requests about one noun of the API, sent in their order to a server without objects.
 *
 * @param noun the name of the file without {@code .txt}
 */
record ContractScript(String noun, List<ContractCase> cases) {
    private static final Pattern REFERENCE = Pattern.compile("<(\\w+)((?:/\\w+)*)>");

    /** Returns the scripts of all nouns, in the order of their names. */
    static List<ContractScript> all() {
        try (Stream<Path> files = Files.list(ContractFiles.SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(ContractScript::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContractScript read(Path file) {
        String noun = file.getFileName().toString().replace(".txt", "");
        return new ContractScript(
                noun, ContractFiles.lines(file).map(ContractCase::of).toList());
    }

    /** Sends all requests and returns the response to each, without what is random. */
    List<String> play(String apiUrl) {
        RawApi api = new RawApi(apiUrl);
        ComparableResponse comparable = new ComparableResponse();
        Map<String, Reply> named = new HashMap<>();
        List<String> responses = new ArrayList<>();
        for (ContractCase one : cases) {
            String body = one.body() == null ? null : RawApi.json(resolve(one.body(), named));
            // A link in a response is absolute; a case names its path and refers to the link for its query.
            String path = resolve(one.path(), named).replaceFirst("\\?https?://[^?]*\\?", "?");
            Reply reply = await(one, () -> api.send(one.method(), path, body));
            if (one.name() != null) {
                named.put(one.name(), reply);
            }
            responses.add(comparable.text(reply, one.comparison()));
        }
        return responses;
    }

    /** Returns the final response to a case: a real server stores events late, and may be busy. */
    private static Reply await(ContractCase one, Callable<Reply> request) {
        return Awaitility.await(one.text())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(4))
                .until(request, one::isFinal);
    }

    private String resolve(String text, Map<String, Reply> named) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            Reply reply = named.get(match.group(1));
            if (reply == null) {
                throw new IllegalArgumentException("No earlier line of " + noun + " is named " + match.group(1));
            }
            String pointer = match.group(2);
            return Matcher.quoteReplacement(pointer.isEmpty() ? reply.id() : reply.text(pointer));
        });
    }
}
