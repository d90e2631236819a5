/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static io.cplnprefect.cpln.log.LabelMatcher.equal;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.FollowListener;
import io.cplnprefect.cpln.log.FollowedLog;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints the lines of a workload as they are written, each once, with the client of Control Plane alone. */
public class TailLogs {

    /**
     * Prints until the process is stopped.
     *
     * @param args the names of the GVC and the workload
     */
    public static void main(String[] args) {
        try (ControlPlane cpln = ControlPlane.fromEnvironment()) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            FollowedLog log = follow(cpln, args[0], args[1], System.out::println, ended);
            Runtime.getRuntime().addShutdownHook(new Thread(log::close));
            ended.join();
        }
    }

    /** Follows the lines of a workload since five minutes ago. */
    static FollowedLog follow(
            ControlPlane cpln, String gvc, String workload, Consumer<String> output, CompletableFuture<Void> ended) {
        LogQl query = LogQl.where(equal("gvc", gvc), equal("workload", workload));
        long from = cpln.time().now().minus(Duration.ofMinutes(5)).toEpochMilli() * 1_000_000;
        return cpln.org().logs().follow(query, from, new FollowListener() {
            @Override
            public void lines(List<LogEntry> lines) {
                lines.forEach(line -> output.accept(line.labels().get("replica") + ": " + line.line()));
            }

            @Override
            public void ended(@Nullable ApiException failure) {
                if (failure == null) {
                    ended.complete(null);
                } else {
                    ended.completeExceptionally(failure);
                }
            }
        });
    }
}
