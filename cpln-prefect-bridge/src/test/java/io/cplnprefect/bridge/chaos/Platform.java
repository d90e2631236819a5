/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@link ChaosPlatform} in a process of its own, and its commands. */
final class Platform implements AutoCloseable {

    private static final String WORKLOADS = "/org/" + ChaosPlatform.ORG + "/gvc/" + ChaosPlatform.GVC + "/workload";
    private static final Set<String> LIVE = Set.of("pending", "running");
    private static final long START_SECONDS = 30;

    private final ChildProcess process;
    private final String address;
    private final JsonApi api;

    private Platform(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
        this.api = new JsonApi(address, ChaosPlatform.TOKEN);
    }

    /** Starts the platform; its jobs find the programs of a folder first. */
    static Platform start(Path bin, Map<String, String> environment, Path log) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", bin + ":" + System.getenv("PATH"));
        ChildProcess process = ChildProcess.java(ChaosPlatform.class, all, log);
        long deadline = System.nanoTime() + START_SECONDS * 1_000_000_000;
        while (System.nanoTime() < deadline && process.isAlive()) {
            for (String line : lines(log)) {
                if (line.startsWith(ChaosPlatform.READY)) {
                    return new Platform(process, line.substring(ChaosPlatform.READY.length()));
                }
            }
            Pause.millis(100);
        }
        throw new IllegalStateException("The platform did not start: " + lines(log));
    }

    /** Returns the variables of a client of this platform. */
    Map<String, String> environment() {
        return Map.of(
                "CPLN_ENDPOINT",
                address,
                "CPLN_LOGS_ENDPOINT",
                address,
                "CPLN_ORG",
                ChaosPlatform.ORG,
                "CPLN_TOKEN",
                ChaosPlatform.TOKEN);
    }

    /** Stops or continues the whole process, so that requests wait. */
    void hang(boolean hangs) {
        process.signal(hangs ? "STOP" : "CONT");
    }

    /** Returns how many connections of log tails the platform has ended. */
    long breaks() {
        return lines(process.log()).stream()
                .filter(line -> line.startsWith(ChaosPlatform.BREAK))
                .mapToLong(line -> Long.parseLong(line.substring(ChaosPlatform.BREAK.length())))
                .sum();
    }

    Duration cpuTime() {
        return process.cpuTime();
    }

    /** Returns all commands of all workloads. */
    List<JsonNode> commands() {
        List<JsonNode> commands = new ArrayList<>();
        for (JsonNode workload : items(WORKLOADS)) {
            commands.addAll(items(WORKLOADS + "/" + workload.path("name").asText() + "/-command"));
        }
        return commands;
    }

    static boolean isLive(JsonNode command) {
        return LIVE.contains(command.path("lifecycleStage").asText());
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = api.get(next);
            page.path("items").forEach(items::add);
            next = "";
            for (JsonNode link : page.path("links")) {
                if (link.path("rel").asText().equals("next")) {
                    next = link.path("href").asText().replaceFirst("^https?://[^/]+", "");
                }
            }
        }
        return items;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.signal("CONT");
        process.end();
    }
}
