/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The access of one job in two GVCs: its workloads and identities have the same names, and policies belong to the organization. */
class SecretsInTwoGvcsTest {

    private static final String SECOND = "second";

    private final TwoServers servers = TwoServers.start(platform -> platform.gvc(SECOND, "aws-eu-central-1"));
    private final JobCommands jobs = new JobCommands(servers.controlPlane());

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void sameJob_inASecondGvc_leavesTheAccessInTheFirst() throws InterruptedException {
        secret("settings", "{'name': 'settings', 'type': 'dictionary', 'data': {'HOST': 'db', 'USER': 'user'}}");
        secret("api", "{'name': 'api', 'type': 'dictionary', 'data': {'token': 'token'}}");

        String first = start(TwoServers.GVC);
        String second = start(SECOND);

        assertThat(second).isEqualTo(first);
        assertThat(principal(TwoServers.GVC, first)).isEqualTo("/org/acme/gvc/prefect/identity/" + first + "-identity");
        assertThat(principal(SECOND, first)).isEqualTo("/org/acme/gvc/second/identity/" + first + "-identity");
    }

    @Test
    void policyName_ofTheLongestWorkloadName_isAName() {
        String longest = "w".repeat(49);

        assertThat(JobAccess.policyName(SECOND, longest))
                .hasSize(63)
                .isNotEqualTo(JobAccess.policyName(TwoServers.GVC, longest))
                .isNotEqualTo(JobAccess.policyName(SECOND, longest.substring(1)));
    }

    private String start(String gvc) throws InterruptedException {
        return Requests.start(jobs, Requests.of(servers, gvc, JobSecretsTest.WITH_SECRETS, WorkloadOptions.DEFAULT))
                .pid()
                .workload();
    }

    private String principal(String gvc, String workload) {
        String policy = "/org/acme/policy/" + JobAccess.policyName(gvc, workload);
        return Objects.requireNonNull(servers.platform().get(policy))
                .at("/bindings/0/principalLinks/0")
                .asText();
    }

    private void secret(String name, String document) {
        servers.platform().put("/org/acme/secret/" + name, TwoServers.json(document));
    }
}
