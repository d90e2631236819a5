/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefectStackTest {

    private static final String PLANTED = "postgresql+asyncpg://prefect:planted-password@db/prefect";

    private static PrefectStack with(StackServer.Builder server) {
        return PrefectStack.builder().server(server.build()).build();
    }

    @Test
    void problems_ofTheDefaults_areNone() {
        assertThat(PrefectStack.builder().build().problems()).isEmpty();
    }

    @Test
    void problems_ofAnInvalidDescription_areReportedTogether() {
        PrefectStack stack = PrefectStack.builder()
                .gvc("Prefect_1")
                .locations(List.of())
                .readinessTimeout(Duration.ZERO)
                .server(StackServer.builder()
                        .image("not an image")
                        .cpu("half")
                        .memory("512 MB")
                        .storageGib(1)
                        .replicas(0)
                        .addAllowedCidrs("10.0.0.0")
                        .build())
                .worker(StackWorker.builder()
                        .program(WorkerProgram.PYTHON)
                        .workPool("a/b")
                        .limit(0)
                        .build())
                .build();

        assertThat(stack.problems())
                .hasSize(13)
                .anyMatch(problem -> problem.startsWith("Invalid gvc 'Prefect_1'"))
                .anyMatch(problem -> problem.startsWith("Missing locations"))
                .anyMatch(problem -> problem.startsWith("Invalid readinessTimeout"))
                .anyMatch(problem -> problem.startsWith("Invalid server.image 'not an image'"))
                .anyMatch(problem -> problem.startsWith("Invalid server.cpu 'half'"))
                .anyMatch(problem -> problem.startsWith("Invalid server.memory '512 MB'"))
                .anyMatch(problem -> problem.startsWith("Invalid server.storageGib '1'"))
                .anyMatch(problem -> problem.startsWith("Invalid server.replicas '0'"))
                .anyMatch(problem -> problem.startsWith("Invalid server.allowedCidrs '10.0.0.0'"))
                .anyMatch(problem -> problem.contains("Set authSecret"))
                .anyMatch(problem -> problem.startsWith("Missing worker.image"))
                .anyMatch(problem -> problem.startsWith("Invalid worker.workPool 'a/b'"))
                .anyMatch(problem -> problem.startsWith("Invalid worker.limit '0'"));
    }

    @Test
    void secrets_givenInPlaceOfReferences_areRefusedAndNotPrinted() {
        PrefectStack stack = PrefectStack.builder()
                .server(StackServer.builder().databaseSecret(PLANTED).build())
                .authSecret("user:planted-password")
                .build();

        assertThat(stack.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("expected a reference such as cpln://secret/NAME.KEY"))
                .noneMatch(problem -> problem.contains("planted"));
    }

    @Test
    void severalServers_requireAnExternalDatabase() {
        assertThat(with(StackServer.builder().replicas(2)).problems())
                .singleElement()
                .asString()
                .contains("server.replicas '2'", "set server.databaseSecret");
        assertThat(PrefectStack.builder()
                        .locations(List.of("aws-eu-central-1", "aws-us-west-2"))
                        .build()
                        .problems())
                .singleElement()
                .asString()
                .contains("locations", "set server.databaseSecret");
        assertThat(with(StackServer.builder().replicas(2).databaseSecret("cpln://secret/db.url"))
                        .problems())
                .isEmpty();
    }

    @Test
    void authentication_ofPrefect2_isRefused() {
        PrefectStack stack = PrefectStack.builder()
                .server(StackServer.builder()
                        .image("prefecthq/prefect:2.20.25-python3.12")
                        .addAllowedCidrs("198.51.100.0/24")
                        .build())
                .authSecret("cpln://secret/auth.payload")
                .build();

        assertThat(stack.problems()).singleElement().asString().contains("Prefect 2 have no authentication");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "198.51.100.0/24", "10.1.2.3/32", "2001:db8::/32", "::/0"})
    void cidr_valid_isAccepted(String cidr) {
        assertThat(cidrProblems(cidr)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.0/33",
                "198.51.100/24",
                "256.0.0.0/8",
                "example.com/24",
                "10.0.0.0",
                "::/129",
                "1.2.3.4./8"
            })
    void cidr_invalid_isRefused(String cidr) {
        assertThat(cidrProblems(cidr)).singleElement().asString().contains("Invalid server.allowedCidrs");
    }

    private static List<String> cidrProblems(String cidr) {
        return PrefectStack.builder()
                .authSecret("cpln://secret/auth.payload")
                .server(StackServer.builder().addAllowedCidrs(cidr).build())
                .build()
                .problems();
    }
}
