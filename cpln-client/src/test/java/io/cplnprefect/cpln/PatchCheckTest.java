/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.CronSchedule;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A patch is checked before a request. */
class PatchCheckTest {

    private final Wire wire = new Wire();
    private final Resource<Workload> workloads =
            wire.cpln().org().gvc("prefect").workloads();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void patch_invalidValues_areReportedTogetherAndNothingIsSent() {
        Container sidecar = Container.builder().name("side_car").memory("1 Gi").build();
        Patch patch = Patch.empty()
                .tag("owner", List.of("data"))
                .within(
                        "spec",
                        Patch.empty()
                                .set("identityLink", "etl")
                                .within("job", Patch.empty().set("schedule", "@daily"))
                                .append("containers", sidecar));

        assertThatThrownBy(() -> workloads.patch("etl", patch))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(
                        "Invalid patch of workload 'etl': tags.owner is an object or array: use a text, number or boolean",
                        "Invalid patch of workload 'etl': spec.identityLink is not a link",
                        "Invalid patch of workload 'etl': spec.job.schedule has 1 fields: use five valid fields",
                        "Invalid patch of workload 'etl': spec[\"$append/containers\"][0].name is 'side_car': use 2 to 64",
                        "Invalid patch of workload 'etl': spec[\"$append/containers\"][0].memory is '1 Gi': use a quantity");
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void update_toAnInvalidSchedule_isRefusedBeforeTheWrite() {
        wire.respond(200, "{\"name\": \"etl\", \"version\": 1, \"spec\": {\"type\": \"cron\"}}");

        assertThatThrownBy(() -> workloads
                        .update(
                                "etl",
                                read -> Workload.builder()
                                        .from(read)
                                        .spec(WorkloadSpec.builder()
                                                .job(CronSchedule.builder()
                                                        .schedule("60 * * * *")
                                                        .build())
                                                .build())
                                        .build())
                        .execute())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Invalid patch of workload 'etl': spec.job.schedule has the minute '60'");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
