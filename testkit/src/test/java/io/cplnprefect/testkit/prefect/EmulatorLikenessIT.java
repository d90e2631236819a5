/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends the requests of one long script to the emulator and to a new real server, and compares the responses. */
class EmulatorLikenessIT {
    /** On a busy machine the script takes longer than a run takes to become late. */
    private static final Map<String, String> WITHOUT_LATE_RUNS = Map.of(
            "PREFECT_API_SERVICES_LATE_RUNS_ENABLED", "false",
            "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED", "false");

    @ParameterizedTest
    @EnumSource
    void emulator_sameRequests_respondsAsTheRealServer(PrefectRelease release) throws IOException {
        String script = script();
        List<String> real;
        try (RealPrefect prefect = RealPrefect.start(release, WITHOUT_LATE_RUNS)) {
            real = Script.play(prefect.apiUrl(), script);
        }
        List<String> emulated;
        try (PrefectEmulator prefect =
                PrefectEmulator.builder().release(release).start()) {
            emulated = Script.play(prefect.apiUrl(), script);
        }
        assertThat(differences(real, emulated)).isEmpty();
    }

    private static List<String> differences(List<String> real, List<String> emulated) {
        assertThat(emulated).hasSameSizeAs(real);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < real.size(); i++) {
            if (!real.get(i).equals(emulated.get(i))) {
                differences.add("\nreal     " + real.get(i) + "\nemulated " + emulated.get(i));
            }
        }
        return differences;
    }

    private static String script() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EmulatorLikenessIT.class.getResourceAsStream("likeness-script.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
