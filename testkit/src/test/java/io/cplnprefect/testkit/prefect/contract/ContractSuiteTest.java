/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the emulator with the recorded responses of the real servers; {@link ContractSuiteIT} checks the latter. */
class ContractSuiteTest {
    private static final Logger LOG = LoggerFactory.getLogger(ContractSuiteTest.class);
    private static final List<ContractScript> SCRIPTS = ContractScript.all();

    @ParameterizedTest
    @EnumSource
    void emulator_sameRequests_respondsAsTheRealServer(PrefectRelease release) throws IOException {
        ContractReport report = new ContractReport(release, operations(release));
        for (ContractScript script : SCRIPTS) {
            try (PrefectEmulator prefect =
                    PrefectEmulator.builder().release(release).start()) {
                List<String> recorded = ContractFiles.recorded(release, script.noun());
                List<String> emulated = script.play(prefect.apiUrl());
                assertThat(recorded)
                        .as(
                                "recorded responses to %s: record with ContractSuiteIT -Dcontract.record=true",
                                script.noun())
                        .hasSameSizeAs(emulated);
                report.add(script, recorded, emulated);
            }
        }
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("contract-suite-" + release.version() + ".txt"),
                report.text());
        LOG.info("{}", report.summary());
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void everyOperation_hasCasesOfItsOutcomes() {
        Set<String> missing = new TreeSet<>();
        for (PrefectRelease release : PrefectRelease.values()) {
            missing.addAll(operations(release).withoutCase(SCRIPTS));
        }
        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(
                        ContractFiles.lines(ContractFiles.WITHOUT_CASE).toList());
    }

    private static Operations operations(PrefectRelease release) {
        return Operations.read(ContractFiles.operations(release));
    }
}
