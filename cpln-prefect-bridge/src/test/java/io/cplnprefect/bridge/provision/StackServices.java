/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An empty organization, the Prefect server of a stack, and their clients. */
final class StackServices implements AutoCloseable {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    final FaultPlan faults = FaultPlan.withSeed(1);
    final ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .readinessDelay(Duration.ZERO)
            .faults(faults)
            .start();
    final PrefectEmulator server = PrefectEmulator.builder().start();
    final ControlPlane controlPlane = ControlPlane.builder()
            .endpoint(platform.url())
            .org("acme")
            .token(Secret.of(platform.token()))
            .build();
    final Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
    final PrefectStacks stacks = PrefectStacks.of(controlPlane).withPrefect(prefect);

    /** Returns an object of the organization. */
    JsonNode object(String path) {
        return Objects.requireNonNull(platform.get("/org/acme/" + path), path);
    }

    boolean exists(String path) {
        return platform.get("/org/acme/" + path) != null;
    }

    void put(String path, String json) {
        try {
            platform.put("/org/acme/" + path, new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an opaque secret. */
    void secret(String name, String payload) {
        put("secret/" + name, """
                {"name": "%s", "type": "opaque", "data": {"encoding": "plain", "payload": "%s"}}""".formatted(name, payload));
    }

    /** Returns the requests to Control Plane that have changed something. */
    List<String> writes() {
        return platform.requests().stream()
                .filter(request -> !READS.contains(request.method()))
                .filter(request -> !request.path().contains("dryRun"))
                .filter(request -> !request.path().contains("-query"))
                .map(RecordedRequest::toString)
                .toList();
    }

    @Override
    public void close() {
        prefect.close();
        controlPlane.close();
        server.close();
        platform.close();
    }
}
