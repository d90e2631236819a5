/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.provision.PrefectStack;
import io.cplnprefect.bridge.provision.StackServer;
import io.cplnprefect.bridge.provision.StackWorker;
import io.cplnprefect.bridge.provision.WorkerProgram;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that describe a stack. */
final class StackOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--gvc",
            paramLabel = "<gvc>",
            description = "GVC and name of the stack, instead of CPLN_GVC; prefect by default")
    private @Nullable String gvc;

    @Option(names = "--existing-gvc", description = "use the GVC as it is; it is neither created, changed nor deleted")
    private boolean existingGvc;

    @Option(
            names = "--location",
            paramLabel = "<location>",
            description = "location of the GVC, may be repeated, instead of CPLN_LOCATION; aws-eu-central-1 by default")
    private List<String> locations = List.of();

    @Option(
            names = "--server-image",
            paramLabel = "<image>",
            description = "image of the server and of jobs; prefecthq/prefect:3-latest by default")
    private @Nullable String serverImage;

    @Option(
            names = "--server-replicas",
            paramLabel = "<number>",
            description = "replicas of the server; 1 by default, more with --database-secret only")
    private @Nullable Integer serverReplicas;

    @Option(
            names = "--database-secret",
            paramLabel = "<reference>",
            description = "cpln://secret/NAME.KEY with the URL of an external database; SQLite on a volume by default")
    private @Nullable String databaseSecret;

    @Option(
            names = "--auth-secret",
            paramLabel = "<reference>",
            description = "cpln://secret/NAME.KEY with the user:password that the API requires; none by default")
    private @Nullable String authSecret;

    @Option(
            names = "--allow-cidr",
            paramLabel = "<range>",
            description = "addresses that reach the API from outside, may be repeated; requires --auth-secret")
    private List<String> allowedCidrs = List.of();

    @Option(
            names = "--worker-program",
            paramLabel = "<program>",
            description = "program of the worker: java, python; java by default")
    private @Nullable WorkerProgram workerProgram;

    @Option(
            names = "--worker-image",
            paramLabel = "<image>",
            description = "image of the worker; //image/cpln-prefect:0.1.0 by default for java")
    private @Nullable String workerImage;

    @Option(names = "--worker-replicas", paramLabel = "<number>", description = "replicas of the worker; 1 by default")
    private @Nullable Integer workerReplicas;

    @Option(
            names = {"-p", "--pool"},
            paramLabel = "<pool>",
            description = "work pool of the worker; cpln by default")
    private @Nullable String pool;

    @Option(
            names = "--no-service-account",
            description = "create no service account; the worker then cannot read the logs of jobs")
    private boolean noServiceAccount;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    StackOptions() {}

    PrefectStack stack() {
        Map<String, String> environment = GlobalOptions.of(command).environment();
        PrefectStack.Builder stack = PrefectStack.builder()
                .createGvc(!existingGvc)
                .authSecret(authSecret)
                .server(server())
                .worker(worker());
        String ofGvc = gvc == null ? lastSegment(environment.get("CPLN_GVC")) : gvc;
        if (ofGvc != null) {
            stack.gvc(ofGvc);
        }
        String location = lastSegment(environment.get("CPLN_LOCATION"));
        if (!locations.isEmpty()) {
            stack.locations(locations);
        } else if (location != null) {
            stack.locations(List.of(location));
        }
        return stack.build();
    }

    private StackServer server() {
        StackServer.Builder server =
                StackServer.builder().databaseSecret(databaseSecret).allowedCidrs(allowedCidrs);
        if (serverImage != null) {
            server.image(serverImage);
        }
        if (serverReplicas != null) {
            server.replicas(serverReplicas);
        }
        return server.build();
    }

    private StackWorker worker() {
        StackWorker.Builder worker = StackWorker.builder().image(workerImage).serviceAccount(!noServiceAccount);
        if (workerProgram != null) {
            worker.program(workerProgram);
        }
        if (workerReplicas != null) {
            worker.replicas(workerReplicas);
        }
        if (pool != null) {
            worker.workPool(pool);
        }
        return worker.build();
    }

    /** Returns the name in a variable that may contain a link. */
    private static @Nullable String lastSegment(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.substring(value.lastIndexOf('/') + 1);
    }
}
