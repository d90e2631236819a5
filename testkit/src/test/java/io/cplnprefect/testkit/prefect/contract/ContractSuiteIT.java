/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.RawApi;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the recorded responses are those of the real servers.
 *
 * <p>With {@code -Dcontract.record=true} it records them; {@code -Dcontract.nouns=flows,logs} limits it to some scripts.
 */
class ContractSuiteIT {
    private static final boolean RECORD = Boolean.getBoolean("contract.record");
    private static final int ATTEMPTS = 4;
    private static final List<String> NOUNS =
            List.of(System.getProperty("contract.nouns", "").split(",", -1));

    /** What each server responded differently; both are played at the same time. */
    private static final Map<PrefectRelease, Future<List<String>>> DIFFERENCES = new EnumMap<>(PrefectRelease.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path databases;

    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();

    @BeforeAll
    static void playBoth() {
        for (PrefectRelease release : PrefectRelease.values()) {
            DIFFERENCES.put(release, EXECUTOR.submit(() -> play(release)));
        }
    }

    @AfterAll
    static void end() {
        EXECUTOR.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void realServer_sameRequests_respondsAsRecorded(PrefectRelease release) throws Throwable {
        try {
            assertThat(Objects.requireNonNull(DIFFERENCES.get(release)).get()).isEmpty();
        } catch (ExecutionException e) {
            // A server that is not available skips the test, as if it were started here.
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static List<String> play(PrefectRelease release) {
        List<String> differences = new ArrayList<>();
        EmptyDatabase database = new EmptyDatabase(databases.resolve(release.version() + ".db"));
        try (RealPrefect prefect = RealPrefect.start(release, database.with(QuietServices.SETTINGS))) {
            JsonNode openApi = new RawApi(prefect.apiUrl()).get("/openapi.json").body();
            List<String> operations = Operations.ofOpenApi(openApi).lines();
            List<String> filterMembers = FilterMembers.ofOpenApi(openApi);
            if (RECORD) {
                ContractFiles.record(release, "operations", operations);
                ContractFiles.record(release, "filter_members", filterMembers);
            }
            assertThat(ContractFiles.operations(release)).isEqualTo(operations);
            assertThat(ContractFiles.filterMembers(release)).isEqualTo(filterMembers);
            for (ContractScript script : scripts()) {
                List<String> responses = play(script, prefect, database);
                if (RECORD) {
                    ContractFiles.record(release, script.noun(), responses);
                }
                differences.addAll(differences(script, ContractFiles.recorded(release, script.noun()), responses));
            }
        }
        return differences;
    }

    /** Plays a script on an empty server, again if the server could not write: one on SQLite may lock itself out of its database. */
    private static List<String> play(ContractScript script, RealPrefect prefect, EmptyDatabase database) {
        List<String> responses = List.of();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            database.clear(prefect);
            responses = script.play(prefect.apiUrl());
            if (responses.stream().noneMatch(response -> response.contains("database is locked"))) {
                return responses;
            }
        }
        return responses;
    }

    private static List<ContractScript> scripts() {
        return ContractScript.all().stream()
                .filter(script -> NOUNS.contains("") || NOUNS.contains(script.noun()))
                .toList();
    }

    private static List<String> differences(ContractScript script, List<String> recorded, List<String> responses) {
        assertThat(recorded).as(script.noun()).hasSameSizeAs(responses);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            if (!recorded.get(i).equals(responses.get(i))) {
                differences.add(
                        "\n" + script.noun() + ": " + script.cases().get(i).text() + "\n  recorded " + recorded.get(i)
                                + "\n  response " + responses.get(i));
            }
        }
        return differences;
    }
}
